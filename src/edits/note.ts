import { WRITERS } from '../dialects/writers.ts';
import type { Entry } from '../model/paper.ts';
import type { PaperList } from '../model/paper-list.ts';
import type { SourceDocument } from '../text/source-document.ts';
import type { TextEdit } from '../text/text-edit.ts';
import { blankLinesAfter, countLines, wholeLines } from './blank-lines.ts';
import { refuse, sameEntry, type Change, type Refusal } from './change.ts';
import { mannerOf } from './manner.ts';

/**
 * Gives `entry` the note `note` ('' for none), framed as the list frames notes. A line entry, which has no place for a note,
 * becomes a details entry where the list has such.
 */
export function noteChange(list: PaperList, entry: Entry, note: string): Change | Refusal {
  const wanted = normalizeNote(note, list.source);
  const expected = list.entries.map((each) => (each === entry ? { paper: { ...entry.paper, note: wanted }, text: undefined, venueMayChange: true as const } : sameEntry(list, each)));
  if (wanted === entry.paper.note) return { kind: 'change', edits: [], expected };
  const dialect = entry.dialect === 'line' && wanted !== '' ? 'details' : entry.dialect;
  const flaw = WRITERS[dialect].findNoteFlaw(wanted);
  if (flaw !== undefined) return refuse(`the note cannot stand in its entry: ${flaw}`, 'close it there, or write it as code');
  const edits = dialect === entry.dialect ? WRITERS[dialect].noteEdits(mannerOf(list, dialect, entry.paper.category), entry, wanted) : rewrite(list, entry, wanted);
  return edits === undefined ? refuse(`“${entry.paper.title}” has no place for a note`) : { kind: 'change', edits, expected };
}

/** A note in the list's line endings, without blanks around it. */
export function normalizeNote(note: string, { eol }: SourceDocument): string {
  return note.replace(/\r\n|\n|\r/g, eol).replace(/^(?:[ \t]*(?:\r\n|\n))+/, '').trim();
}

/** `old` with `added` on lines of its own after it. */
export function appendToNote(old: string, added: string, { eol }: SourceDocument): string {
  return old === '' ? added : old + eol + added;
}

/** The line as a details entry; nothing may follow it on the next line, or the HTML would swallow it. */
function rewrite(list: PaperList, entry: Entry, note: string): readonly TextEdit[] | undefined {
  const manner = mannerOf(list, 'details', entry.paper.category);
  if (manner.siblings.length === 0) return undefined;
  const { title, url } = entry.paper;
  const text = WRITERS.details.renderEntry({ title, url, marker: entry.marker, note }, manner);
  if (text === undefined) return undefined;
  const after = blankLinesAfter(list.source, wholeLines(list.source, entry.span).end);
  const needsGap = after.end < list.source.text.length && countLines(list.source, after) === 0;
  return [{ span: entry.span, newText: needsGap ? text + list.source.eol : text }];
}
