import type { Category } from '../model/category.ts';
import type { DialectId, Entry } from '../model/paper.ts';
import { findNamedAround } from '../model/named-category.ts';
import type { PaperList } from '../model/paper-list.ts';
import { trimSpan } from '../text/span.ts';
import type { TextEdit } from '../text/text-edit.ts';
import { blankLinesAfter, blankLinesBefore, countLines, isBlank, usualGap, usualGapAfterHeading, wholeLines } from './blank-lines.ts';
import { refuse, type Refusal } from './change.ts';
import { leastGap, neighbourAfter, neighbourBefore, type Neighbour } from './neighbours.ts';

/** Where entries are to go. */
export type Destination =
  | { readonly kind: 'category'; readonly path: readonly string[]; readonly at: 'end' | 'top' }
  | { readonly kind: 'beside'; readonly entry: Entry; readonly side: 'before' | 'after' };

/** A place between two lines, in terms of the text before any edit. */
export interface Place {
  readonly kind: 'place';
  readonly category: readonly string[];
  /** A line start: what is inserted goes in here. */
  readonly offset: number;
  /** Entries that start at or after this offset come after those inserted. */
  readonly before: number;
  /** What the new text follows (its blank lines come first), or nothing where it leads what comes after (blank lines last). */
  readonly follows: 'entry' | 'heading' | 'text' | 'nothing';
  /** The entries that are not where they should be already. */
  readonly moving: readonly Entry[];
}

/** The place `destination` names for `entries`, leaving out those that are there already. */
export function findPlace(list: PaperList, entries: readonly Entry[], destination: Destination): Place | Refusal {
  const place = destination.kind === 'beside' ? placeBeside(list, entries, destination) : placeInCategory(list, entries, destination);
  if (place.kind === 'refused') return place;
  if (isAboveLegend(list, place.offset)) return refuse('papers cannot stand above the legend, which must come first');
  const ignored = findNamedAround(place.category, list.settings.ignore);
  return ignored === undefined
    ? place
    : refuse(`the category “${ignored}” holds no papers in this list`, 'its front matter says so: papers.ignore');
}

type Beside = Extract<Destination, { kind: 'beside' }>;
type InCategory = Extract<Destination, { kind: 'category' }>;

function placeBeside(list: PaperList, entries: readonly Entry[], { entry, side }: Beside): Place | Refusal {
  const { source } = list;
  if (entries.includes(entry)) return refuse(`“${entry.paper.title}” cannot be moved beside itself`);
  const lines = wholeLines(source, entry.span);
  const shared = side === 'after' ? source.text.slice(entry.span.end, lines.end) : source.text.slice(lines.start, entry.span.start);
  if (!isBlank(shared)) return refuse(`“${entry.paper.title}” shares a line with other text`, 'give it lines of its own first');
  const { category } = entry.paper;
  const moving = standsBeside(list, entries, { entry, side }) ? [] : entries;
  return side === 'after'
    ? { kind: 'place', category, offset: lines.end, before: lines.end, follows: 'entry', moving }
    : { kind: 'place', category, offset: lines.start, before: lines.start, follows: 'nothing', moving };
}

/** Whether the entries stand there already, in this order, with nothing else between. */
function standsBeside({ source, entries: all }: PaperList, entries: readonly Entry[], { entry, side }: Omit<Beside, 'kind'>): boolean {
  const wanted = side === 'after' ? [entry, ...entries] : [...entries, entry];
  const first = wanted[0] === undefined ? -1 : all.indexOf(wanted[0]);
  return wanted.every((each, at) => {
    const previous = wanted[at - 1];
    return all[first + at] === each && (previous === undefined || isBlank(source.text.slice(previous.span.end, each.span.start)));
  });
}

function placeInCategory(list: PaperList, entries: readonly Entry[], { path, at }: InCategory): Place | Refusal {
  const own = list.entries.filter((entry) => isIn(entry, path));
  if (at === 'top' && own.length > 0) return placeAtTop(list, entries, own);
  const moving = entries.filter((entry) => !isIn(entry, path));
  const last = own.at(-1);
  if (last !== undefined) return placeBeside(list, moving, { kind: 'beside', entry: last, side: 'after' });
  const category = list.categories.find((each) => each.path.join('\n') === path.join('\n'));
  if (category === undefined && path.length > 0) return refuse(`there is no heading “${path.join(' / ')}”`);
  return { ...placeUnderHeading(list, category), category: path, moving };
}

function placeAtTop(list: PaperList, entries: readonly Entry[], own: readonly Entry[]): Place | Refusal {
  const stands = entries.every((entry, at) => entry === own[at]);
  const first = own.find((entry) => stands || !entries.includes(entry));
  if (first === undefined) return refuse('every entry of that category is named, so none is left to go before', 'use --before or --after');
  return placeBeside(list, stands ? [] : entries, { kind: 'beside', entry: first, side: 'before' });
}

