import { findMarkerAt } from '../model/marker.ts';
import type { Entry } from '../model/paper.ts';
import type { StatusSign } from '../model/status-sign.ts';
import { columnOf, type TableRow } from '../model/table-row.ts';
import type { SourceDocument } from '../text/source-document.ts';
import { trimSpan, type Span } from '../text/span.ts';
import type { TextEdit } from '../text/text-edit.ts';
import { cellEdits } from './table-edits.ts';

/** Replaces what says the status in its column, takes it away, or puts it there; whatever else the cell holds stays. Without such a column only a sign before the title can be changed. */
export function tableMarkEdits(source: SourceDocument, entry: Entry, sign: StatusSign | undefined): readonly TextEdit[] | undefined {
  const { row } = entry;
  if (row === undefined) return undefined;
  const column = columnOf(row.table, 'status');
  if (column !== -1) return statusEdits(source, { entry, row, column }, sign?.marker ?? '');
  if (entry.carrier === 'cell') return sign === undefined ? cellEdits(source, entry, columnOf(row.table, 'read-date'), '') : undefined;
  return titleSignEdits(source, { entry, row, column: columnOf(row.table, 'title') }, sign);
}

interface Place {
  readonly entry: Entry;
  readonly row: TableRow;
  readonly column: number;
}

function statusEdits(source: SourceDocument, { entry, row, column }: Place, sign: string): readonly TextEdit[] | undefined {
  const cell = row.cells[column];
  if (cell === undefined) return sign === '' ? [] : cellEdits(source, entry, column, sign);
  const content = contentWith(source, { cell, marker: entry.parts.marker }, sign);
  return content === undefined ? undefined : cellEdits(source, entry, column, content);
}

interface MarkedCell {
  readonly cell: Span;
  readonly marker: Span | undefined;
}

/** What stands in the cell with `sign` as its sign; undefined where what else stands there could not be told from it. */
function contentWith({ text }: SourceDocument, { cell, marker }: MarkedCell, sign: string): string | undefined {
  const { start, end } = trimSpan(text, cell.start, cell.end);
  if (marker === undefined) {
    const content = text.slice(start, end);
    if (sign === '') return content;
    if (content === '' || /^(?:[-–—/~.…]+|&nbsp;)$/.test(content)) return sign;
    return findMarkerAt(sign, 0) === sign ? `${sign} ${content}` : undefined;
  }
  const [before, after] = [text.slice(start, marker.start), text.slice(marker.end, end)];
  // A label cannot be taken from its link.
  if (sign === '') return before.endsWith('[') ? undefined : (before.trimEnd() + (before === '' ? after.trimStart() : after)).trim();
  return before + sign + after;
}

function titleSignEdits(
  source: SourceDocument,
  { entry, row, column }: Place,
  sign: StatusSign | undefined,
): readonly TextEdit[] | undefined {
  const cell = row.cells[column];
  const { marker } = entry.parts;
  if (cell === undefined || (sign !== undefined && sign.carrier !== 'sign')) return undefined;
  if (marker === undefined && sign === undefined) return [];
  const { start, end } = trimSpan(source.text, cell.start, cell.end);
  const content = source.text.slice(start, end);
  if (marker === undefined) return cellEdits(source, entry, column, `${sign?.marker ?? ''} ${content}`);
  const [before, after] = [source.text.slice(start, marker.start), source.text.slice(marker.end, end)];
  return cellEdits(source, entry, column, sign === undefined ? before + after.trimStart() : before + sign.marker + after);
}
