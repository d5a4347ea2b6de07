import type { Manner } from '../dialects/entry-writer.ts';
import { MARKS } from '../dialects/marks.ts';
import { WRITERS } from '../dialects/writers.ts';
import { revisePaper, type Entry } from '../model/paper.ts';
import type { PaperList } from '../model/paper-list.ts';
import type { Status } from '../model/status.ts';
import { isAloneOnItsLines, wholeLines } from './blank-lines.ts';
import { refuse, sameEntry, type Change, type ExpectedEntry, type Refusal } from './change.ts';
import { editedText, refuseSign, refuseStatus } from './mark.ts';
import { findPlace, insertionEdit, type Arrival, type Destination, type Place } from './placement.ts';
import { removalEdits } from './removal.ts';
import { mannerOf } from './manner.ts';
import { isPlainLine } from './rewrite-line.ts';
import { writableSigns, type WritableSign } from './signs.ts';

/** What a move does besides moving. */
export interface MoveOptions {
  readonly destination: Destination;
  /** The status of papers that leave `to-classify` behind; undefined means `unread`. */
  readonly as: Status | undefined;
}

/** An entry as it arrives: its text, and what it then says. */
interface ExpectedArrival extends Arrival {
  readonly expected: ExpectedEntry;
}

/**
 * Moves `entries` (in this order) to a category's end or top, or before or after another entry. Each keeps its own text;
 * a line entry that lands where there are only details entries becomes one. What stands there already stays as it is.
 */
export function moveChange(list: PaperList, entries: readonly Entry[], options: MoveOptions): Change | Refusal {
  const shared = entries.find((entry) => !isAloneOnItsLines(list.source, entry.span));
  if (shared !== undefined) return refuse(`“${shared.paper.title}” shares a line with other text`, 'give it lines of its own first');
  const place = findPlace(list, entries, options.destination);
  if (place.kind === 'refused') return place;
  const unclosed = findUnclosed(list, place);
  if (unclosed !== undefined)
    return refuse(
      `“${unclosed.paper.title}” is never closed, so its note would take in what comes after`,
      'close it with </details> first',
    );
  const landing = findLanding(list, place, options.as);
  const arrivals: ExpectedArrival[] = [];
  for (const entry of place.moving) {
    const arrival = prepareArrival(list, entry, landing);
    if ('kind' in arrival) return arrival;
    arrivals.push(arrival);
  }
  const [first, ...rest] = arrivals;
  if (first === undefined) return { kind: 'change', edits: [], expected: list.entries.map((entry) => sameEntry(list, entry)) };
  return {
    kind: 'change',
    edits: [...removalEdits(list, place.moving), insertionEdit(list, place, [first, ...rest])],
    expected: expectOrder(list, place, arrivals),
  };
}

/** An entry without its closing tag among those that move, or right before the place they move to. */
function findUnclosed({ problems, entries }: PaperList, { moving, offset }: Place): Entry | undefined {
  const starts = new Set(problems.filter(({ code }) => code === 'unclosed-details').map(({ span }) => span.start));
  const before = entries.findLast(({ span }) => span.start < offset);
  return [...moving, ...(before === undefined ? [] : [before])].find(({ span }) => starts.has(span.start));
}

/** The status a paper has once moved: what was to be classified becomes `as`, else unread; any other keeps its own. */
export function statusOnArrival(status: Status, as: Status | undefined): Status {
  return status === 'to-classify' ? (as ?? 'unread') : status;
}

/** What decides how entries arrive: the same for all of them. */
interface Landing {
  readonly category: readonly string[];
  readonly as: Status | undefined;
  readonly signs: ReadonlyMap<Status, WritableSign>;
  readonly isAmongDetails: boolean;
  readonly manner: Manner;
}

function findLanding(list: PaperList, place: Place, as: Status | undefined): Landing {
  const { category } = place;
  const name = category.join('\n');
  const there = list.entries.filter(({ paper }) => paper.category.join('\n') === name);
  return {
    category,
    as,
    signs: new Map(writableSigns(list).map((sign) => [sign.status, sign])),
    isAmongDetails: there.length > 0 && there.every(({ dialect }) => dialect === 'details'),
    manner: mannerOf(list, 'details', place),
  };
}

function prepareArrival(list: PaperList, entry: Entry, landing: Landing): ExpectedArrival | Refusal {
  const status = statusOnArrival(entry.paper.status, landing.as);
  const sign = landing.signs.get(status);
  if (sign === undefined) return refuseStatus(list, status);
  const paper = revisePaper(entry.paper, { status, category: landing.category });
  if (landing.isAmongDetails && isPlainLine(list, entry)) {
    // A sign that this list does not know makes an entry, too, and stays.
    const marker = status === entry.paper.status ? (sign.marker ?? entry.marker) : sign.marker;
    if (marker === undefined && paper.url === undefined) return refuseSign(entry, status);
    const text = WRITERS.details.renderEntry({ ...paper, marker }, landing.manner);
    if (text === undefined) return refuse(`“${paper.title}” cannot be written as the entries there are`);
    return { text, dialect: 'details', expected: { paper, text } };
  }
  const marked = status === entry.paper.status ? [] : MARKS[entry.dialect](list.source, entry, sign.marker);
  if (marked === undefined) return refuseSign(entry, status);
  const text = editedText(list, entry, marked);
  const lines = wholeLines(list.source, entry.span);
  const before = list.source.text.slice(lines.start, entry.span.start);
  const after = list.source.text.slice(entry.span.end, lines.end).replace(/[\n\r]+$/, '');
  return { text: before + text + after, dialect: entry.dialect, expected: { paper, text } };
}

/** The entries in their new order. */
function expectOrder(list: PaperList, { moving, before }: Place, arrivals: readonly ExpectedArrival[]): ExpectedEntry[] {
  const leaving = new Set(moving);
  const staying = list.entries.filter((entry) => !leaving.has(entry));
  const index = staying.filter(({ span }) => span.start < before).length;
  const kept = staying.map((entry) => sameEntry(list, entry));
  return [...kept.slice(0, index), ...arrivals.map(({ expected }) => expected), ...kept.slice(index)];
}
