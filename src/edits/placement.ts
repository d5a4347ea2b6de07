import type { Category } from '../model/category.ts';
import type { Entry } from '../model/paper.ts';
import type { PaperList } from '../model/paper-list.ts';
import { trimSpan } from '../text/span.ts';
import type { TextEdit } from '../text/text-edit.ts';
import { blankLinesAfter, countLines, usualGap, usualGapAfterHeading, wholeLines } from './blank-lines.ts';
import { refuse, type Refusal } from './change.ts';

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
  /** Whether the new text follows what stands before (its blank lines first), or leads what comes after (blank lines last). */
  readonly follows: 'entry' | 'heading' | 'text' | 'nothing';
  /** The entries that are not where they should be already. */
  readonly moving: readonly Entry[];
}

/** The place `destination` names for `entries`, leaving out those that are there already. */
export function findPlace(list: PaperList, entries: readonly Entry[], destination: Destination): Place | Refusal {
  return destination.kind === 'beside' ? placeBeside(list, entries, destination) : placeInCategory(list, entries, destination);
}

type Beside = Extract<Destination, { kind: 'beside' }>;
type InCategory = Extract<Destination, { kind: 'category' }>;

function placeBeside({ source, entries: all }: PaperList, entries: readonly Entry[], { entry, side }: Beside): Place | Refusal {
  if (entries.includes(entry)) return refuse(`“${entry.paper.title}” cannot be moved beside itself`);
  const lines = wholeLines(source, entry.span);
  const { category } = entry.paper;
  const index = all.indexOf(entry);
  const neighbours = side === 'after' ? all.slice(index + 1, index + 1 + entries.length) : all.slice(Math.max(0, index - entries.length), index);
  const stands = neighbours.length === entries.length && neighbours.every((each, at) => each === entries[at] && isIn(each, category));
  const moving = stands ? [] : entries;
  return side === 'after'
    ? { kind: 'place', category, offset: lines.end, before: lines.end, follows: 'entry', moving }
    : { kind: 'place', category, offset: lines.start, before: lines.start, follows: 'nothing', moving };
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
  const { source } = list;
  const start = category === undefined ? 0 : wholeLines(source, category.heading).end;
  const end = list.headingStarts.find((offset) => offset >= start) ?? source.text.length;
  const content = trimSpan(source.text, start, end);
  if (content.start === content.end) return { kind: 'place', offset: start, before: start, follows: category === undefined ? 'nothing' : 'heading' };
  const { end: offset } = wholeLines(source, content);
  return { kind: 'place', offset, before: offset, follows: 'text' };
}

/** Inserts whole lines at the place, with the blank lines that are usual there and at least those needed. */
export function insertionEdit(list: PaperList, place: Place, texts: readonly string[], leastGap: number): TextEdit {
  const { eol, text } = list.source;
  const gap = Math.max(leastGap, usualGap(list, place.category));
  const body = texts.join(eol.repeat(gap + 1));
  const span = { start: place.offset, end: place.offset };
  if (place.follows === 'nothing') return { span, newText: body + eol + eol.repeat(place.offset === text.length ? 0 : gap) };
  const lead = eol.repeat(place.follows === 'heading' ? usualGapAfterHeading(list) : gap);
  const endsLine = place.offset === 0 || /[\n\r]$/.test(text.slice(place.offset - 1, place.offset));
  // A file without a last line ending stays one.
  return { span, newText: endsLine ? lead + body + eol + closingGap(list, place, leastGap) : eol + lead + body };
}

/** What follows keeps its blank lines; where it had none, it gets those it needs. */
function closingGap({ source }: PaperList, { offset }: Place, leastGap: number): string {
  const after = blankLinesAfter(source, offset);
  const isEnd = after.end === source.text.length;
  return isEnd ? '' : source.eol.repeat(Math.max(0, leastGap - countLines(source, after)));
}

function isIn({ paper }: Entry, path: readonly string[]): boolean {
  return paper.category.length === path.length && path.every((title, depth) => paper.category[depth] === title);
}

