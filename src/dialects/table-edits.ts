import type { Entry } from '../model/paper.ts';
import type { TableRow } from '../model/table-row.ts';
import type { SourceDocument } from '../text/source-document.ts';
import { sliceSpan } from '../text/span.ts';
import type { TextEdit } from '../text/text-edit.ts';
import { splitRow } from './table-cells.ts';
import { fillCell, layoutOf } from './table-layout.ts';

/** Puts `content` into a cell of the row, in place of all that stands there; a row that is too short is given the cells it lacks. */
export function cellEdits(
  source: SourceDocument,
  { row, span }: Pick<Entry, 'row' | 'span'>,
  column: number,
  content: string,
): readonly TextEdit[] {
  if (row === undefined) return [];
  const cell = row.cells[column];
  if (cell === undefined) return addCells(source, { row, span }, column, content);
  const old = sliceSpan(source.text, cell);
  const filled = fillCell(layoutOf(source, row.table), column, content, old);
  // What stands last in a row without a bar after it ends the line, and blanks there would be seen by nobody.
  const isLast = cell.end === span.end && column === row.cells.length - 1;
  return [{ span: cell, newText: isLast ? filled.trimEnd() : filled }];
}

interface ShortRow {
  readonly row: TableRow;
  readonly span: Entry['span'];
}

function addCells(source: SourceDocument, { row, span }: ShortRow, column: number, content: string): readonly TextEdit[] {
  const layout = layoutOf(source, row.table);
  const { closes } = splitRow(source.text, span.start, span.end);
  const missing = Array.from({ length: column - row.cells.length }, (_, index) => fillCell(layout, row.cells.length + index, '') || ' ');
  const cells = [...missing, fillCell(layout, column, content)];
  const at = { start: span.end, end: span.end };
  if (closes) return [{ span: at, newText: cells.map((cell) => `${cell}|`).join('') }];
  return [{ span: at, newText: ` |${cells.join('|')}`.trimEnd() }];
}
