import { MARKS } from '../dialects/marks.ts';
import { tableThere } from '../dialects/table-manner.ts';
import { WRITERS } from '../dialects/writers.ts';
import { revisePaper, type DialectId, type Entry, type Paper } from '../model/paper.ts';
import type { PaperList } from '../model/paper-list.ts';
import { findSectionAt, hasOwnSign, statusOfBare, type StatusSection } from '../model/status-section.ts';
import type { Status } from '../model/status.ts';
import { statusOnArrival } from './arrival-status.ts';
import type { TextEdit } from '../text/text-edit.ts';
import { isAloneOnItsLines, wholeLines } from './blank-lines.ts';
import { refuse, sameEntry, type Change, type ExpectedEntry, type Refusal } from './change.ts';
import { editedText, refuseSign, refuseStatus } from './mark.ts';
import { findPlace, insertionEdit, refuseSplit, splitsTable, type Arrival, type Destination, type Place } from './placement.ts';
import { removalEdits } from './removal.ts';
import { mannerOf } from './manner.ts';
import { refuseFlaw } from './note.ts';
import { createSignFinder, signedPlaceOf, signOf } from './signs.ts';

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

/** Entries that go to one place. */
export interface Move extends MoveOptions {
  readonly entries: readonly Entry[];
  /** Whether they move for the sake of the status that the section there says. */
  readonly isMarked: boolean;
}

/**
 * Moves `entries` (in this order) to a category's end or top, or before or after another entry. Each keeps its own text;
 * a line entry that lands where there are only details entries becomes one. What stands there already stays as it is.
 */
export function moveChange(list: PaperList, entries: readonly Entry[], options: MoveOptions): Change | Refusal {
  return movesChange(list, [{ ...options, entries, isMarked: false }], (entry) => sameEntry(list, entry));
}

/** As `moveChange` for several places at once; `stays` says what is expected of an entry that does not move. */
export function movesChange(list: PaperList, moves: readonly Move[], stays: (entry: Entry) => ExpectedEntry): Change | Refusal {
  const landed: Landed[] = [];
  for (const move of moves) {
    const landing = land(list, move);
    if (landing.kind === 'refused') return landing;
    landed.push(landing);
  }
  const insertions = landed.flatMap(({ place, arrivals: [first, ...rest] }) =>
    first === undefined ? [] : [insertionEdit(list, place, [first, ...rest])],
  );
  const moving = landed.flatMap(({ place }) => place.moving);
  const edits = moving.length === 0 ? [] : [...removalEdits(list, moving), ...insertions];
  return { kind: 'change', edits, expected: expectOrder(list, landed, stays) };
}

/** Entries with the place they come to. */
interface Landed {
  readonly kind: 'landed';
  readonly place: Place;
  readonly arrivals: readonly ExpectedArrival[];
}

function land(list: PaperList, { entries, destination, as, isMarked }: Move): Landed | Refusal {
  const shared = entries.find((entry) => !isAloneOnItsLines(list.source, entry.span));
  if (shared !== undefined) return refuse(`“${shared.paper.title}” shares a line with other text`, 'give it lines of its own first');
  const place = findPlace(list, entries, destination);
  if (place.kind === 'refused') return place;
  const unclosed = findUnclosed(list, place);
  if (unclosed !== undefined)
    return refuse(
      `“${unclosed.paper.title}” is never closed, so its note would take in what comes after`,
      'close it with </details> first',
    );
  const landing = findLanding(list, place, { as, isMarked });
  const arrivals: ExpectedArrival[] = [];
  for (const [ahead, entry] of place.moving.entries()) {
    const arrival = prepareArrival(list, entry, { ...landing, ahead });
    if ('kind' in arrival) return arrival;
    if (splitsTable(list, place, arrival.dialect)) return refuseSplit(entry.paper.title);
    arrivals.push(arrival);
  }
  return { kind: 'landed', place, arrivals };
}

/** An entry without its closing tag among those that move, or right before the place they move to. */
function findUnclosed({ problems, entries }: PaperList, { moving, offset }: Place): Entry | undefined {
  const starts = new Set(problems.filter(({ code }) => code === 'unclosed-details').map(({ span }) => span.start));
  const before = entries.findLast(({ span }) => span.start < offset);
  return [...moving, ...(before === undefined ? [] : [before])].find(({ span }) => starts.has(span.start));
}

/** What decides how entries arrive: the same for all of them. */
interface Landing extends Pick<Move, 'as' | 'isMarked'> {
  readonly place: Place;
  /** The section that they come to. */
  readonly section: StatusSection | undefined;
  readonly findSign: ReturnType<typeof createSignFinder>;
  /** The dialects of the entries there, the commonest first. */
  readonly dialects: readonly DialectId[];
  /** How many others arrive before it. */
  readonly ahead: number;
}

function findLanding(list: PaperList, place: Place, { as, isMarked }: Pick<Move, 'as' | 'isMarked'>): Landing {
  const name = place.category.join('\n');
  const counts = new Map<DialectId, number>();
  for (const { paper, dialect } of list.entries)
    if (paper.category.join('\n') === name) counts.set(dialect, (counts.get(dialect) ?? 0) + 1);
  const dialects = [...counts].sort(([, one], [, other]) => other - one).map(([dialect]) => dialect);
  const section = findSectionAt(list, place.category);
  return { place, as, isMarked, section, findSign: createSignFinder(list), dialects, ahead: 0 };
}

