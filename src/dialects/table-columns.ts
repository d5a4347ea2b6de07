import { kindOfLabel, leadsToPaper } from '../model/link-role.ts';
import type { Legend } from '../model/legend.ts';
import type { ColumnRole, TableColumn } from '../model/table-row.ts';
import { trimSpan, type Span } from '../text/span.ts';
import { createTally, holdsStatuses, readStatusCell, tallyCell, type ColumnTally, type StatusColumn } from './table-status.ts';
import { headerText, meaningOf, type HeaderMeaning } from './table-words.ts';

/** A table as the document has it, before anybody knows what its columns hold. */
export interface PlainTable {
  readonly headers: readonly string[];
  /** The cells of each row below the head. */
  readonly rows: readonly { readonly cells: readonly Span[] }[];
}

/** Why a column is taken for that of titles: its head names papers, or titles, or just names; or its cells link to papers. */
export type TitleManner = 'paper' | 'title' | 'name' | 'cells';

/** What the columns of a table hold. */
export interface ReadColumns {
  readonly columns: readonly TableColumn[];
  /** Which column has the titles, -1 for none, and why. */
  readonly title: number;
  readonly manner: TitleManner;
  /** How the column of statuses is to be read; undefined where there is none. */
  readonly status: StatusColumn | undefined;
}

/** What the columns of `tables`, all of a document, hold, by their heads and by their cells; those headed alike say together whether they hold statuses. */
export function readColumns(text: string, tables: readonly PlainTable[], legend: Legend): readonly ReadColumns[] {
  const tallies = tallyStatuses(text, tables, legend);
  return tables.map((table) => readTableColumns(text, table, { legend, tallies }));
}

interface Statuses {
  readonly legend: Legend;
  readonly tallies: ReadonlyMap<string, ColumnTally>;
}

function readTableColumns(text: string, table: PlainTable, { legend, tallies }: Statuses): ReadColumns {
  const meanings = table.headers.map(meaningOf);
  const { title, manner } = findTitleColumn(text, table, meanings);
  const status = findStatusColumn(table, meanings, { legend, tallies });
  const note = findNoteColumn(table, meanings);
  const taken = new Set<ColumnRole>();
  const columns = table.headers.map((header, index) => {
    const role =
      index === title ? 'title' : index === status ? statusRole(meanings[index]) : roleOf(text, table, { meanings, index, note });
    const isRepeated = ONCE.has(role) && taken.has(role);
    taken.add(role);
    return { header, role: isRepeated ? ('other' as const) : role };
  });
  const meaning = status === -1 ? undefined : statusMeaning(table.headers[status] ?? '', meanings[status] ?? 'other', legend);
  return { columns, title, manner, status: meaning === undefined ? undefined : { legend, meaning } };
}

/** In a column that says when a paper was read, only its reader can say so. */
function statusRole(meaning: HeaderMeaning | undefined): ColumnRole {
  return meaning === 'read-date' ? 'read-date' : 'status';
}

/** Of several columns that say where a paper appeared, the first does. */
const ONCE: ReadonlySet<ColumnRole> = new Set(['title', 'status', 'authors', 'venue', 'year', 'date', 'note', 'index']);

interface ColumnPlace {
  readonly meanings: readonly HeaderMeaning[];
  readonly index: number;
  readonly note: number;
}

function roleOf(text: string, table: PlainTable, { meanings, index, note }: ColumnPlace): ColumnRole {
  const meaning = meanings[index] ?? 'other';
  switch (meaning) {
    case 'paper':
      return 'link';
    case 'note':
      return index === note ? 'note' : 'other';
    case 'title':
    case 'name':
    case 'status':
    case 'done':
    case 'read-date':
      return 'other';
    case 'index':
    case 'other':
      return isCounted(text, table, index) && (meaning === 'index' || isUnnamed(table.headers[index] ?? '')) ? 'index' : 'other';
    default:
      return meaning;
  }
}

/** Whether the cells of a column are the numbers of its rows. */
function isCounted(text: string, { rows }: PlainTable, index: number): boolean {
  const filled = cellTexts(text, rows, index);
  return filled.length > 0 && filled.filter((cell) => /^[\W_]*\d{1,5}[\W_]*$/.test(cell)).length * 2 > filled.length;
}

/** So many rows tell what a column holds. */
const MOST_ROWS = 12;

/** What stands in the cells of a column, those that are blank left out. */
function cellTexts(text: string, rows: PlainTable['rows'], index: number): readonly string[] {
  return rows.slice(0, MOST_ROWS).flatMap(({ cells }) => {
    const cell = cells[index];
    const span = cell && trimSpan(text, cell.start, cell.end);
    return span === undefined || span.start === span.end ? [] : [text.slice(span.start, Math.min(span.end, span.start + 400))];
  });
}

type FoundTitleColumn = Pick<ReadColumns, 'title' | 'manner'>;

function findTitleColumn(text: string, table: PlainTable, meanings: readonly HeaderMeaning[]): FoundTitleColumn {
  const title = meanings.indexOf('title');
  if (title !== -1) return { title, manner: meanings.includes('paper') ? 'paper' : 'title' };
  const paper = meanings.findIndex((meaning, index) => meaning === 'paper' && holdsTitles(text, table, index));
  if (paper !== -1) return { title: paper, manner: 'paper' };
  const linked = meanings.findIndex((meaning, index) => meaning !== 'code' && meaning !== 'note' && holdsLinkedTitles(text, table, index));
  if (linked !== -1) return { title: linked, manner: meanings[linked] === 'name' ? 'name' : 'cells' };
  return { title: meanings.indexOf('name'), manner: 'name' };
}

