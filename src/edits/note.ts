import { WRITERS } from '../dialects/writers.ts';
import { revisePaper, type DialectId, type Entry } from '../model/paper.ts';
import type { PaperList } from '../model/paper-list.ts';
import type { SourceDocument } from '../text/source-document.ts';
import { withLineBlanks } from '../text/line-blanks.ts';
import { sliceSpan, trimSpan } from '../text/span.ts';
import { refuse, sameEntry, type Change, type Refusal } from './change.ts';
import { mannerOf, placeOf } from './manner.ts';
import { rewriteAsDetails } from './rewrite-line.ts';
import { refuseNoteText } from './said.ts';

/**
 * Gives `entry` the note `note` ('' for none), framed as the list frames notes. A line entry, which has no place for a note,
 * becomes a details entry where the list has such.
 */
export function noteChange(list: PaperList, entry: Entry, note: string): Change | Refusal {
  const wanted = normalizeNote(note, list.source);
  if (wanted === entry.paper.note || wanted === noteTextOf(list, entry))
    return changeOf(list, entry, { note: entry.paper.note, edits: [] });
  const refusal = refuseNoteText(wanted);
  if (refusal !== undefined) return refusal;
  const dialect: DialectId = entry.dialect === 'line' && wanted !== '' ? 'details' : entry.dialect;
  const manner = mannerOf(list, dialect, placeOf(entry));
  if (dialect !== entry.dialect && manner.siblings.length === 0) return refuseNote(entry);
  const settled = WRITERS[dialect].settleNote(manner, wanted, dialect === entry.dialect ? entry : undefined);
  if (settled.kind === 'flawed') return refuseFlaw(settled.flaw);
  const edits =
    dialect === entry.dialect
      ? WRITERS[dialect].noteEdits(manner, entry, wanted)
      : rewriteAsDetails(list, entry, revisePaper(entry.paper, { note: wanted }));
  return edits === undefined ? refuseNote(entry) : changeOf(list, entry, { note: settled.note, edits });
}

/** The note as who edits it sees it, with the blanks beside it on its first and last line; '' for none. */
export function noteTextOf({ source }: PaperList, entry: Entry): string {
  return WRITERS[entry.dialect].noteText(source, entry);
}

/** A note in the list's line endings, without blank lines around it; blanks on its first and last line are its own. */
export function normalizeNote(note: string, { eol }: SourceDocument): string {
  const text = note.replace(/\r\n|\n|\r/g, eol);
  const content = trimSpan(text, 0, text.length);
  return content.start === content.end ? '' : sliceSpan(text, withLineBlanks(text, content));
}

/** What a note that cannot stand where it should is refused with. */
export function refuseFlaw(flaw: string): Refusal {
  return refuse(`the note cannot stand in its entry: ${flaw}`, 'pair it within the note, or write it as code');
}

function refuseNote({ dialect, paper }: Entry): Refusal {
  if (dialect === 'table') return refuse(`the table of “${paper.title}” has no column for notes`, 'add one by hand, headed “Notes”');
  const hint =
    dialect === 'line'
      ? 'no entry of this list shows where notes go: write its first one by hand'
      : 'its <details> is never closed: close it by hand';
  return refuse(`“${paper.title}” has no place for a note`, hint);
}

function changeOf(list: PaperList, entry: Entry, { note, edits }: { note: string; edits: Change['edits'] }): Change {
  const expected = list.entries.map((each) =>
    each === entry ? { paper: revisePaper(entry.paper, { note }), text: undefined, venueMayChange: true as const } : sameEntry(list, each),
  );
  return { kind: 'change', edits, expected };
}
