import { itemLead } from '../dialects/item-lead.ts';
import { WRITERS } from '../dialects/writers.ts';
import { renderCategory } from '../model/category.ts';
import { revisePaper, type Entry } from '../model/paper.ts';
import { lineOf, type PaperList } from '../model/paper-list.ts';
import { sortEntries } from '../model/sort.ts';
import type { SortKey } from '../model/sort-key.ts';
import { columnOf, type TableRow } from '../model/table-row.ts';
import { indentLines } from '../text/indent.ts';
import type { SourceDocument } from '../text/source-document.ts';
import { sliceSpan } from '../text/span.ts';
import { blankLinesAfter, blankLinesBefore, countLines, isAloneOnItsLines, wholeLines } from './blank-lines.ts';
import { refuse, sameEntry, type Change, type ExpectedEntry, type Refusal } from './change.ts';
import { isSamePath } from './headings.ts';

/** What papers of a category can be put in order by. */
export type CategorySortKey = Extract<SortKey, 'title' | 'year' | 'status'>;

export interface CategorySort {
  readonly path: readonly string[];
  readonly by: CategorySortKey;
  readonly order: 'up' | 'down';
}

/**
 * Puts the papers that stand in a category itself in order: each place among them gets the text of another, and all that stands between stays. Equal ones
 * keep their order. A number before an item belongs to its place.
 */
export function sortCategoryChange(list: PaperList, { path, by, order }: CategorySort): Change | Refusal {
  const places = list.entries.filter(({ paper }) => isSamePath(paper.category, path));
  const sorted = sortEntries(list, places, by, order);
  const moving = places.filter((entry, index) => sorted[index] !== entry);
  const refusal = moving.length === 0 ? undefined : (refuseTwins(list, path) ?? refuseShared(list, places) ?? refuseMixed(list, places));
  if (refusal !== undefined) return refusal;
  const comers = new Map(places.flatMap((place, index) => (sorted[index] === undefined ? [] : [[place, sorted[index]]])));
  const texts = new Map(moving.map((place) => [place, textAt(list, place, comers.get(place) ?? place)]));
  return {
    kind: 'change',
    edits: [...texts].map(([{ span }, newText]) => ({ span, newText })),
    expected: list.entries.map((place): ExpectedEntry => {
      const text = texts.get(place);
      const comer = comers.get(place) ?? place;
      return text === undefined ? sameEntry(list, place) : { paper: revisePaper(comer.paper, { category: path }), text };
    }),
  };
}

/** The text of `entry` as it stands at the place of another. */
function textAt({ source }: PaperList, place: Entry, entry: Entry): string {
  const text = sliceSpan(source.text, entry.span);
  if (place.row !== undefined && entry.row !== undefined) {
    // Not spread: a row finds its span when asked.
    return rowAt(source, { span: place.span, row: place.row }, { span: entry.span, row: entry.row });
  }
  if (entry.dialect !== 'numbered' || place.dialect !== 'numbered') return text;
  const [own, there] = [numberOf(itemLead(source, entry).bullet), numberOf(itemLead(source, place).bullet)];
  const lines = /^[^\n\r]*(?:\r\n|\n|\r)/.exec(text)?.[0] ?? text;
  // What goes on below a wider number has to be indented by as much.
  const rest = indentLines(text.slice(lines.length), ' '.repeat(Math.max(0, there.length - own.length)));
  return there + lines.slice(own.length) + rest;
}

type RowEntry = Pick<Entry, 'span'> & { readonly row: TableRow };

/** The number in the column that counts the rows belongs to the place. */
function rowAt({ text }: SourceDocument, place: RowEntry, entry: RowEntry): string {
  const column = columnOf(entry.row.table, 'index');
  const [own, there] = [entry.row.cells[column], place.row.cells[column]];
  if (own === undefined || there === undefined) return sliceSpan(text, entry.span);
  return text.slice(entry.span.start, own.start) + sliceSpan(text, there) + text.slice(own.end, entry.span.end);
}

function numberOf(bullet: string): string {
  return /^\d+/.exec(bullet)?.[0] ?? '';
}

function refuseTwins({ categories }: PaperList, path: readonly string[]): Refusal | undefined {
  const { length } = categories.filter((each) => isSamePath(each.path, path));
  return length < 2 ? undefined : refuse(`“${renderCategory(path)}” stands ${length} times`, 'give each a title of its own first');
}

/** An entry that shares a line, is never closed, or is indented otherwise cannot change places with another. */
function refuseShared(list: PaperList, places: readonly Entry[]): Refusal | undefined {
  const unclosed = new Set(list.problems.filter(({ code }) => code === 'unclosed-details').map(({ span }) => span.start));
  const indent = places[0] && indentOf(list, places[0]);
  for (const entry of places) {
    const { title } = entry.paper;
    if (unclosed.has(entry.span.start))
      return refuse(`“${title}” is never closed, so its note would take in what comes after`, 'close it with </details> first');
    if (indentOf(list, entry) !== indent)
      return refuse(`“${title}” is indented otherwise than those above it`, `edit line ${lineOf(list, entry)} of the list by hand`);
    if (!isAloneOnItsLines(list.source, entry.span))
      return refuse(`“${title}” shares a line with other text`, 'give it lines of its own first');
  }
  return undefined;
}

function indentOf({ source }: PaperList, { span }: Entry): string {
  return source.text.slice(wholeLines(source, span).start, span.start);
}

/** Entries written in different ways can change places only where blank lines keep them apart from all else. */
function refuseMixed({ source }: PaperList, places: readonly Entry[]): Refusal | undefined {
  const tables = new Set(places.flatMap(({ row }) => row?.table ?? []));
  if (tables.size > 1) return refuse(`these papers stand in ${tables.size} tables`, 'give each table a heading of its own first');
  if (places.every(({ dialect }) => WRITERS[dialect] === WRITERS[places[0]?.dialect ?? dialect])) return undefined;
  const tight = places.find(({ span }) => {
    const lines = wholeLines(source, span);
    const [before, after] = [blankLinesBefore(source, lines.start), blankLinesAfter(source, lines.end)];
    return (before.start > 0 && countLines(source, before) === 0) || (after.end < source.text.length && countLines(source, after) === 0);
  });
  return tight && refuse(`“${tight.paper.title}” stands right beside what is written otherwise`, 'put a blank line between them first');
}
