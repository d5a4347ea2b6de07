import type { TableShape } from '../model/table-row.ts';
import { cellWidth } from '../text/cell-width.ts';
import { splitLines } from '../text/indent.ts';
import type { SourceDocument } from '../text/source-document.ts';
import { sliceSpan } from '../text/span.ts';
import { splitRow } from './table-cells.ts';

/** How the cells of one column are written. */
export interface ColumnLayout {
  /** The width of all cells between their bars, where they are padded to one. */
  readonly width: number | undefined;
  readonly align: 'left' | 'right' | 'center';
  /** What a cell with nothing in it is. */
  readonly blank: string;
  /** The blanks before and after what stands in a cell of a column that is not padded. */
  readonly lead: string;
  readonly trail: string;
}

/** How a table is written. */
export interface TableLayout {
  readonly columns: readonly ColumnLayout[];
  /** How wide its owner takes a text to be. */
  readonly measure: (text: string) => number;
  /** Whether bars stand before the first cell and after the last of a row. */
  readonly opens: boolean;
  readonly closes: boolean;
}

const known = new WeakMap<TableShape, TableLayout>();

/** How `table`, which stands in `source`, is written: found once for all rows of a table. */
export function layoutOf(source: SourceDocument, table: TableShape): TableLayout {
  const layout = known.get(table) ?? readLayout(source, table);
  known.set(table, layout);
  return layout;
}

type Line = ReturnType<typeof splitRow> & { readonly texts: readonly string[] };

function readLayout({ text }: SourceDocument, table: TableShape): TableLayout {
  const lines = splitLines(sliceSpan(text, table.span)).map(readLine);
  const [head, delimiters, ...rows] = lines;
  const all = head === undefined ? rows : [head, ...rows];
  const measures = [cellWidth, codePoints];
  const [measure = cellWidth] = measures.toSorted((one, other) => paddedColumns(table, all, other) - paddedColumns(table, all, one));
  const columns = table.columns.map((_, index) => readColumn(all, index, { measure, delimiter: delimiters?.texts[index] ?? '' }));
  return { columns, measure, opens: isUsual(head, rows, 'opens'), closes: isUsual(head, rows, 'closes') };
}

/** Whether bars stand at that end of most rows, as of those of which it can be told: a blank cell at the end of a row has to have its bar. */
function isUsual(head: Line | undefined, rows: readonly Line[], end: 'opens' | 'closes'): boolean {
  const telling = rows.filter(({ texts }) => (end === 'opens' ? texts[0] : texts.at(-1))?.trim() !== '');
  const count = telling.filter((row) => row[end]).length;
  return telling.length === 0 ? (head?.[end] ?? true) : count * 2 >= telling.length;
}

function readLine(line: string): Line {
  const end = line.trimEnd().length;
  const row = splitRow(line, 0, end);
  return { ...row, texts: row.cells.map((cell) => sliceSpan(line, cell)) };
}

function codePoints(text: string): number {
  return [...text].length;
}

function paddedColumns({ columns }: TableShape, lines: readonly Line[], measure: TableLayout['measure']): number {
  return columns.filter((_, index) => paddedWidth(textsOf(lines, index), measure) !== undefined).length;
}

function textsOf(lines: readonly Line[], index: number): readonly string[] {
  // What stands before the first bar, or after the last, of a row without one there cannot be as wide as the others.
  return lines.flatMap(({ texts, opens, closes }) => {
    const isOpenEnd = (index === 0 && !opens) || (index === texts.length - 1 && !closes);
    return isOpenEnd ? [] : (texts[index] ?? []);
  });
}

/** At least so many of the cells must be as wide as their head. */
const MOST = 0.5;

