import { createCodeTest } from '../markdown/code-spans.ts';
import { parseOutline } from '../markdown/outline.ts';
import type { Entry } from '../model/paper.ts';
import { findLineStarts } from '../text/lines.ts';
import { withLineBlanks } from '../text/line-blanks.ts';
import { sliceSpan, trimSpan, type Span } from '../text/span.ts';
import { bodySpan, usualFrame } from './details-shape.ts';
import type { Manner, SettledNote } from './entry-writer.ts';
import { findFrameFlaw, type NoteSetting } from './note-flaw.ts';
import { readNote } from './note-frame.ts';

/** Where a note goes: what stands around it in the new text, and what of the old it replaces. */
export interface NotePlace {
  /** What it replaces; empty at the start of a new entry's note. */
  readonly span: Span;
  /** The entry's text before the place and after it, which stays. */
  readonly head: string;
  readonly tail: string;
  /** Written before and after the note, in the list's line endings. */
  readonly before: string;
  readonly after: string;
}

/** Where `note` goes in `entry`: in the old one's place, in the entry's own empty frame, or in one as siblings have; undefined when nothing closes the entry. */
export function findNotePlace(manner: Manner, entry: Entry, note: string): NotePlace | undefined {
  const { text } = manner.source;
  if (entry.parts.note !== undefined)
    return asPlace(manner, entry, withLineBlanks(text, entry.parts.note), { before: '', after: '', note });
  const body = bodySpan(manner.source, entry);
  if (body === undefined) return undefined;
  const usual = usualFrame(manner);
  const own = EMPTY_FRAME.exec(sliceSpan(text, body));
  if (own === null) return asPlace(manner, entry, body, { ...usual, note });
  const [, opening = '', blanks = ''] = own;
  const start = body.start + opening.length;
  const frame = { before: /\s*$/.exec(usual.before)?.[0] || '\n', after: /^\s*/.exec(usual.after)?.[0] || '\n' };
  return asPlace(manner, entry, { start, end: start + blanks.length }, { ...frame, note });
}

/** `<br>`, `<blockquote>` and both with nothing in them, up to the blanks that a note would replace. */
const EMPTY_FRAME = /^(\s*(?:<br\s*\/?>\s*)*<blockquote>\s*?(?:<br\s*\/?>)?)(\s*)(<\/blockquote>\s*)$/i;

/** Where `note` goes in a new entry: in the frame most siblings have. */
export function findNewNotePlace(manner: Manner, note: string): NotePlace {
  return withOwnLines(
    manner,
    { ...inLineEnds(manner, usualFrame(manner)), span: { start: 0, end: 0 }, head: '<details>\n<summary></summary>', tail: '</details>' },
    note,
  );
}

/** What a note that can stand there reads as: without what the list takes for its frame. */
export function readSettled({ head, note, tail }: NoteSetting): SettledNote {
  const text = head + note + tail;
  const start = head.search(/<\/summary\s*>/i);
  const end = text.search(/<\/details\s*>$/i);
  const body = { start: start === -1 ? 0 : head.indexOf('>', start) + 1, end: end === -1 ? text.length : end };
  const read = readNote(text, body, () => createCodeTest(text, parseOutline(text, findLineStarts(text), 0).blocks));
  const settled = read === undefined ? '' : sliceSpan(text, read);
  const given = sliceSpan(note, trimSpan(note, 0, note.length));
  return given.includes(settled) ? { kind: 'note', note: settled } : { kind: 'flawed', flaw: 'it would be read together with its frame' };
}

function asPlace(
  manner: Manner,
  { span: whole }: Entry,
  span: Span,
  { note, ...frame }: { before: string; after: string; note: string },
): NotePlace {
  const { text } = manner.source;
  const place = { ...inLineEnds(manner, frame), span, head: text.slice(whole.start, span.start), tail: text.slice(span.end, whole.end) };
  return withOwnLines(manner, place, note);
}

/**
 * The place as it is, unless the note needs lines of its own there: right after HTML nothing is code yet, so that a note which
 * shows tags in code needs a blank line before it, and the last line of a fence is one only if nothing follows on it.
 */
function withOwnLines({ source: { eol } }: Manner, place: NotePlace, note: string): NotePlace {
  if (note === '') return place;
  const content = place.before.trimEnd();
  const blankLine = content === '' && /[\n\r]$/.test(place.head) ? eol : `${content}${eol}${eol}`;
  const lineEnd = /^[\n\r]/.test(place.after + place.tail) ? place.after : eol + place.after;
  const places = [place, { ...place, after: lineEnd }, { ...place, before: blankLine }, { ...place, before: blankLine, after: lineEnd }];
  return places.find((each) => findFrameFlaw(settingOf(each, note)) === undefined) ?? place;
}

function settingOf({ head, before, after, tail }: NotePlace, note: string): NoteSetting {
  return { head: head + before, note, tail: after + tail };
}

function inLineEnds(
  { source }: Manner,
  { before, after }: { readonly before: string; readonly after: string },
): { before: string; after: string } {
  return { before: before.replaceAll('\n', source.eol), after: after.replaceAll('\n', source.eol) };
}
