import type { Entry } from '../model/paper.ts';
import { UNMARKED } from '../model/status.ts';
import { columnOf, type TableRow, type TableShape } from '../model/table-row.ts';
import type { SourceDocument } from '../text/source-document.ts';
import { sliceSpan, trimSpan, type Span } from '../text/span.ts';
import type { Manner } from './entry-writer.ts';
import { escapeCell, splitRow } from './table-cells.ts';
import { nextIndex } from './table-index.ts';
import { fillCell, joinCells, layoutOf } from './table-layout.ts';
import { contentOf, rowManner, tableThere } from './table-manner.ts';

/** Whether title, link, sign and note are all that the row says, so that it can be written otherwise than as a row. */
export function isPlainRow(source: SourceDocument, { row, parts }: Entry): boolean {
  return row !== undefined && row.cells.every((_, column) => isPlainCell(source, { row, parts }, column));
}

type RowEntry = Pick<Entry, 'parts'> & { readonly row: TableRow };

function isPlainCell(source: SourceDocument, { row, parts }: RowEntry, column: number): boolean {
  const cell = contentOf(source, row, column);
  const content = cell === undefined ? '' : sliceSpan(source.text, cell);
  if (isNothing(content)) return true;
  const part = (span: Span | undefined): string => (span === undefined ? '' : sliceSpan(source.text, span));
  switch (row.table.columns[column]?.role) {
    case 'index':
    case 'note':
      return true;
    case 'status':
      return content === part(parts.marker);
    case 'title':
      return isOnly(content, part(parts.title), part(parts.url));
    case 'link':
      return parts.url !== undefined && isOnly(content, '', part(parts.url));
    default:
      return false;
  }
}

function isNothing(content: string): boolean {
  return /^[-–—/?.\s]*$/.test(content);
}

/** Whether nothing but marks of Markdown, and the label of a link, stands beside title and address. */
function isOnly(content: string, title: string, url: string): boolean {
  const rest = content.replace(title, '').replace(url, '');
  return /^[*_[\]()<>\s]*$/.test(rest) || (title === '' && /^\[[^[\]]*\]\(<?>?\)$/.test(rest));
}

/** Why the row cannot stand in the table there, in words: none is there, or something it says has no column in it. */
export function moveFlaw(manner: Manner, entry: Entry): string | undefined {
  const { row } = entry;
  const table = tableThere(manner);
  if (row === undefined) return undefined;
  if (table === undefined) return 'no table with papers stands there';
  const lacking = lackingColumns(manner.source, { row, parts: entry.parts }, table);
  return lacking.length === 0 ? undefined : `the table there has no column for what stands under ${lacking.join(', ')}`;
}

/** The heads of filled columns that have none in `table`. */
function lackingColumns(source: SourceDocument, { row, parts }: RowEntry, table: TableShape): readonly string[] {
  if (row.table === table) return [];
  const url = parts.url === undefined ? '' : sliceSpan(source.text, parts.url);
  const taken = new Set(table.columns.map((_, column) => sourceColumn(row.table, table, column)));
  return row.cells.flatMap((_, column) => {
    const { header = '', role = 'other' } = row.table.columns[column] ?? {};
    const cell = contentOf(source, row, column);
    const isFilled = cell !== undefined && !isNothing(sliceSpan(source.text, cell));
    // A link can always become that of the title, and rows are counted anew.
    const hasPlace =
      role === 'index' || taken.has(column) || (role === 'link' && isOnly(sliceSpan(source.text, cell ?? parts.title), '', url));
    return isFilled && !hasPlace ? `“${header === '' ? String(column + 1) : header}”` : [];
  });
}

/** Which column of `from` goes to a column of `to`: one headed alike, else one of the same meaning; -1 where there is none. */
function sourceColumn(from: TableShape, to: TableShape, column: number): number {
  const { header = '', role = 'other' } = to.columns[column] ?? {};
  const alike = from.columns.findIndex((each) => each.role === role && fold(each.header) === fold(header));
  if (alike !== -1 || role === 'other') return alike;
  const isTaken = to.columns.some((each, at) => at < column && each.role === role);
  return isTaken ? -1 : columnOf(from, role);
}