/** Whether half of the cells hold titles, and not just links labelled `pdf` and the like. */
function holdsTitles(text: string, { rows }: PlainTable, index: number): boolean {
  const cells = cellTexts(text, rows, index);
  let missing = cells.length / 2;
  return missing === 0 || cells.some((cell) => isTitle(cell) && (missing -= 1) <= 0);
}

/** What many cells of titles begin with: strong text, perhaps after a number. */
const STRONG = /^(?:\d{1,3}[.)] )?\*\*([^\s*_`~\\!<>[\]|][^*_`~\\!<>[\]|]{2,300})\*\*/;

function isTitle(cell: string): boolean {
  const strong = STRONG.exec(cell)?.[1];
  if (strong !== undefined && kindOfLabel(strong) === 'title') return true;
  const shown = headerText(cell.replace(/^!(?=\[)/, ''));
  return shown !== '' && kindOfLabel(shown) === 'title';
}

const LINKED_TITLE = /^\W{0,12}\[([^[\]]+)\]\(<?([^()\s]+)/;

function holdsLinkedTitles(text: string, { rows }: PlainTable, index: number): boolean {
  const shown = cellTexts(text, rows, index);
  const linked = shown.filter((cell) => {
    const [, label = '', url = ''] = LINKED_TITLE.exec(cell) ?? [];
    return label !== '' && kindOfLabel(label) === 'title' && leadsToPaper(url);
  });
  return linked.length > 0 && linked.length * 2 >= shown.length;
}

/** The column of notes proper before one of summaries. */
function findNoteColumn({ headers }: PlainTable, meanings: readonly HeaderMeaning[]): number {
  const proper = meanings.findIndex((meaning, index) => meaning === 'note' && PROPER_NOTES.test(headers[index] ?? ''));
  return proper === -1 ? meanings.indexOf('note') : proper;
}

const PROPER_NOTES = /note|comment|remark|memo|thought|笔记|备注|注释|评论|心得|ノート|メモ|コメント|備考|感想|노트|메모|비고|코멘트/i;

/** In this order the column of statuses is chosen. */
const STATUS_MEANINGS: readonly StatusColumn['meaning'][] = ['status', 'done', 'read-date', 'unnamed', 'rated'];

function findStatusColumn({ headers }: PlainTable, meanings: readonly HeaderMeaning[], { legend, tallies }: Statuses): number {
  const fitting = headers.map((header, index) => {
    const meaning = statusMeaning(header, meanings[index] ?? 'other', legend);
    const tally = meaning === undefined ? undefined : tallies.get(tallyKey(header, meaning));
    return meaning !== undefined && tally !== undefined && holdsStatuses(tally, { legend, meaning })
      ? { meaning, isUsed: tally.known > 0 }
      : undefined;
  });
  // One that is used counts before one that is empty.
  for (const wanted of [true, false]) {
    for (const meaning of STATUS_MEANINGS) {
      const those = fitting.flatMap((each, index) => (each?.meaning === meaning && each.isUsed === wanted ? index : []));
      // Of two columns of signs without a name nobody knows which is about reading.
      if (those.length > 0) return meaning === 'unnamed' && those.length > 1 ? -1 : (those[0] ?? -1);
    }
  }
  return -1;
}

/** How a column headed so may say a status; undefined where it does not. */
function statusMeaning(header: string, meaning: HeaderMeaning, { signs }: Legend): StatusColumn['meaning'] | undefined {
  if (meaning === 'status' || meaning === 'done' || meaning === 'read-date') return meaning;
  if (meaning !== 'other') return undefined;
  if (isUnnamed(header)) return 'unnamed';
  return signs.some(({ origin }) => origin === 'front-matter') ? 'rated' : undefined;
}

/** Whether the head says nothing: it is blank, or a sign. */
function isUnnamed(header: string): boolean {
  return /^[\0-/:-@[-`{-\xbf\u2000-\u2bff\u3000-\u303f\ud800-\udfff\ufe0f]*$/.test(header);
}

function tallyKey(header: string, meaning: StatusColumn['meaning']): string {
  return `${meaning} ${header.toLowerCase()}`;
}

/** What the cells of columns that may say a status hold, by what heads them. */
function tallyStatuses(text: string, tables: readonly PlainTable[], legend: Legend): ReadonlyMap<string, ColumnTally> {
  const tallies = new Map<string, ColumnTally>();
  for (const { headers, rows } of tables) {
    for (const [index, header] of headers.entries()) {
      const meaning = statusMeaning(header, meaningOf(header), legend);
      if (meaning === undefined) continue;
      const key = tallyKey(header, meaning);
      const tally = tallies.get(key) ?? createTally();
      tallies.set(key, tally);
      const cells = rows.flatMap((row) => row.cells[index] ?? []);
      for (const cell of cells) tallyCell(tally, text, readStatusCell(text, cell, { legend, meaning }));
    }
  }
  return tallies;
}
