import { kindOfLabel } from '../model/link-role.ts';
import type { Entry } from '../model/paper.ts';
import { columnOf, type TableRow, type TableShape } from '../model/table-row.ts';
import type { SourceDocument } from '../text/source-document.ts';
import { trimSpan, type Span } from '../text/span.ts';
import type { Manner } from './entry-writer.ts';

/** How the rows of a table write titles and links. */
export interface RowManner {
  /** Around a title without a link: marks of emphasis. */
  readonly plain: Around;
  /** Around a title that is the label of its link: up to the title, between it and the address, after that. */
  readonly linked: (Around & { readonly between: string }) | undefined;
  /** Around an address in a column for links; undefined where links stand in no such column. */
  readonly link: Around | undefined;
}

interface Around {
  readonly before: string;
  readonly after: string;
}

const BARE: Around = { before: '', after: '' };

/** So many rows are looked at. */
const MOST_MODELS = 20;

/** The table that a row written there belongs to: the one around the place, else that of the nearest row of the category; undefined where none is. */
export function tableThere({ near, offset }: Pick<Manner, 'near' | 'offset'>): TableShape | undefined {
  const around = near.find(({ row }) => row !== undefined && row.table.span.start < offset && offset <= row.table.span.end + LINE_ENDING);
  return (around ?? near[0])?.row?.table;
}

/** The longest line ending, after which a row at the end of a table would be written. */
const LINE_ENDING = 2;

/** How most rows of `table` write titles and links; where it has none, as its columns suggest. */
export function rowManner(manner: Manner, table: TableShape): RowManner {
  const rows = manner.siblings.filter((entry) => entry.row?.table === table).slice(0, MOST_MODELS);
  const { source } = manner;
  const hasLinkColumn = columnOf(table, 'link') !== -1;
  const linked = usual(rows.flatMap((entry) => linkedTitle(source, entry) ?? []));
  const link = usual(rows.flatMap((entry) => linkCell(source, entry) ?? []));
  const isTitleLinked = linked !== undefined && (link === undefined || linked.count >= link.count);
  return {
    plain: usual(rows.flatMap((entry) => plainTitle(source, entry) ?? []))?.value ?? BARE,
    linked: isTitleLinked ? linked.value : undefined,
    link: isTitleLinked || !hasLinkColumn ? undefined : (link?.value ?? { before: `[${labelOf(table)}](`, after: ')' }),
  };
}

/** What a link in a column headed `PDF` is labelled. */
function labelOf(table: TableShape): string {
  const header = table.columns[columnOf(table, 'link')]?.header ?? '';
  return kindOfLabel(header) === 'paper' && header !== '' ? header : 'link';
}

/** The most frequent of equal values, and how often it came; of several as frequent the first. */
function usual<T>(values: readonly T[]): { readonly value: T; readonly count: number } | undefined {
  const counts = new Map<string, { readonly value: T; count: number }>();
  for (const value of values) {
    const known = counts.get(JSON.stringify(value)) ?? { value, count: 0 };
    known.count += 1;
    counts.set(JSON.stringify(value), known);
  }
  return [...counts.values()].sort((one, other) => other.count - one.count)[0];
}

/** The cell of this role, without the blanks around what it holds. */
export function contentOf(source: SourceDocument, row: TableRow, column: number): Span | undefined {
  const cell = row.cells[column];
  return cell && trimSpan(source.text, cell.start, cell.end);
}

function isWithin(inner: Span | undefined, outer: Span | undefined): boolean {
  return inner !== undefined && outer !== undefined && inner.start >= outer.start && inner.end <= outer.end;
}

function linkedTitle({ text }: SourceDocument, { row, parts }: Entry): RowManner['linked'] {
  const cell = row?.cells[columnOf(row.table, 'title')];
  if (cell === undefined || parts.url === undefined || !isWithin(parts.url, cell)) return undefined;
  const before = /[*_]*\[[*_]*$/.exec(text.slice(cell.start, parts.title.start))?.[0];
  const between = text.slice(parts.title.end, parts.url.start).replace(/<$/, '');
  const after = /^>?(\)[*_]*)/.exec(text.slice(parts.url.end, cell.end))?.[1];
  return before === undefined || after === undefined || !/^[*_]*\]\($/.test(between) ? undefined : { before, between, after };
}

function linkCell(source: SourceDocument, { row, parts }: Entry): Around | undefined {
  const { url } = parts;
  if (row === undefined || url === undefined) return undefined;
  const index = row.cells.findIndex((cell, at) => row.table.columns[at]?.role === 'link' && isWithin(url, cell));
  const cell = contentOf(source, row, index);
  if (cell === undefined) return undefined;
  const before = source.text.slice(cell.start, url.start).replace(/<$/, '');
  const after = source.text.slice(url.end, cell.end).replace(/^>/, '');
  if (before === '' && after === '') return BARE;
  const isPaper = /^\[([^[\]]*)\]\($/.test(before) && kindOfLabel(before.slice(1, -2)) === 'paper';
  return isPaper ? { before, after: ')' } : undefined;
}

function plainTitle({ text }: SourceDocument, { row, parts }: Entry): Around | undefined {
  const cell = row?.cells[columnOf(row.table, 'title')];
  if (cell === undefined || isWithin(parts.url, cell)) return undefined;
  const before = /[*_]*$/.exec(text.slice(cell.start, parts.title.start))?.[0] ?? '';
  const after = /^[*_]*/.exec(text.slice(parts.title.end, cell.end))?.[0] ?? '';
  return before.length === after.length ? { before, after } : undefined;
}
