import { createDefinitionFinder } from '../markdown/definitions.ts';
import { parseInline, type InlineNode } from '../markdown/inline-nodes.ts';
import { parseOutline } from '../markdown/outline.ts';
import { columnOf, type TableShape } from '../model/table-row.ts';
import type { SourceDocument } from '../text/source-document.ts';
import { splitRow, withoutShift } from './table-cells.ts';
import { findRowLink } from './table-links.ts';
import { readCellTitle } from './table-title.ts';

/** What a row says by itself. */
export interface RereadRow {
  readonly title: string;
  readonly url: string | undefined;
}

/** What the line `row` says once it stands in `table`: read before it is written, so that what cannot stand there is refused with a reason. */
export function rereadRow(source: SourceDocument, { columns, ...table }: TableShape, row: string): RereadRow | undefined {
  if (/[\n\r]/.test(row)) return undefined;
  const findDefinition = createDefinitionFinder(source.text, () => parseOutline(source.text, source.lineStarts, 0).blocks);
  const readNodes = (start: number, end: number): readonly InlineNode[] => parseInline(row, start, end, findDefinition) ?? [];
  const titleAt = columnOf({ columns, ...table }, 'title');
  const cells = withoutShift(row, splitRow(row, 0, row.trimEnd().length).cells, { count: columns.length, title: titleAt });
  const cell = cells[titleAt];
  const title = cell && readCellTitle({ text: row, readNodes }, cell);
  if (title === undefined) return undefined;
  return { title: title.text, url: findRowLink({ text: row, readNodes }, { cells, columns, title })?.url };
}
