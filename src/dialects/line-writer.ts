import type { Entry } from '../model/paper.ts';
import type { SourceDocument } from '../text/source-document.ts';
import { sliceSpan } from '../text/span.ts';
import type { TextEdit } from '../text/text-edit.ts';
import type { EntryDraft, EntryWriter, Manner } from './entry-writer.ts';

/** Writes `marker title` lines; each is a paragraph, so that blank lines stand around it. A line has no place for a note. */
export const lineWriter: EntryWriter = {
  leastGap: 1,
  markEdits,
  titleEdits: (_source, { parts }, title) => (isOneLine(title) ? [{ span: parts.title, newText: title }] : undefined),
  urlEdits,
  noteEdits: (_manner, _entry, note) => (note === '' ? [] : undefined),
  findNoteFlaw: () => undefined,
  renderEntry,
};

/** A line is an entry by its sign alone, so the sign can be replaced but not taken away. */
function markEdits(_source: SourceDocument, entry: Entry, marker: string | undefined): readonly TextEdit[] | undefined {
  const old = entry.parts.marker;
  return old === undefined || marker === undefined ? undefined : [{ span: old, newText: marker }];
}

/** A first link is written where other lines of the list have links. */
function urlEdits({ source, siblings }: Manner, { parts, paper }: Entry, url: string | undefined): readonly TextEdit[] | undefined {
  if (url === paper.url) return [];
  if (parts.url !== undefined && url !== undefined) return [{ span: parts.url, newText: url }];
  if (paper.url !== undefined && parts.url === undefined) return undefined;
  if (parts.url !== undefined) {
    const start = parts.title.start - 1;
    return [{ span: { start, end: parts.url.end + 1 }, newText: sliceSpan(source.text, parts.title) }];
  }
  if (url === undefined || !siblings.some(({ parts: own }) => own.url !== undefined)) return undefined;
  return [{ span: parts.title, newText: `[${sliceSpan(source.text, parts.title)}](${url})` }];
}

function renderEntry({ title, url, marker, note }: EntryDraft): string | undefined {
  if (marker === undefined || note !== '' || !isOneLine(title)) return undefined;
  return `${marker} ${url === undefined ? title : `[${title}](${url})`}`;
}

function isOneLine(title: string): boolean {
  return !/[\n\r]/.test(title);
}
