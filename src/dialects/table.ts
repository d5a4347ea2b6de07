import type { Block } from '../markdown/outline.ts';
import { columnOf, type TableRow, type TableShape } from '../model/table-row.ts';
import { overlapsAny, trimSpan, type Span } from '../text/span.ts';
import { createSignReader } from './common-signs.ts';
import type { Dialect, FoundEntry, ListDocument } from './dialect.ts';
import { judgeRows } from './judge-rows.ts';
import { isFilled, splitRow, withoutShift } from './table-cells.ts';
import { readColumns, type PlainTable, type ReadColumns } from './table-columns.ts';
import { TableEntry, type RowSign } from './table-entry.ts';
import { findRowLink, linkOrder, type RowLink } from './table-links.ts';
import { readStatusCell } from './table-status.ts';
import { readCellTitle, type CellTitle } from './table-title.ts';
import { headerText } from './table-words.ts';

/**
 * Rows of GFM tables that stand for papers, a row a paper. What a column holds, its head and its cells tell (see `readColumns`); which tables hold papers, what
 * their rows cite (see `judgeRows`).
 */
export const tableDialect: Dialect = { ids: ['table'], find: findTableEntries };

function findTableEntries(document: ListDocument, claimed: readonly Span[]): readonly FoundEntry[] {
  const tables = findTables(document, claimed);
  if (tables.length === 0) return [];
  const { source, legend } = document;
  const columns = readColumns(source.text, tables, legend);
  const read = tables.map((table, index) => readTable(document, table, columns[index] ?? NO_COLUMNS));
  const findTitleSign = createTitleSigns(document, read.flat());
  return read.flatMap((rows, index) => {
    const { section = '', isPiped = true } = tables[index] ?? {};
    const { manner } = columns[index] ?? NO_COLUMNS;
    const reasons = judgeRows(rows.map(toEvidence), { section, manner });
    return rows.flatMap((row, at) => takeRow(document, row, { reason: reasons[at], isPiped, findTitleSign }));
  });
}

const NO_COLUMNS: ReadColumns = { columns: [], title: -1, manner: 'name', status: undefined };

/** A table of the document's own level. */
interface DocumentTable extends PlainTable {
  readonly span: Span;
  readonly rows: readonly TableLine[];
  /** The title of the heading it stands under. */
  readonly section: string;
  /** Whether its head has bars, so that a row without any is none that somebody wrote as one. */
  readonly isPiped: boolean;
}

/** A row below the head, taken apart. */
interface TableLine {
  readonly span: Span;
  readonly cells: readonly Span[];
  readonly hasBars: boolean;
}

function findTables({ source, blocks }: ListDocument, claimed: readonly Span[]): readonly DocumentTable[] {
  const { text } = source;
  const tables: DocumentTable[] = [];
  let section = '';
  // By index, as in every loop over all blocks: in a process this short an iterator makes an object for each.
  for (let index = 0; index < blocks.length; index += 1) {
    const block = blocks[index];
    if (block === undefined || block.nesting > 0) continue;
    if (block.kind === 'heading' && !overlapsAny(claimed, block)) section = text.slice(block.contentStart, block.contentEnd).trim();
    if (block.kind !== 'table' || overlapsAny(claimed, block)) continue;
    const lines: TableLine[] = [];
    for (let row = blocks[index + 1]; row?.kind === 'table-row'; row = blocks[index + 1]) {
      lines.push(readLine(text, row));
      index += 1;
    }
    const [head, ...rows] = lines;
    if (head === undefined) continue;
    const headers = head.cells.map(({ start, end }) => headerText(text.slice(start, end)));
    tables.push({ span: { start: block.start, end: block.end }, headers, rows, section, isPiped: head.hasBars });
  }
  return tables;
}

function readLine(text: string, { start, end }: Block): TableLine {
  const { cells, opens, closes } = splitRow(text, start, end);
  return { span: { start, end }, cells, hasBars: opens || closes || cells.length > 1 };
}

/** A row with what it says, before it is known which signs say a status. */
interface ReadRow {
  readonly line: TableLine;
  readonly row: TableRow;
  readonly title: CellTitle | undefined;
  readonly link: RowLink | undefined;
  readonly sign: RowSign | undefined;
  readonly hasFacts: boolean;
  /** Whether the table has a column for statuses. */
  readonly hasStatusColumn: boolean;
}

