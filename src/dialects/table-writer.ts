import { escapeDestination, escapeInline, escapeLabel } from '../markdown/inline-escape.ts';
import type { Entry } from '../model/paper.ts';
import { columnOf, type TableShape } from '../model/table-row.ts';
import type { SourceDocument } from '../text/source-document.ts';
import type { TextEdit } from '../text/text-edit.ts';
import type { EntryDraft, EntryWriter, Manner, SettledNote } from './entry-writer.ts';
import { cellMarkdown, escapeCell } from './table-cells.ts';
import { cellEdits } from './table-edits.ts';
import { nextIndex, nextLead } from './table-index.ts';
import { fillCell, joinCells, layoutOf } from './table-layout.ts';
import { rowManner, tableThere } from './table-manner.ts';
import { adaptRow, isPlainRow, moveFlaw } from './table-move.ts';
import { rereadRow } from './table-reread.ts';
import { titleEdits, urlEdits } from './table-revision.ts';

/** Writes rows of tables as those beside them are written: each thing in the column for it, padded where the table is. */
export const tableWriter: EntryWriter = {
  leastGap: 0,
  titleEdits,
  urlEdits,
  noteEdits,
  settleNote,
  noteText: (_source, { paper }) => paper.note,
  isPlain: isPlainRow,
  adaptLines: adaptRow,
  renderEntry,
  whyNot,
  moveFlaw,
};

/** What stands between lines of a note in cells that have none yet. */
const BREAK = '<br>';

function noteEdits({ source }: Manner, entry: Entry, note: string): readonly TextEdit[] | undefined {
  const column = entry.row === undefined ? -1 : columnOf(entry.row.table, 'note');
  return column === -1 ? undefined : cellEdits(source, entry, column, escapeCell(note, breakOf(source, entry, column)));
}

/** As the cell writes line breaks already. */
function breakOf({ text }: SourceDocument, { row }: Entry, column: number): string {
  const cell = row?.cells[column];
  return (cell && /<br[ \t]*\/?>/i.exec(text.slice(cell.start, cell.end))?.[0]) ?? BREAK;
}

function settleNote({ source }: Manner, note: string): SettledNote {
  if (/^[ \t]*(?:`{3}|~{3})/m.test(note)) return { kind: 'flawed', flaw: 'a block of code cannot stand in a cell of a table' };
  const settled = cellMarkdown(escapeCell(note, BREAK), source.eol);
  return { kind: 'note', note: /^[-–—/?.\s]*$/.test(settled) ? '' : settled };
}

/** What of `draft` has no column in the table there, in words. */
function whyNot({ sign, note }: EntryDraft, manner: Manner): string | undefined {
  const table = tableThere(manner);
  if (table === undefined) return 'no table with papers stands there';
  const lacking = [];
  if (sign !== undefined && columnOf(table, 'status') === -1 && sign.carrier !== 'sign') lacking.push('a status');
  if (note !== '' && columnOf(table, 'note') === -1) lacking.push('notes');
  return lacking.length === 0 ? undefined : `the table there has no column for ${lacking.join(' and ')}`;
}

function renderEntry(draft: EntryDraft, manner: Manner): string | undefined {
  const { source } = manner;
  const table = tableThere(manner);
  if (table === undefined || whyNot(draft, manner) !== undefined) return undefined;
  const contents = rowContents(draft, manner, table);
  if (contents === undefined) return undefined;
  const line = renderRow(source, table, contents);
  const read = rereadRow(source, table, line);
  return read?.title === draft.title && read.url === draft.url ? line : undefined;
}

/** The row of `table` that holds these contents, a cell each. */
function renderRow(source: SourceDocument, table: TableShape, contents: readonly string[]): string {
  const layout = layoutOf(source, table);
  return joinCells(
    layout,
    contents.map((content, column) => fillCell(layout, column, content)),
  );
}

/** What the cells of a new row hold; undefined where the title cannot be written so that it reads as it should. */
function rowContents(draft: EntryDraft, manner: Manner, table: TableShape): readonly string[] | undefined {
  const { title, url, sign, note } = draft;
  const cited = citedContents(title, url, { manner, table });
  if (cited === undefined) return undefined;
  const lead = (sign?.carrier === 'sign' ? `${sign.marker} ` : '') + nextLead(manner, table);
  const own = new Map<number, string>([
    [columnOf(table, 'title'), escapeCell(lead + cited.title, BREAK)],
    [columnOf(table, 'index'), nextIndex(manner, table)],
    [columnOf(table, 'note'), escapeCell(note, BREAK)],
  ]);
  if (cited.link !== '') own.set(columnOf(table, 'link'), escapeCell(cited.link, BREAK));
  if (sign !== undefined && sign.carrier !== 'sign') own.set(columnOf(table, 'status'), sign.marker);
  return table.columns.map((_, column) => own.get(column) ?? '');
}

interface Place {
  readonly manner: Manner;
  readonly table: TableShape;
}

function citedContents(
  title: string,
  url: string | undefined,
  { manner, table }: Place,
): { readonly title: string; readonly link: string } | undefined {
  const { plain, linked, link } = rowManner(manner, table);
  if (url === undefined || link !== undefined) {
    const text = escapeInline(title);
    const address = url === undefined ? '' : escapeDestination(url);
    const cell = link === undefined || url === undefined ? '' : link.before + (link.before === '' ? url : address) + link.after;
    return text === undefined ? undefined : { title: plain.before + text + plain.after, link: cell };
  }
  const { before, between, after } = linked ?? { before: '[', between: '](', after: ')' };
  return { title: before + escapeLabel(title) + between + escapeDestination(url) + after, link: '' };
}