/** How an entry is to be written among those there: as it is, unless all of them are written in other ways. Anything can stand among lines. */
function dialectThere({ dialect }: Entry, { dialects }: Landing): DialectId {
  const isKept = dialects.length === 0 || dialects.some((each) => each === 'line' || WRITERS[each] === WRITERS[dialect]);
  return isKept ? dialect : (dialects[0] ?? dialect);
}

function prepareArrival(list: PaperList, entry: Entry, landing: Landing): ExpectedArrival | Refusal {
  const { place, as, isMarked } = landing;
  const status = statusOnArrival(list, entry, { category: place.category, as, isMarked });
  if (typeof status !== 'string') return status;
  const paper = revisePaper(entry.paper, { status, category: place.category });
  const dialect = dialectThere(entry, landing);
  // What says more than could be written otherwise stands among others as it is.
  return WRITERS[dialect] === WRITERS[entry.dialect] || !WRITERS[entry.dialect].isPlain(list.source, entry)
    ? keepText(list, entry, { paper, landing })
    : rewriteEntry(list, entry, { paper, landing, dialect });
}

interface Arriving {
  readonly paper: Paper;
  readonly landing: Landing;
}

function keepText(list: PaperList, entry: Entry, { paper, landing }: Arriving): ExpectedArrival | Refusal {
  const marked = markOnArrival(list, entry, { paper, landing });
  if ('kind' in marked) return marked;
  const own = editedText(list, entry, marked);
  const manner = { ...mannerOf(list, entry.dialect, landing.place), ahead: landing.ahead };
  const flaw = WRITERS[entry.dialect].moveFlaw?.(manner, entry);
  if (flaw !== undefined)
    return refuse(`“${entry.paper.title}” cannot stand there: ${flaw}`, 'write the head of a table that has it by hand first');
  const lines = wholeLines(list.source, entry.span);
  const before = list.source.text.slice(lines.start, entry.span.start);
  const after = list.source.text.slice(entry.span.end, lines.end).replace(/[\n\r]+$/, '');
  const { adaptLines, adaptNote } = WRITERS[entry.dialect];
  const text = adaptLines(manner, entry, before + own + after);
  const note = adaptNote?.(manner, entry, paper.note) ?? paper.note;
  const expected = { paper: revisePaper(paper, { note }), text: text === before + own + after ? own : undefined };
  return { text, dialect: entry.dialect, expected };
}

/** What gives the entry the status it is to have there; nothing where that is said already, by its sign or by its new section. */
function markOnArrival(list: PaperList, entry: Entry, { paper, landing }: Arriving): readonly TextEdit[] | Refusal {
  const isSigned = hasOwnSign(entry);
  if (paper.status === (isSigned ? entry.paper.status : statusOfBare(list, landing.place.category))) return [];
  const own = signedPlaceOf(entry);
  const place = isSigned ? own : { ...own, carrier: undefined, category: landing.place.category };
  const sign = landing.findSign(place, paper.status);
  if (sign === undefined) return refuseStatus(list, place, paper.status);
  return MARKS[entry.dialect](list.source, entry, sign.sign) ?? refuseSign(entry, sign.sign);
}

function rewriteEntry(
  list: PaperList,
  entry: Entry,
  { paper, landing, dialect }: Arriving & { readonly dialect: DialectId },
): ExpectedArrival | Refusal {
  const manner = { ...mannerOf(list, dialect, landing.place), ahead: landing.ahead };
  const place = { dialect, category: landing.place.category, carrier: undefined, table: tableThere(manner) };
  const found = landing.findSign(place, paper.status);
  if (found === undefined) return refuseStatus(list, place, paper.status);
  // A sign that this list does not know makes an entry, too, and stays.
  const sign = found.sign ?? (paper.status === entry.paper.status ? signOf(entry) : undefined);
  if (sign === undefined && paper.url === undefined) return refuseSign(entry, undefined);
  const settled = WRITERS[dialect].settleNote(manner, paper.note, undefined);
  if (settled.kind === 'flawed') return refuseFlaw(settled.flaw);
  const text = WRITERS[dialect].renderEntry({ ...paper, sign }, manner);
  if (text === undefined) return refuseWriting(paper, WRITERS[dialect].whyNot?.({ ...paper, sign }, manner));
  return { text, dialect, expected: { paper: revisePaper(paper, { note: settled.note }), text: undefined, venueMayChange: true } };
}

function refuseWriting({ title }: Paper, reason: string | undefined): Refusal {
  return refuse(`“${title}” cannot be written as the entries there are${reason === undefined ? '' : `: ${reason}`}`);
}

/** The entries in their new order. */
function expectOrder(list: PaperList, landed: readonly Landed[], stays: (entry: Entry) => ExpectedEntry): ExpectedEntry[] {
  const leaving = new Set(landed.flatMap(({ place }) => place.moving));
  const coming = landed.toSorted((one, other) => one.place.before - other.place.before);
  const expected: ExpectedEntry[] = [];
  let next = 0;
  const arriveBefore = (offset: number): void => {
    for (; (coming[next]?.place.before ?? Infinity) <= offset; next += 1)
      for (const arrival of coming[next]?.arrivals ?? []) expected.push(arrival.expected);
  };
  for (const entry of list.entries) {
    if (leaving.has(entry)) continue;
    arriveBefore(entry.span.start);
    expected.push(stays(entry));
  }
  arriveBefore(list.source.text.length);
  return expected;
}