function fold(header: string): string {
  return header.normalize('NFKC').toLowerCase();
}

/** The row `text`, which `entry` is where it stands, as a row of the table there: columns by their meaning, and the sign that says its status there. */
export function adaptRow(manner: Manner, entry: Entry, text: string): string {
  const { source } = manner;
  const { row } = entry;
  const table = tableThere(manner);
  if (row === undefined || table === undefined || table === row.table) return text;
  const cells = splitRow(text, 0, text.trimEnd().length).cells.map(({ start, end }) => sliceSpan(text, trimSpan(text, start, end)));
  // A bar too many before the first cell, which is no cell of its row, is left behind.
  const { length } = splitRow(source.text, entry.span.start, entry.span.end).cells;
  const contents = cells.slice(length - row.cells.length);
  const layout = layoutOf(source, table);
  const filled = table.columns.map((_, column) => {
    const own = sourceColumn(row.table, table, column);
    const content = contentThere(manner, { entry, table, column, content: contents[own] ?? '' });
    return fillCell(layout, column, content);
  });
  return joinCells(layout, filled);
}

interface MovedCell {
  readonly entry: Entry;
  readonly table: TableShape;
  readonly column: number;
  readonly content: string;
}

function contentThere(manner: Manner, moved: MovedCell): string {
  switch (moved.table.columns[moved.column]?.role) {
    case 'index':
      return nextIndex(manner, moved.table);
    case 'status':
      return signThere(manner, moved);
    case 'title':
      return titleThere(manner, moved);
    case 'link':
      return linkThere(manner, moved);
    default:
      return moved.content;
  }
}

/** With its link, where that stands in a column that the table there has not; without, where links there stand in one. */
function titleThere(manner: Manner, { entry, table, content }: MovedCell): string {
  const own = ownLink(entry);
  if (own === 'column' && columnOf(table, 'link') === -1) return `[${content}](${entry.paper.url ?? ''})`;
  return own === 'title' && rowManner(manner, table).link !== undefined ? (LINKED.exec(content)?.[1] ?? content) : content;
}

/** A title that is one link and nothing else. */
const LINKED = /^\[([^[\]]*)\]\([^()\s]*\)$/;

/** The link of a title that stands there without it. */
function linkThere(manner: Manner, { entry, table, column, content }: MovedCell): string {
  const { link } = rowManner(manner, table);
  const { row, parts, paper } = entry;
  if (content !== '' || link === undefined || column !== columnOf(table, 'link') || ownLink(entry) !== 'title') return content;
  const title = row && contentOf(manner.source, row, columnOf(row.table, 'title'));
  const isWhole = title !== undefined && parts.url !== undefined && LINKED.test(sliceSpan(manner.source.text, title));
  return isWhole ? link.before + escapeCell(paper.url ?? '', '') + link.after : content;
}

/** Where the entry's own link is written. */
function ownLink({ row, parts }: Entry): 'title' | 'column' | undefined {
  const title = row?.cells[columnOf(row.table, 'title')];
  if (parts.url === undefined || title === undefined) return undefined;
  return parts.url.start >= title.start && parts.url.end <= title.end ? 'title' : 'column';
}

/** As rows there say its status, or those of tables whose column is headed alike; as it does itself where none does. */
function signThere({ siblings }: Manner, { entry, table, content }: MovedCell): string {
  if (entry.paper.status === UNMARKED && entry.marker === undefined && content === '') return '';
  // A paper that was to be classified has been marked already.
  const isMarked = !content.includes(entry.marker ?? '\0');
  const status = isMarked ? siblings.find(({ marker }) => marker === content)?.paper.status : entry.paper.status;
  const models = siblings.filter(({ paper, carrier }) => carrier === 'cell' && paper.status === status);
  const header = statusHeader(table);
  const model =
    models.find(({ row }) => row?.table === table) ?? models.find(({ row }) => row !== undefined && statusHeader(row.table) === header);
  return model?.marker ?? content;
}

function statusHeader(table: TableShape): string {
  return fold(table.columns[columnOf(table, 'status')]?.header ?? '');
}
