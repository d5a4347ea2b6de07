import type { Entry } from '../model/paper.ts';
import type { PaperList } from '../model/paper-list.ts';
import { identify } from './requests.ts';

/** How far a walk through the papers to be classified has come. Papers are known by what `identify` says of them. */
export interface WalkProgress {
  /** In the order in which they were asked about first. */
  readonly asked: string[];
  /** The place in `asked` of the paper asked about now; its length when that is a new one. */
  at: number;
  readonly outcomes: Map<string, Outcome>;
  readonly writes: WalkWrite[];
}

export type Outcome = 'classified' | 'skipped';

/** A choice that was written: the number of its record in the journal, and what was known of the paper before. */
interface WalkWrite {
  readonly paper: string;
  readonly record: number;
  readonly before: Outcome | undefined;
}

/** Where the walk stands: the paper to ask about, the how-manieth it is, and of how many. */
export interface Stop {
  readonly entry: Entry;
  readonly position: number;
  readonly total: number;
}

export function startProgress(): WalkProgress {
  return { asked: [], at: 0, outcomes: new Map(), writes: [] };
}

/** The papers of the list that are to be classified. */
export function unclassified(list: PaperList): readonly Entry[] {
  return list.entries.filter(({ paper }) => paper.status === 'to-classify');
}

/** The next paper in the list as it is now; undefined when all were asked about. Papers that have gone are passed over. */
export function findStop(progress: WalkProgress, list: PaperList): Stop | undefined {
  const present = byIdentity(list);
  while (progress.at < progress.asked.length && !present.has(progress.asked[progress.at] ?? '')) progress.at += 1;
  const fresh = unclassified(list).filter((entry) => !progress.asked.includes(identify(entry)));
  const entry = present.get(progress.asked[progress.at] ?? '') ?? fresh[0];
  return entry && { entry, position: progress.at + 1, total: progress.asked.length + fresh.length };
}

/** Goes on to the next paper. */
export function goOn(progress: WalkProgress, paper: string, outcome: Outcome): void {
  if (progress.at === progress.asked.length) progress.asked.push(paper);
  progress.at += 1;
  // A paper that was classified and is then passed over stays so.
  if (outcome === 'classified' || !progress.outcomes.has(paper)) progress.outcomes.set(paper, outcome);
}

/** Goes back to the last paper asked about that is still there; false when there is none. */
export function goBack(progress: WalkProgress, list: PaperList): boolean {
  const present = byIdentity(list);
  const at = progress.asked.findLastIndex((paper, index) => index < progress.at && present.has(paper));
  if (at !== -1) progress.at = at;
  return at !== -1;
}

/** Forgets the last write, and goes back to its paper. */
export function forgetLastWrite(progress: WalkProgress): void {
  const write = progress.writes.pop();
  if (write === undefined) return;
  if (write.before === undefined) progress.outcomes.delete(write.paper);
  else progress.outcomes.set(write.paper, write.before);
  progress.at = Math.max(0, progress.asked.indexOf(write.paper));
}

/** `2 classified, 1 skipped, 2 left` */
export function renderProgress({ outcomes }: WalkProgress, list: PaperList): string {
  const count = (wanted: Outcome): number => [...outcomes.values()].filter((outcome) => outcome === wanted).length;
  const left = unclassified(list).filter((entry) => !outcomes.has(identify(entry)));
  return `${count('classified')} classified, ${count('skipped')} skipped, ${left.length} left`;
}

function byIdentity({ entries }: PaperList): ReadonlyMap<string, Entry> {
  return new Map(entries.map((entry) => [identify(entry), entry]));
}
