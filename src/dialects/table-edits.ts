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
  const layout = layoutOf(source, row.table);
  const filled = fillCell(layout, column, content, sliceSpan(source.text, cell));
  // What stands last in a row without a bar after it ends the line, and blanks there would be seen by nobody.
  const newText = cell.end === span.end ? filled.trimEnd() : filled;
  if (column > 0) return [{ span: cell, newText }];
  // A blank cell at the start of a row needs the bar before it that others of the table do without.
  if (cell.start === span.start) return [{ span: cell, newText: content === '' ? `|${newText}` : newText.trimStart() }];
  return layout.opens
    ? [{ span: cell, newText }]
    : [{ span: { start: span.start, end: cell.end }, newText: newText.trim() === '' ? `|${newText}` : newText.trimStart() }];
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
  // Where a row does without a last bar, one at its end is what is left of a cell that was emptied.
  if (closes && !layout.closes && missing.length === 0) return [{ span: at, newText: cells.join('').trimEnd() }];
  if (closes) return [{ span: at, newText: cells.map((cell) => `${cell}|`).join('') }];
  return [{ span: at, newText: ` |${cells.join('|')}`.trimEnd() }];
}