/** The width that cells are padded to; undefined where they are not, or where what they hold is all as wide. */
function paddedWidth(texts: readonly string[], measure: TableLayout['measure']): number | undefined {
  const [head = '', ...cells] = texts;
  const width = measure(head);
  const alike = texts.filter((text) => measure(text) === width);
  const isSloppy = cells.some((text) => text.trim() === '' && measure(text) !== width);
  if (cells.length === 0 || isSloppy || alike.length - 1 < cells.length * MOST) return undefined;
  const isPadded = alike.some((text) => /^[ \t]{2}|[ \t]{2}$/.test(text)) || new Set(alike.map((text) => measure(text.trim()))).size > 1;
  return isPadded ? width : undefined;
}

interface ColumnMarks {
  readonly measure: TableLayout['measure'];
  readonly delimiter: string;
}

function readColumn(lines: readonly Line[], index: number, { measure, delimiter }: ColumnMarks): ColumnLayout {
  const width = paddedWidth(textsOf(lines, index), measure);
  const texts = lines.flatMap((line) => line.texts[index] ?? []);
  const filled = [textsOf(lines, index), texts].map((each) => each.findLast((text) => text.trim() !== ''));
  const model = filled[0] ?? filled[1] ?? ' x ';
  const [lead, trail] = [/^[ \t]/, /[ \t]$/].map((blank) => (blank.test(model) ? ' ' : ''));
  const blank = texts.find((text) => text.trim() === '') ?? (lead === '' && trail === '' ? '' : ' ');
  return { width, align: alignOf(delimiter), blank: width === undefined ? blank : ' '.repeat(width), lead: lead ?? '', trail: trail ?? '' };
}

function alignOf(delimiter: string): ColumnLayout['align'] {
  const marks = delimiter.trim();
  if (!marks.endsWith('-:')) return 'left';
  return marks.startsWith(':') ? 'center' : 'right';
}

/** The row of these cells, which have their blanks already. A blank cell at its start needs its bar. */
export function joinCells({ opens, closes }: TableLayout, cells: readonly string[]): string {
  const isOpen = opens || cells.length === 1 || cells[0]?.trim() === '';
  const line = cells.join('|');
  return (isOpen ? `|${line}${closes ? '|' : ''}` : `${line.trimStart()}${closes ? '|' : ''}`).trimEnd();
}

/** The cell of `column` that is to hold `content`, with the blanks around it; `old` is what stands between the bars now, undefined for a new cell. */
export function fillCell(layout: TableLayout, column: number, content: string, old?: string): string {
  const cell = fillBlanks(layout, column, content, old);
  // The bar after a backslash would be escaped.
  return /(?<!\\)(?:\\\\)*\\$/.test(cell) ? `${cell} ` : cell;
}

function fillBlanks({ columns, measure }: TableLayout, column: number, content: string, old: string | undefined): string {
  const layout = columns[column];
  if (layout === undefined) return content === '' ? ' ' : ` ${content} `;
  if (layout.width !== undefined) return padCell(content, layout.width, { measure, old, align: layout.align });
  if (content === '') return layout.blank;
  const [, lead = '', kept = '', trail = ''] = /^([ \t]*)([^]*?)([ \t]*)$/.exec(old ?? '') ?? [];
  return kept === '' ? layout.lead + content + layout.trail : lead + content + trail;
}

interface Padding {
  readonly measure: TableLayout['measure'];
  readonly old: string | undefined;
  readonly align: ColumnLayout['align'];
}

function padCell(content: string, width: number, { measure, old = '', align }: Padding): string {
  if (content === '') return ' '.repeat(width);
  const isNew = old.trim() === '';
  const lead = isNew ? 1 : old.length - old.trimStart().length;
  const trail = isNew ? 1 : old.length - old.trimEnd().length;
  const free = width - measure(content);
  let before = lead;
  if (align === 'right' && lead >= trail) before = free - trail;
  else if (align === 'center' && !isNew && Math.abs(lead - trail) <= 1) before = Math.floor(free / 2);
  before = Math.max(Math.min(1, lead), before);
  return ' '.repeat(before) + content + ' '.repeat(Math.max(1, free - before));
}
