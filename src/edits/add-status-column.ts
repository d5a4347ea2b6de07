import { splitRow } from '../dialects/table-cells.ts';
import { layoutOf, type TableLayout } from '../dialects/table-layout.ts';
import { meaningOf } from '../dialects/table-words.ts';
import type { Entry } from '../model/paper.ts';
import type { PaperList } from '../model/paper-list.ts';
import { UNMARKED } from '../model/status.ts';
import { columnOf, type TableShape } from '../model/table-row.ts';
import { lineNumberAt, lineTextEnd } from '../text/lines.ts';
import { sliceSpan, trimSpan, type Span } from '../text/span.ts';
import type { TextEdit } from '../text/text-edit.ts';
import { refuse, sameEntry, type Change, type Refusal } from './change.ts';
import { findWritableSign } from './signs.ts';

export interface StatusColumnOptions {
  /** Only the tables of this category and of those below it; undefined for all. */
  readonly path: readonly string[] | undefined;
  /** What heads the column; undefined for what heads such a column elsewhere in the list, or else a word of its language. */
  readonly header: string | undefined;
}

/** A change that gives tables a column, and which tables. */
export interface ColumnAddition extends Change {
  readonly tables: readonly TableShape[];
}

/**
 * Gives each table of papers that has no column for a status one: the first, after one that counts the rows. Its cells are blank, but for what another column
 * says of a paper's status, such as the day it was read. This alone touches every row.
 */
export function addStatusColumnChange(list: PaperList, { path, header }: StatusColumnOptions): ColumnAddition | Refusal {
  if (header !== undefined && !isStatusHeader(header)) return refuse(`“${header}” would not say that a column holds statuses`, HEADER_HINT);
  const tables = tablesWithout(list, path);
  const own = header ?? usualHeader(list);
  const placed = tables.map((table) => placeColumn(list, table));
  const unsigned = placed.find(({ signs }) => signs === undefined);
  if (unsigned !== undefined) return refuse('a paper of these tables has a status that no column could say', 'take its sign away first');
  const edits = placed.flatMap((place) => columnEdits(list, place, own));
  const changed = new Set(tables);
  return {
    kind: 'change',
    tables,
    edits,
    expected: list.entries.map((entry) =>
      entry.row !== undefined && changed.has(entry.row.table) ? { paper: entry.paper, text: undefined } : sameEntry(list, entry),
    ),
    between: betweenAfter(list, edits),
  };
}

const HEADER_HINT = 'such as “Status”, “Progress”, “Read”, 状态 or 상태';

function isStatusHeader(header: string): boolean {
  const meaning = meaningOf(header);
  return (meaning === 'status' || meaning === 'done') && !/[|\n\r]/.test(header);
}

/** The tables whose rows are papers and say no status, each once. */
function tablesWithout({ entries }: PaperList, path: readonly string[] | undefined): readonly TableShape[] {
  const signed = new Set(entries.flatMap(({ row, carrier }) => (row !== undefined && carrier === 'sign' ? [row.table] : [])));
  const there = entries.filter(({ paper }) => path === undefined || path.every((title, depth) => paper.category[depth] === title));
  const tables = new Set(there.flatMap(({ row }) => row?.table ?? []));
  return [...tables].filter((table) => columnOf(table, 'status') === -1 && !signed.has(table));
}

/** As such columns are headed elsewhere in the list, else in the language of its heads. */
function usualHeader({ entries }: PaperList): string {
  const columns = entries.flatMap(({ row }) => row?.table.columns ?? []);
  const known = columns.find(({ role, header }) => role === 'status' && isStatusHeader(header));
  if (known !== undefined) return known.header;
  const headers = columns.map(({ header }) => header).join('');
  if (/[\uac00-\ud7af]/.test(headers)) return '상태';
  if (/[\u3040-\u30ff]/.test(headers)) return '状態';
  return /[\u4e00-\u9fff]/.test(headers) ? '状态' : 'Status';
}

interface ColumnPlace {
  readonly table: TableShape;
  /** How many cells of each row stand before the new one. */
  readonly position: number;
  /** The sign to write into the row of an entry that says a status otherwise; undefined where there is none for one. */
  readonly signs: ReadonlyMap<number, string> | undefined;
}

