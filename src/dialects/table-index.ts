import { columnOf, type TableShape } from '../model/table-row.ts';
import { sliceSpan } from '../text/span.ts';
import type { Manner } from './entry-writer.ts';
import { contentOf } from './table-manner.ts';

interface CountedRow {
  readonly start: number;
  readonly number: number;
  /** What stands around the number. */
  readonly before: string;
  readonly digits: string;
  readonly after: string;
}

/**
 * What the column that counts the rows of `table` says of a row written at the place, '' where no column does: one more than the row before it at the end of a
 * table, than the row after it at the top of one that counts down; elsewhere one more than all. No other row is counted anew.
 */
export function nextIndex(manner: Manner, table: TableShape): string {
  return nextNumber(manner, table, columnOf(table, 'index'), /^(\D{0,4})(\d{1,6})(\D{0,4})$/);
}

/** As `nextIndex`, for the numbers that titles begin with, as `3) Title`; '' where they do not. */
export function nextLead(manner: Manner, table: TableShape): string {
  return nextNumber(manner, table, columnOf(table, 'title'), /^([([]?)(\d{1,3})([.)\]]{1,2}[ \t]+)/);
}

function nextNumber(manner: Manner, table: TableShape, column: number, pattern: RegExp): string {
  if (column === -1) return '';
  const rows = countedRows(manner, table, { column, pattern });
  const all = manner.siblings.filter((entry) => entry.row?.table === table).length;
  const model = rows.findLast(({ start }) => start < manner.offset) ?? rows[0];
  if (model === undefined || rows.length * 2 <= all) return '';
  const number = highestThere(rows, manner.offset) + 1 + (manner.ahead ?? 0);
  return model.before + String(number).padStart(model.digits.startsWith('0') ? model.digits.length : 0, '0') + model.after;
}

/** The number that those written at `offset` count on from. */
function highestThere(rows: readonly CountedRow[], offset: number): number {
  const [first, last] = [rows[0], rows.at(-1)];
  if (first === undefined || last === undefined) return 0;
  const countsDown = first.number > last.number;
  if (!countsDown && last.start < offset) return last.number;
  if (countsDown && first.start >= offset) return first.number;
  return Math.max(...rows.map(({ number }) => number));
}

/** The rows that have a number, in file order. */
function countedRows(
  { source, siblings }: Manner,
  table: TableShape,
  { column, pattern }: { readonly column: number; readonly pattern: RegExp },
): readonly CountedRow[] {
  const rows = siblings.flatMap(({ row, span }) => {
    const cell = row?.table === table ? contentOf(source, row, column) : undefined;
    const [, before = '', digits = '', after = ''] = (cell && pattern.exec(sliceSpan(source.text, cell))) ?? [];
    return digits === '' ? [] : [{ start: span.start, number: Number(digits), before, digits, after }];
  });
  return rows.sort((one, other) => one.start - other.start);
}
