import type { Painter } from '../commands/painter.ts';
import type { TableCell, TableColumn, TableRow } from '../commands/terminal.ts';
import { escapeControls } from '../text/escape-text.ts';
import { textWidth, truncateToWidth } from './text-width.ts';

export interface TableOptions {
  /** Cells of the terminal; no line is wider. `Infinity` cuts nothing. */
  readonly width: number;
  readonly painter: Painter;
}

interface Layout {
  readonly columns: readonly TableColumn[];
  readonly widths: readonly number[];
}

const GAP = 2;

/**
 * The lines of a table, each ended by a line feed, with columns aligned over all rows whatever headings stand between them,
 * and a blank line over every heading but one at the top. Trailing blanks are not written. No rows give an empty text.
 */
export function renderTable(rows: readonly TableRow[], columns: readonly TableColumn[], options: TableOptions): string {
  const shown = rows.map(escapeRow);
  const layout = { columns, widths: fitWidths(columns, naturalWidths(shown, columns.length), options.width) };
  const lines = shown.flatMap((row, index) =>
    'heading' in row ? headingLines(row.heading, index, options) : [renderRow(row.cells, layout)],
  );
  return lines.map((line) => `${line}\n`).join('');
}

function escapeRow(row: TableRow): TableRow {
  if ('heading' in row) return { heading: escapeControls(row.heading) };
  return { cells: row.cells.map(escapeCell) };
}

function escapeCell(cell: TableCell): TableCell {
  return typeof cell === 'string' ? escapeControls(cell) : { text: escapeControls(cell.text), paint: cell.paint };
}

function headingLines(heading: string, index: number, { width, painter }: TableOptions): string[] {
  const line = painter.heading(truncateToWidth(heading, width));
  return index === 0 ? [line] : ['', line];
}

function renderRow(cells: readonly TableCell[], { columns, widths }: Layout): string {
  let line = '';
  let blanks = 0;
  columns.forEach((column, index) => {
    const width = widths[index] ?? 0;
    if (width === 0) return;
    const cell = cells[index] ?? '';
    const text = truncateToWidth(textOf(cell), width).trimEnd();
    const rest = width - textWidth(text);
    // Blanks are held back until something follows them, so that a line never ends in blanks, painted or not.
    if (text !== '') {
      line += ' '.repeat(blanks + (column.align === 'right' ? rest : 0)) + paintCell(cell, text);
      blanks = column.align === 'right' ? GAP : rest + GAP;
    } else {
      blanks += width + GAP;
    }
  });
  return line;
}

function paintCell(cell: TableCell, text: string): string {
  return typeof cell === 'string' ? text : cell.paint(text);
}

function textOf(cell: TableCell): string {
  return typeof cell === 'string' ? cell : cell.text;
}

function naturalWidths(rows: readonly TableRow[], count: number): number[] {
  const widths = Array.from({ length: count }, () => 0);
  for (const row of rows) {
    if ('heading' in row) continue;
    for (let index = 0; index < count; index += 1) {
      widths[index] = Math.max(widths[index] ?? 0, textWidth(textOf(row.cells[index] ?? '')));
    }
  }
  return widths;
}

/**
 * Cuts `natural` down to `width`: first the columns that give way, down to what they keep, then the others, then any; where
 * not even a cell of each fits, the last column is left out.
 */
function fitWidths(columns: readonly TableColumn[], natural: readonly number[], width: number): number[] {
  const kept = columns.map((column) => column.minWidth ?? 1);
  const floors = [columns.map((column, index) => (column.givesWay === true ? (kept[index] ?? 1) : Infinity)), kept, columns.map(() => 1)];
  const widths = floors.reduce<readonly number[]>((now, floor) => shrinkWidths(now, floor, width), natural);
  if (columns.length < 2 || excess(widths, width) <= 0) return [...widths];
  return [...fitWidths(columns.slice(0, -1), natural.slice(0, -1), width), 0];
}

/** Takes from the widest column (the last of several) that is still over its floor, down to the next widest, until all fit or none can give more. */
function shrinkWidths(natural: readonly number[], floors: readonly number[], width: number): number[] {
  const widths = [...natural];
  for (let over = excess(widths, width); over > 0; over = excess(widths, width)) {
    const open = widths
      .map((_, index) => index)
      .toReversed()
      .filter((index) => (widths[index] ?? 0) > (floors[index] ?? 1));
    const [widest, second] = open.toSorted((a, b) => (widths[b] ?? 0) - (widths[a] ?? 0));
    if (widest === undefined) break;
    const from = widths[widest] ?? 0;
    const level = second === undefined ? 0 : Math.min(from - 1, widths[second] ?? 0);
    widths[widest] = Math.max(from - over, level, floors[widest] ?? 1);
  }
  return widths;
}

/** By how many cells a line of these columns, less those of no width, is too wide. */
function excess(widths: readonly number[], width: number): number {
  const used = widths.filter((cells) => cells > 0);
  return used.reduce((sum, cells) => sum + cells, 0) + GAP * Math.max(0, used.length - 1) - width;
}
