import { parseOutline } from '../markdown/outline.ts';
import type { Entry } from '../model/paper.ts';
import { dedentLines, indentLines, indentWidth, isBlankLine, lineEndAt, nextLineStart, splitLines } from '../text/indent.ts';
import { findLineStarts } from '../text/lines.ts';
import type { SourceDocument } from '../text/source-document.ts';
import { sliceSpan, trimSpan } from '../text/span.ts';
import type { TextEdit } from '../text/text-edit.ts';
import type { Manner, SettledNote } from './entry-writer.ts';
import { areUsuallyFollowed } from './following-notes.ts';
import { rereadItem } from './item-reread.ts';
import { citedEndOf, itemLead, type ItemLead } from './item-lead.ts';

/** The lines a note is written as, and what it reads as then. */
export interface NoteLines {
  /** A blank line first where siblings have one; the last line without its ending. */
  readonly lines: string;
  readonly note: string;
}

/** How siblings write notes. */
interface NoteManner {
  readonly indent: string;
  readonly isApart: boolean;
  /** The bullet that notes begin with; '' where they are text. */
  readonly bullet: string;
}

/**
 * Whether the entry's note stands below its item without indentation, as paragraphs that follow after a blank line.
 */
export function followsItem({ text }: SourceDocument, entry: Entry, { indent, bullet }: ItemLead): boolean {
  const { note } = entry.parts;
  if (note === undefined) return false;
  const before = text.slice(entry.span.start, note.start);
  return indentWidth(/[ \t]*$/.exec(before)?.[0] ?? '') < indentWidth(indent) + bullet.length && APART.test(before);
}

/** A blank line at the end of what stands before. */
const APART = /(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)[ \t]*$/;

/** Lines of an entry's note that come, go or change; those that stay are not touched. */
export function itemNoteEdits(manner: Manner, entry: Entry, note: string): readonly TextEdit[] | undefined {
  const { text, eol } = manner.source;
  const citedEnd = citedEndOf(manner.source, entry);
  const old = entry.parts.note;
  if (old === undefined) {
    if (note === '') return [];
    const offset = lineEndAt(text, citedEnd);
    return [{ span: { start: offset, end: offset }, newText: eol + newNoteLines(manner, itemLead(manner.source, entry), note).lines }];
  }
  if (note === '') return [{ span: { start: lineEndAt(text, citedEnd), end: old.end }, newText: '' }];
  return [changedLines(text, { start: firstNoteLine(text, citedEnd), end: old.end }, { old: entry.paper.note, note, eol })];
}

function firstNoteLine(text: string, citedEnd: number): number {
  let start = nextLineStart(text, citedEnd);
  while (start < text.length && isBlankLine(text.slice(start, lineEndAt(text, start)))) start = nextLineStart(text, start);
  return start;
}

interface NoteChange {
  readonly old: string;
  readonly note: string;
  readonly eol: string;
}

/** The edit that turns the lines `[start, end)`, which read as `old`, into some that read as `note`. */
function changedLines(text: string, { start, end }: { start: number; end: number }, { old, note, eol }: NoteChange): TextEdit {
  const raw = splitLines(text.slice(start, end));
  const [had, has] = [bareLines(old), bareLines(note)];
  let same = 0;
  while (same < Math.min(had.length, has.length) && had[same] === has[same]) same += 1;
  let after = 0;
  while (after < Math.min(had.length, has.length) - same && had.at(-1 - after) === has.at(-1 - after)) after += 1;
  const indent = /^[ \t]*/.exec(raw[0] ?? '')?.[0] ?? '';
  const lines = has.slice(same, has.length - after).map((line) => (line === '' ? '' : indent + line));
  const offset = (count: number): number => start + raw.slice(0, count).join('').length;
  if (after > 0)
    return { span: { start: offset(same), end: offset(raw.length - after) }, newText: lines.map((line) => line + eol).join('') };
  // The last line has no ending of its own: what comes after the lines that stay comes with the ending before it.
  const from = same === 0 ? start : offset(same - 1) + (bareLines(raw[same - 1] ?? '')[0] ?? '').length;
  return { span: { start: from, end }, newText: lines.map((line, index) => (index === 0 && same === 0 ? line : eol + line)).join('') };
}

/** The lines without their endings. */
function bareLines(text: string): string[] {
  return text.split(/\r\n|\n|\r/);
}

/** How `note` stands in `entry`, or in a new one. */
export function settleItemNote(manner: Manner, note: string, entry: Entry | undefined): SettledNote {
  if (note === '') return { kind: 'note', note };
  const { source } = manner;
  if (entry !== undefined) {
    const lead = itemLead(source, entry);
    const cited = lead.indent + source.text.slice(entry.span.start, citedEndOf(source, entry));
    return settleBelow(
      manner,
      cited,
      entry.parts.note === undefined ? newNoteLines(manner, lead, note) : nextNoteLines(manner, entry, note),
    );
  }
  const [model] = manner.siblings;
  const lead = model === undefined ? { indent: '', bullet: '- ' } : itemLead(source, model);
  return settleBelow(manner, `${lead.indent}${lead.bullet}[Title](url)`, newNoteLines(manner, lead, note));
}

