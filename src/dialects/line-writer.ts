import type { Entry } from '../model/paper.ts';
import type { SourceDocument } from '../text/source-document.ts';
import type { TextEdit } from '../text/text-edit.ts';
import type { EntryDraft, EntryWriter } from './entry-writer.ts';

/** Writes `marker title` lines; each is a paragraph, so that blank lines stand around it. */
export const lineWriter: EntryWriter = { leastGap: 1, markEdits, renderEntry };

/** A line is an entry by its sign alone, so the sign can be replaced but not taken away. */
function markEdits(_source: SourceDocument, entry: Entry, marker: string | undefined): readonly TextEdit[] | undefined {
  const old = entry.parts.marker;
  return old === undefined || marker === undefined ? undefined : [{ span: old, newText: marker }];
}

function renderEntry({ title, url, marker, note }: EntryDraft): string | undefined {
  if (marker === undefined || note !== '' || /[\n\r]/.test(title)) return undefined;
  return `${marker} ${url === undefined ? title : `[${title}](${url})`}`;
}
