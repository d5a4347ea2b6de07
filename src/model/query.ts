import { isWithinCategory } from './category-name.ts';
import { foldText } from './fold.ts';
import type { Entry } from './paper.ts';
import type { PaperList } from './paper-list.ts';
import type { Status } from './status.ts';

/** What to look for; what is undefined does not narrow. */
export interface PaperFilter {
  /** Each must occur in title, id, url or note, without regard to case or width. */
  readonly words?: readonly string[] | undefined;
  readonly statuses?: readonly Status[] | undefined;
  /** A category path; its sub-categories count. The empty path is the top level alone. */
  readonly category?: readonly string[] | undefined;
}

export const SORT_KEYS = ['title', 'status', 'category', 'year', 'line'] as const;
export type SortKey = (typeof SORT_KEYS)[number];

/** The entries that satisfy all of `filter`, in file order. */
export function filterEntries(entries: readonly Entry[], filter: PaperFilter): readonly Entry[] {
  const words = filter.words?.map(foldText) ?? [];
  return entries.filter(
    ({ paper }) =>
      (filter.statuses === undefined || filter.statuses.includes(paper.status)) &&
      (filter.category === undefined || isInCategory(paper.category, filter.category)) &&
      (words.length === 0 || hasWords(`${paper.title}\n${paper.id}\n${paper.url ?? ''}\n${paper.note}`, words)),
  );
}

/** Entries sorted by `key`, equal ones in file order; those without a year come last, either way round. `line` is file order. */
export function sortEntries(list: PaperList, entries: readonly Entry[], key: SortKey, order: 'up' | 'down' = 'up'): readonly Entry[] {
  const compare = comparators[key](list);
  const sign = order === 'up' ? 1 : -1;
  const isLast = (entry: Entry): number => (key === 'year' && entry.paper.year === undefined ? 1 : 0);
  return entries.toSorted((a, b) => isLast(a) - isLast(b) || sign * compare(a, b) || a.span.start - b.span.start);
}

/** How many entries have each status, in the order of `statuses`, then of appearance; statuses without entries are left out. */
export function countStatuses(entries: readonly Entry[], statuses: readonly Status[]): ReadonlyMap<Status, number> {
  const counts = new Map<Status, number>(statuses.map((status) => [status, 0]));
  for (const { paper } of entries) counts.set(paper.status, (counts.get(paper.status) ?? 0) + 1);
  return new Map([...counts].filter(([, count]) => count > 0));
}

/** The statuses of this list: those its legend has, then any other that an entry has. */
export function statusesOf(list: PaperList): readonly Status[] {
  return [...new Set([...list.legend.signs.map((sign) => sign.status), ...list.entries.map((entry) => entry.paper.status)])];
}

type Comparison = (a: Entry, b: Entry) => number;

const comparators: Readonly<Record<SortKey, (list: PaperList) => Comparison>> = {
  title: () => by((entry) => entry.paper.title),
  status: (list) => {
    const order = statusesOf(list);
    return (a, b) => order.indexOf(a.paper.status) - order.indexOf(b.paper.status);
  },
  category: () => by((entry) => entry.paper.category.join('\n')),
  year: () => (a, b) => (a.paper.year ?? 0) - (b.paper.year ?? 0),
  line: () => (a, b) => a.span.start - b.span.start,
};

/** The order of `textOf`, as a reader of any language expects it (`Intl.Collator`, root locale). */
function by(textOf: (entry: Entry) => string): Comparison {
  const collator = new Intl.Collator('und', { numeric: true, sensitivity: 'base' });
  return (a, b) => collator.compare(textOf(a), textOf(b));
}

function hasWords(text: string, words: readonly string[]): boolean {
  const folded = foldText(text);
  return words.every((word) => folded.includes(word));
}

function isInCategory(path: readonly string[], category: readonly string[]): boolean {
  return category.length === 0 ? path.length === 0 : isWithinCategory(path, category);
}