/** In a category without entries of its own: after what stands under its heading, before the next heading. */
function placeUnderHeading(list: PaperList, category: Category | undefined): Omit<Place, 'category' | 'moving'> {
  const { source, headingStarts, categories } = list;
  const start = category === undefined ? 0 : wholeLines(source, category.heading).end;
  // Above the first category stands the title of the document, which is a heading, too.
  const next = category === undefined ? categories[0]?.heading.start : headingStarts.find((offset) => offset >= start);
  // A label ends at the next, which is no heading.
  const end = category?.kind === 'label' ? category.section.end : source.text.length;
  const content = trimSpan(source.text, start, Math.min(next ?? end, end));
  const isEmpty = content.start === content.end;
  // Right below a paragraph an item might go on with it.
  const follows = category?.kind === 'label' ? 'text' : 'heading';
  if (isEmpty) return { kind: 'place', offset: start, before: start, follows: category === undefined ? 'nothing' : follows };
  const { end: offset } = wholeLines(source, content);
  return { kind: 'place', offset, before: offset, follows: neighbourBefore(list, offset) === 'heading' ? 'heading' : 'text' };
}

/** Whether entries put in at `offset` would be the first, above a legend: what stands after the first entry is none. */
function isAboveLegend({ legend, entries }: PaperList, offset: number): boolean {
  const first = Math.min(offset, entries[0]?.span.start ?? offset);
  return legend.spans.some(({ start }) => start >= offset && first === offset);
}

/** Whether what is no row would come to stand between two rows of a table. */
export function splitsTable({ entries }: PaperList, { offset }: Place, dialect: DialectId): boolean {
  return (
    dialect !== 'table' && entries.some(({ row }) => row !== undefined && row.table.span.start < offset && offset < row.table.span.end)
  );
}

export function refuseSplit(title: string): Refusal {
  return refuse(`“${title}” would stand between rows of a table`, 'name another place with --before or --after');
}

/** An entry as it is to be written. */
export interface Arrival {
  readonly text: string;
  readonly dialect: DialectId;
}

/** Inserts entries (at least one) as whole lines at the place, with the blank lines that are usual there and at least those needed. */
export function insertionEdit(list: PaperList, place: Place, arrivals: readonly [Arrival, ...Arrival[]]): TextEdit {
  const { source } = list;
  const { offset, category } = place;
  const first = arrivals[0].dialect;
  const last = arrivals.at(-1)?.dialect ?? first;
  const body = joinArrivals(list, arrivals, category);
  const span = { start: offset, end: offset };
  if (place.follows === 'nothing')
    return { span, newText: openingGap(list, offset, first) + body + source.eol + gapBefore(list, place, last) };
  const least = leastGap(neighbourBefore(list, offset), first);
  const lead = place.follows === 'heading' ? usualGapAfterHeading(list) : Math.max(usualGap(list, category, first), least);
  const endsLine = offset === 0 || /[\n\r]$/.test(source.text.slice(offset - 1, offset));
  // A file without a last line ending stays one.
  if (!endsLine) return { span, newText: source.eol.repeat(lead + 1) + body };
  return { span, newText: source.eol.repeat(lead) + body + source.eol + closingGap(list, offset, last) };
}

function joinArrivals(list: PaperList, arrivals: readonly Arrival[], category: readonly string[]): string {
  const gaps = new Map([...new Set(arrivals.map(({ dialect }) => dialect))].map((dialect) => [dialect, usualGap(list, category, dialect)]));
  return arrivals
    .map(({ text, dialect }, index) => {
      const previous = arrivals[index - 1];
      if (previous === undefined) return text;
      const gap = Math.max(gaps.get(dialect) ?? 1, leastGap(previous.dialect, dialect));
      return list.source.eol.repeat(1 + gap) + text;
    })
    .join('');
}

/** What stands before keeps its blank lines; where it had none, it gets those it needs. */
function openingGap(list: PaperList, offset: number, first: Neighbour): string {
  const had = countLines(list.source, blankLinesBefore(list.source, offset));
  return list.source.eol.repeat(Math.max(0, leastGap(neighbourBefore(list, offset), first) - had));
}

/** Between what is inserted and what it leads. */
function gapBefore(list: PaperList, { offset, category }: Place, last: DialectId): string {
  const after = neighbourAfter(list, offset);
  return after === 'nothing' ? '' : list.source.eol.repeat(Math.max(usualGap(list, category, last), leastGap(last, after)));
}

/** What follows keeps its blank lines; where it had none, it gets those it needs. */
function closingGap(list: PaperList, offset: number, last: Neighbour): string {
  const had = countLines(list.source, blankLinesAfter(list.source, offset));
  return list.source.eol.repeat(Math.max(0, leastGap(last, neighbourAfter(list, offset)) - had));
}

function isIn({ paper }: Entry, path: readonly string[]): boolean {
  return paper.category.length === path.length && path.every((title, depth) => paper.category[depth] === title);
}