function placeColumn(list: PaperList, table: TableShape): ColumnPlace {
  const position = table.columns[0]?.role === 'index' ? 1 : 0;
  const signs = new Map<number, string>();
  for (const entry of list.entries) {
    if (entry.row?.table !== table || entry.carrier === undefined) continue;
    const sign = signFor(list, entry);
    if (sign === undefined) return { table, position, signs: undefined };
    signs.set(entry.span.start, sign);
  }
  return { table, position, signs };
}

/** What says the status of an entry in a column that is new. */
function signFor(list: PaperList, { paper }: Entry): string | undefined {
  if (paper.status === UNMARKED) return '';
  return findWritableSign(list, { dialect: 'table', category: paper.category, carrier: 'cell' }, paper.status)?.sign?.marker;
}

function columnEdits(list: PaperList, { table, position, signs }: ColumnPlace, header: string): readonly TextEdit[] {
  const { source } = list;
  const layout = layoutOf(source, table);
  const isPadded = layout.columns.some(({ width }) => width !== undefined);
  const [head, delimiters, ...rows] = linesOf(list, table);
  if (head === undefined || delimiters === undefined) return [];
  const width = isPadded ? Math.max(layout.measure(header), ...[...(signs?.values() ?? [])].map(layout.measure)) : undefined;
  const style = { layout, width, isTight: isTight(source.text, head) };
  const marks = '-'.repeat(Math.max(3, width ?? 3));
  return [
    insertCell(source.text, head, position, cellOf(header, style)),
    insertCell(source.text, delimiters, position, cellOf(marks, { ...style, isTight: isTight(source.text, delimiters) })),
    ...rows
      .filter((row) => source.text.slice(row.start, row.end).includes('|'))
      .map((row) => insertCell(source.text, row, position, cellOf(signs?.get(row.start) ?? '', style))),
  ];
}

interface CellStyle {
  readonly layout: TableLayout;
  readonly width: number | undefined;
  readonly isTight: boolean;
}

/** Whether no blanks stand beside the bars of a row. */
function isTight(text: string, row: Span): boolean {
  return !/ \||\| /.test(text.slice(row.start, row.end));
}

function cellOf(content: string, { layout, width, isTight: tight }: CellStyle): string {
  if (width !== undefined) return ` ${content}${' '.repeat(Math.max(0, Math.max(3, width) - layout.measure(content)))} `;
  if (content === '') return tight ? '' : ' ';
  return tight ? content : ` ${content} `;
}

/** The lines of the table, without blanks around them. */
function linesOf({ source }: PaperList, { span }: TableShape): readonly Span[] {
  const { lineStarts, text } = source;
  const first = lineNumberAt(lineStarts, span.start);
  const last = lineNumberAt(lineStarts, span.end - 1);
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const start = lineStarts[first - 1 + index] ?? 0;
    return trimSpan(text, start, lineTextEnd(text, start, lineStarts[first + index] ?? text.length));
  });
}

/** Puts a cell after the first `position` cells of a row; a row without a bar before its first cell gets one, and one that is too short ends with it. */
function insertCell(text: string, row: Span, position: number, cell: string): TextEdit {
  const { cells, opens, closes } = splitRow(text, row.start, row.end);
  const at = (offset: number, newText: string): TextEdit => ({ span: { start: offset, end: offset }, newText });
  if (position === 0) return at(opens ? row.start + 1 : row.start, opens ? `${cell}|` : `|${cell}|${cell.endsWith(' ') ? ' ' : ''}`);
  const before = cells[position - 1];
  if (before !== undefined && (cells.length > position || closes)) return at(before.end + 1, `${cell}|`);
  return at(row.end, ` |${cell}`.trimEnd());
}

/** What must stand outside of entries after `edits`, blanks left out. */
function betweenAfter({ source, entries }: PaperList, edits: readonly TextEdit[]): string {
  const within = new Set(entries.map(({ span }) => lineNumberAt(source.lineStarts, span.start)));
  const outside = edits.filter(({ span }) => !within.has(lineNumberAt(source.lineStarts, span.start)));
  let text = '';
  let from = 0;
  let next = 0;
  for (const { span } of [...entries, { span: { start: source.text.length, end: source.text.length } }]) {
    for (let edit = outside[next]; edit !== undefined && edit.span.start <= span.start; edit = outside[next]) {
      text += sliceSpan(source.text, { start: from, end: edit.span.start }) + edit.newText;
      from = edit.span.end;
      next += 1;
    }
    text += source.text.slice(from, span.start);
    from = span.end;
  }
  return text.replace(/\s+/g, '');
}
