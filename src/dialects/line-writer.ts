import { escapeDestination, escapeInline } from '../markdown/inline-escape.ts';
import type { Entry } from '../model/paper.ts';
import type { SourceDocument } from '../text/source-document.ts';
import { sliceSpan } from '../text/span.ts';
import type { TextEdit } from '../text/text-edit.ts';
import type { EntryWriter, Manner } from './entry-writer.ts';

/** Writes `marker title` lines; each is a paragraph, so that blank lines stand around it. A line has no place for a note. */
export const lineWriter: EntryWriter = {
  leastGap: 1,
  markEdits,
  titleEdits,
  urlEdits,
  noteEdits: (_manner, _entry, note) => (note === '' ? [] : undefined),
  settleNote: (_manner, note) => ({ kind: 'note', note }),
  renderEntry: ({ title, url, marker, note }) =>
    marker === undefined || note !== '' ? undefined : `${marker} ${renderTitle(escapeInline(title), url)}`,
};

/** A line is an entry by its sign alone, so the sign can be replaced but not taken away. */
function markEdits(_source: SourceDocument, entry: Entry, marker: string | undefined): readonly TextEdit[] | undefined {
  const old = entry.parts.marker;
  return old === undefined || marker === undefined ? undefined : [{ span: old, newText: marker }];
}

/** A title that is more than text and a link (images, a second link) cannot be replaced without losing the rest. */
function titleEdits({ text }: SourceDocument, { parts, paper }: Entry, title: string): readonly TextEdit[] | undefined {
  if (parts.url === undefined && paper.url !== undefined) return undefined;
  const isCode = text.charCodeAt(parts.title.start - 1) === BACKTICK;
  if (isCode && title.includes('`')) return undefined;
  return [{ span: parts.title, newText: isCode ? title : escapeInline(title) }];
}

const BACKTICK = 0x60;

/** A first link is written where other lines of the list have links. */
function urlEdits({ source, siblings }: Manner, { parts, paper }: Entry, url: string | undefined): readonly TextEdit[] | undefined {
  if (url === paper.url) return [];
  if (paper.url !== undefined && parts.url === undefined) return undefined;
  const title = sliceSpan(source.text, parts.title);
  if (parts.url !== undefined)
    return [{ span: { start: parts.title.start - 1, end: parts.url.end + 1 }, newText: renderTitle(title, url) }];
  const showsLinks = siblings.some(({ parts: own }) => own.url !== undefined);
  return showsLinks ? [{ span: parts.title, newText: renderTitle(title, url) }] : undefined;
}

/** `title` is Markdown already. */
function renderTitle(title: string, url: string | undefined): string {
  return url === undefined ? title : `[${title}](${escapeDestination(url)})`;
}