/** The lines of another note where the entry has one. */
function nextNoteLines({ source }: Manner, entry: Entry, note: string): NoteLines {
  const lead = itemLead(source, entry);
  return { lines: indentLines(note, followsItem(source, entry, lead) ? '' : noteIndent(lead)), note: dedentLines(note, 0) };
}

/** Blanks after an item's last line belong to no paragraph. */
function withoutLastBlanks(note: string): string {
  return note.slice(0, trimSpan(note, 0, note.length).end);
}

/** Without the blanks of Markdown around it: others, such as an ideographic space, are the note's. */
function trimBlanks(note: string): string {
  return sliceSpan(note, trimSpan(note, 0, note.length));
}

/** What the note reads as below the lines `cited`. */
function settleBelow({ source }: Manner, cited: string, { lines, note }: NoteLines): SettledNote {
  if (isUnindented(lines))
    return canFollow(note)
      ? { kind: 'note', note }
      : { kind: 'flawed', flaw: 'below its item, without indentation, only paragraphs are a note' };
  const read = rereadItem(source, cited + source.eol + lines);
  return read?.note === note ? { kind: 'note', note } : { kind: 'flawed', flaw: 'below a list item it would be read as something else' };
}

function isUnindented(lines: string): boolean {
  return /^(?:[ \t]*(?:\r\n|\n|\r))*[^ \t\r\n]/.test(lines);
}

/** Whether `note` is nothing but paragraphs, quotes and code, a paragraph first. */
function canFollow(note: string): boolean {
  const { blocks } = parseOutline(note, findLineStarts(note), 0);
  const kinds = blocks.filter(({ nesting }) => nesting === 0).map(({ kind }) => kind);
  return kinds[0] === 'paragraph' && kinds.every((kind) => kind === 'paragraph' || kind === 'block-quote' || kind === 'code');
}

/** Whether notes at a place follow their items without indentation: those of the nearest category, where at least three do and four of five, or those of the list. */
export function notesFollow({ source, near, siblings }: Manner): boolean {
  const shows = (entries: readonly Entry[]): boolean => {
    const follow = entries.filter((entry) => followsItem(source, entry, itemLead(source, entry))).length;
    return areUsuallyFollowed(follow, entries.length);
  };
  return shows(near) || shows(siblings);
}

function noteIndent({ indent, bullet }: Pick<ItemLead, 'indent' | 'bullet'>): string {
  return indent + ' '.repeat(bullet.length);
}

/** The lines of a first note under an item that begins with `lead`, in the manner of its siblings. */
export function newNoteLines(manner: Manner, lead: Pick<ItemLead, 'indent' | 'bullet'>, note: string): NoteLines {
  if (lead.indent === '' && notesFollow(manner) && canFollow(note)) return { lines: manner.source.eol + note, note };
  const { indent, isApart, bullet } = noteManner(manner, lead);
  const isLine = !/[\n\r]/.test(note) && !/^[ \t]*(?:[-*+>#|]|\d+[.)]|```|~~~)/.test(note);
  const settled = isLine ? bullet + trimBlanks(note) : dedentLines(withoutLastBlanks(note), 0);
  // Right below its paper, a line of nothing but links would be taken for more of the paper's.
  const needsGap = isApart || /^[\s[\](){},;:|/.]*!?\[[^\]]*\]\(|^\s*(?:=+|-+)\s*(?:[\n\r]|$)|^[;,)\]]/.test(settled);
  return { lines: (needsGap ? manner.source.eol : '') + indentLines(settled, indent), note: settled };
}

function noteManner({ source, near, siblings }: Manner, lead: Pick<ItemLead, 'indent' | 'bullet'>): NoteManner {
  const noted = (entries: readonly Entry[]): readonly Entry[] => entries.filter(({ parts }) => parts.note !== undefined).slice(0, 20);
  const models = noted(near).length > 0 ? noted(near) : noted(siblings);
  const found = models.map((entry) => readNoteManner(source.text, entry, itemLead(source, entry)));
  const usual = noteIndent(lead);
  const like = found.find(
    (each) => each.lead === lead.indent + lead.bullet.replace(/\d+/, '1') && indentWidth(each.indent) >= indentWidth(usual),
  );
  return {
    indent: like?.indent ?? usual,
    isApart: found.filter((each) => each.isApart).length * 2 > found.length,
    bullet: mostly(found.map((each) => each.bullet)) ?? '',
  };
}

/** What more than half of the values are. */
function mostly(values: readonly string[]): string | undefined {
  return values.find((value) => values.filter((other) => other === value).length * 2 > values.length);
}

function readNoteManner(text: string, { parts }: Entry, { indent, bullet }: ItemLead): NoteManner & { readonly lead: string } {
  const start = parts.note?.start ?? 0;
  const before = text.slice(Math.max(0, start - 200), start);
  return {
    lead: indent + bullet.replace(/\d+/, '1'),
    indent: /[ \t]*$/.exec(before)?.[0] ?? '',
    isApart: APART.test(before),
    bullet: /^[-*+][ \t]+/.exec(text.slice(start, start + 10))?.[0] ?? '',
  };
}