function toEvidence({ title, link, sign, hasFacts }: ReadRow): Parameters<typeof judgeRows>[0][number] {
  return { title, link, hasStatus: sign !== undefined, hasFacts };
}

function readTable({ source, readNodes }: ListDocument, table: DocumentTable, { columns, title, status }: ReadColumns): readonly ReadRow[] {
  const { text } = source;
  const document = { text, readNodes };
  const shape: TableShape = { span: table.span, columns };
  const statusAt = Math.max(columnOf(shape, 'status'), columnOf(shape, 'read-date'));
  const order = linkOrder(columns);
  const facts = FACTS.map((role) => columnOf(shape, role)).filter((index) => index !== -1);
  return table.rows.map((line): ReadRow => {
    const cells = withoutShift(text, line.cells, { count: columns.length, title });
    const cell = cells[title];
    const own = cell && readCellTitle(document, cell);
    const link = own && findRowLink(document, { cells, columns, title: own, order });
    const said = status === undefined || cells[statusAt] === undefined ? undefined : readStatusCell(text, cells[statusAt], status);
    const sign =
      said?.kind === 'known' || said?.kind === 'own' ? { status: said.status, carrier: 'cell' as const, marker: said.marker } : undefined;
    const hasFacts = facts.some((index) => isFilled(text, cells[index]));
    return { line, row: { table: shape, cells }, title: own, link, sign, hasFacts, hasStatusColumn: statusAt !== -1 };
  });
}

const FACTS = ['authors', 'venue', 'year'] as const;

type FindTitleSign = (title: CellTitle) => RowSign | undefined;

/** Signs before titles say a status where tables have no column for it, as they do before items. */
function createTitleSigns({ legend }: ListDocument, rows: readonly ReadRow[]): FindTitleSign {
  const markers = rows.flatMap(({ title, hasStatusColumn }) => (hasStatusColumn ? [] : (title?.markers ?? [])));
  const findSign = createSignReader(
    legend,
    markers.map(({ text }) => text),
  );
  return ({ markers: own }) => {
    for (const { text, span } of own) {
      const status = findSign(text)?.status;
      if (status !== undefined) return { status, carrier: 'sign', marker: span };
    }
    return undefined;
  };
}

interface Judged {
  /** Why it is no paper. */
  readonly reason: string | undefined;
  readonly isPiped: boolean;
  readonly findTitleSign: FindTitleSign;
}

/** The entry that a row is; none where it is no paper, which is told. */
function takeRow(document: ListDocument, read: ReadRow, { reason, isPiped, findTitleSign }: Judged): readonly FoundEntry[] {
  const { source, report } = document;
  const { line, title, row, link } = read;
  const isSwallowed = isPiped && !line.hasBars;
  if (isSwallowed || reason !== undefined || title === undefined) {
    leaveOutRow(document, read, isSwallowed ? undefined : (reason ?? ''));
    return [];
  }
  const { span } = line;
  const { length } = row.table.columns;
  if (line.cells.length !== length)
    report({ code: 'ragged-row', severity: 'info', message: `${line.cells.length} cells in a table of ${length} columns`, span });
  const sign = read.sign ?? (read.hasStatusColumn ? undefined : findTitleSign(title));
  return [new TableEntry(source.text, source.eol, { span, row, title, link, sign })];
}

const SWALLOWED = 'this line right below a table is a row of it: put a blank line between';

/** Tells of a row that is no paper, and why; without a reason it is a line that the table swallowed. */
function leaveOutRow({ source, report, leaveOut }: ListDocument, read: ReadRow, reason: string | undefined): void {
  const { span, cells } = read.line;
  if (!cells.some((cell) => isFilled(source.text, cell))) return;
  leaveOut({ span, title: shownTitle(source.text, read), reason: reason ?? 'is a line right below a table' });
  const isLinked = /https?:|\]\(/.test(source.text.slice(span.start, span.end));
  if (reason === undefined && isLinked) report({ code: 'swallowed-line', severity: 'warning', message: SWALLOWED, span });
}

/** What tells a row that is no paper from others. */
function shownTitle(text: string, { title, line }: ReadRow): string {
  if (title !== undefined) return title.text;
  const cell = line.cells.find((each) => isFilled(text, each));
  const span = cell && trimSpan(text, cell.start, cell.end);
  return span === undefined ? '' : headerText(text.slice(span.start, Math.min(span.end, span.start + 200)));
}
