import { renderCategory } from '../model/category.ts';
import type { Entry } from '../model/paper.ts';
import type { OpenList } from './open-list.ts';
import type { Painter } from './painter.ts';
import { fieldValue, renderCell, type Field } from './records.ts';
import { shownSign } from './shown-sign.ts';
import type { TableColumn, TableRow, Terminal } from './terminal.ts';

export interface ListTableOptions {
  /** The fields asked for; without them, sign, id and title are shown. */
  readonly chosen: readonly Field[] | undefined;
  readonly sort?: string;
  readonly reverse?: boolean;
}

/** The papers as a table for a person, grouped by category unless they are in an order of their own. */
export function renderListTable(open: OpenList, entries: readonly Entry[], options: ListTableOptions, terminal: Terminal): string {
  if (options.chosen !== undefined) return terminal.renderTable(...fieldTable(open, entries, options.chosen));
  const isGrouped = options.sort === undefined && options.reverse !== true && entries.some(({ paper }) => paper.category.length > 0);
  return terminal.renderTable(paperRows(entries, terminal.painter, isGrouped), paperColumns(terminal.width));
}

/** Of an id its beginning says enough, and can be typed; a title wants room, where there is any. */
function paperColumns(width: number): TableColumn[] {
  return [{ minWidth: 2 }, { givesWay: true, minWidth: 16 }, { givesWay: true, minWidth: Math.max(12, Math.min(44, width - 36)) }];
}

/** Marker, id and title, under a heading per category where grouped. */
function paperRows(entries: readonly Entry[], painter: Painter, isGrouped: boolean): TableRow[] {
  const rows: TableRow[] = [];
  let group: string | undefined;
  for (const { paper, marker } of entries) {
    const category = renderCategory(paper.category);
    if (isGrouped && category !== group) rows.push({ heading: category === '' ? '/' : category });
    group = category;
    rows.push({ cells: [shownSign(marker) ?? '', { text: paper.id, paint: painter.dim }, paper.title] });
  }
  return rows;
}

function fieldTable(open: OpenList, entries: readonly Entry[], fields: readonly Field[]): [TableRow[], { givesWay: boolean }[]] {
  const rows = entries.map((entry) => ({ cells: fields.map((field) => renderCell(fieldValue(open, entry, field))) }));
  return [rows, fields.map((field) => ({ givesWay: field === 'title' || field === 'note' || field === 'url' || field === 'category' }))];
}
