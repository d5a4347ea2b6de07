import { escapeDestination, escapeInline, escapeLabel } from '../markdown/inline-escape.ts';
import type { Entry } from '../model/paper.ts';
import { columnOf, type TableRow } from '../model/table-row.ts';
import type { SourceDocument } from '../text/source-document.ts';
import { sliceSpan, trimSpan, type Span } from '../text/span.ts';
import { applyEdits, type TextEdit } from '../text/text-edit.ts';
import type { Manner } from './entry-writer.ts';
import { escapeCell } from './table-cells.ts';
import { cellEdits } from './table-edits.ts';
import { rowManner } from './table-manner.ts';
import { rereadRow } from './table-reread.ts';

/** Gives the row another title; undefined where it would not read as it. */
export function titleEdits(source: SourceDocument, entry: Entry, title: string): readonly TextEdit[] | undefined {
  const { row, parts } = entry;
  const text = writtenTitle(source, entry, title);
  if (row === undefined || text === undefined) return undefined;
  return checked(source, entry, replaceWithin(source, entry, parts.title, escapeCell(text, '')), { title, url: entry.paper.url });
}

const BACKTICK = 0x60;

function writtenTitle({ text }: SourceDocument, { parts }: Entry, title: string): string | undefined {
  if (text.charCodeAt(parts.title.start - 1) === BACKTICK) return title.includes('`') ? undefined : title;
  return /^[*_]*\]/.test(text.slice(parts.title.end)) ? escapeLabel(title) : escapeInline(title);
}

/** Gives the row another link, its first one, or none; undefined where that cannot be said in it. */
export function urlEdits(manner: Manner, entry: Entry, url: string | undefined): readonly TextEdit[] | undefined {
  const { source } = manner;
  if (entry.row === undefined) return undefined;
  const edits = url === undefined ? removeLink(source, entry) : writeLink(manner, entry, url);
  return edits && checked(source, entry, edits, { title: entry.paper.title, url });
}

function writeLink(manner: Manner, entry: Entry, url: string): readonly TextEdit[] | undefined {
  const { source } = manner;
  const { text } = source;
  const { parts, paper, row } = entry;
  if (parts.url !== undefined) return replaceWithin(source, entry, withAngles(text, parts.url), writtenUrl(text, parts.url, url));
  // The address stands elsewhere in the list, where others may need it.
  if (paper.url !== undefined || row === undefined) return undefined;
  const empty = /^[*_]*\]\((?=\))/.exec(text.slice(parts.title.end))?.[0].length;
  const address = escapeCell(escapeDestination(url), '');
  if (empty !== undefined) return insertWithin(source, entry, parts.title.end + empty, address);
  const { link } = rowManner(manner, row.table);
  const column = columnOf(row.table, 'link');
  if (link === undefined) {
    const outer = withMarks(text, parts.title);
    return replaceWithin(source, entry, outer, `[${sliceSpan(text, outer)}](${address})`);
  }
  const cell = row.cells[column];
  const old = cell === undefined ? '' : sliceSpan(text, trimSpan(text, cell.start, cell.end));
  const written = link.before === '' ? escapeCell(url, '') : link.before + address + link.after;
  return cellEdits(source, entry, column, old === '' || /^[-–—/]+$/.test(old) ? written : `${written}, ${old}`);
}

/** A bare address is written as it is, and one in a link as a destination. */
function writtenUrl(text: string, { start }: Span, url: string): string {
  const isDestination = text.charAt(start - 1) === '(' || text.charAt(start - 1) === '<';
  return escapeCell(isDestination ? escapeDestination(url) : url, '');
}

function withAngles(text: string, { start, end }: Span): Span {
  return text.charAt(start - 1) === '<' && text.charAt(end) === '>' ? { start: start - 1, end: end + 1 } : { start, end };
}

/** The title with the marks of emphasis or code around it. */
function withMarks(text: string, { start, end }: Span): Span {
  let width = 0;
  while (/[*_`~]/.test(text.charAt(start - width - 1)) && text.charAt(start - width - 1) === text.charAt(end + width)) width += 1;
  return { start: start - width, end: end + width };
}

/** A title keeps standing without its link; any other link goes, and with it what parts it from the next. */
function removeLink(source: SourceDocument, entry: Entry): readonly TextEdit[] | undefined {
  const { text } = source;
  const { url, title } = entry.parts;
  if (url === undefined) return undefined;
  const address = withAngles(text, url);
  if (/^[*_]*\]\($/.test(text.slice(title.end, address.start)) && text.charAt(address.end) === ')') {
    const marks = withMarks(text, title);
    if (text.charAt(marks.start - 1) !== '[') return undefined;
    const outer = { start: marks.start - 1, end: address.end + 1 };
    return replaceWithin(source, entry, outer, sliceSpan(text, marks));
  }
  const before = /\[[^[\]]*\]\($/.exec(text.slice(entry.span.start, address.start))?.[0] ?? '';
  const end = before === '' ? address.end : address.end + 1;
  const separator = /^[ \t]*[,/;·、][ \t]*/.exec(text.slice(end, entry.span.end))?.[0] ?? '';
  return replaceWithin(source, entry, { start: address.start - before.length, end: end + separator.length }, '');
}

/** Replaces a stretch of one cell; its padding follows. */
function replaceWithin(source: SourceDocument, entry: Entry, span: Span, newText: string): readonly TextEdit[] | undefined {
  const { row } = entry;
  const column = row === undefined ? -1 : findColumn(row, span);
  const cell = row?.cells[column];
  if (cell === undefined) return undefined;
  const content = trimSpan(source.text, cell.start, cell.end);
  const changed = source.text.slice(content.start, span.start) + newText + source.text.slice(span.end, content.end);
  return cellEdits(source, entry, column, changed.trim());
}

function insertWithin(source: SourceDocument, entry: Entry, offset: number, newText: string): readonly TextEdit[] | undefined {
  return replaceWithin(source, entry, { start: offset, end: offset }, newText);
}

function findColumn({ cells }: TableRow, { start, end }: Span): number {
  return cells.findIndex((cell) => cell.start <= start && end <= cell.end);
}

function checked(
  source: SourceDocument,
  { row, span, parts, paper }: Entry,
  edits: readonly TextEdit[] | undefined,
  wanted: { readonly title: string; readonly url: string | undefined },
): readonly TextEdit[] | undefined {
  if (row === undefined || edits === undefined) return undefined;
  const own = edits.map((edit) => ({ ...edit, span: { start: edit.span.start - span.start, end: edit.span.end - span.start } }));
  const read = rereadRow(source, row.table, applyEdits(sliceSpan(source.text, span), own));
  // Where an address stands elsewhere in the list, the row alone may not tell it.
  const isElsewhere = parts.url === undefined && paper.url !== undefined;
  return read?.title === wanted.title && (isElsewhere || read.url === wanted.url) ? edits : undefined;
}
