import type { Entry, Paper } from '../model/paper.ts';
import type { PaperList } from '../model/paper-list.ts';
import { findSectionAt, hasOwnSign, statusOfBare, type StatusSection } from '../model/status-section.ts';
import type { Status } from '../model/status.ts';
import { refuse, type Refusal } from './change.ts';
import { findWritableSign } from './signs.ts';

/** Where an entry goes, and what is asked of its status. */
export interface ArrivalPlace {
  readonly category: readonly string[];
  /** The status of papers that leave `to-classify` behind; undefined means `unread`. */
  readonly as: Status | undefined;
  /** Whether the entry moves for the sake of the status that the section there says. */
  readonly isMarked: boolean;
}

/** The status of a paper once it is classified: what was to be becomes `as`, else unread; any other keeps its own. */
export function statusOnceClassified(status: Status, as: Status | undefined): Status {
  return status === 'to-classify' ? (as ?? 'unread') : status;
}

/** The status a paper has once moved. One without a sign has that of the section it comes to, so that it cannot come to one that says another. */
export function statusOnArrival(list: PaperList, entry: Entry, place: ArrivalPlace): Status | Refusal {
  if (hasOwnSign(entry)) return statusOnceClassified(entry.paper.status, place.as);
  const section = findSectionAt(list, place.category);
  const there = statusOfBare(list, place.category);
  if (place.isMarked || entry.paper.status === there) return there;
  if (entry.paper.status !== 'to-classify') return refuseCrossing(list, entry.paper, section);
  return place.as ?? (section === undefined && canBeUnread(list, entry, place) ? 'unread' : there);
}

/** Whether papers have signs here, and one says that they are unread. */
function canBeUnread(list: PaperList, { dialect }: Entry, { category }: ArrivalPlace): boolean {
  return list.entries.some(hasOwnSign) && findWritableSign(list, { dialect, category, carrier: undefined }, 'unread') !== undefined;
}

/** Without a sign of its own a paper has the status of where it stands, which a move does not change. */
function refuseCrossing(list: PaperList, { title, status, category }: Paper, section: StatusSection | undefined): Refusal {
  const from = findSectionAt(list, category);
  const here = from === undefined ? 'has no status' : `is ${status} by standing under “${from.title}”`;
  const there = section === undefined ? 'would have none there' : `would be ${section.status} under “${section.title}”`;
  return refuse(`“${title}” ${here}, and ${there}`, section === undefined ? undefined : 'papers mark gives papers another status');
}
