import { isOwnSign } from './legend.ts';
import type { Entry } from './paper.ts';
import type { PaperList } from './paper-list.ts';
import type { SortKey } from './sort-key.ts';
import { KNOWN_STATUSES, UNMARKED, type Status } from './status.ts';

/** Entries sorted by `key`, equal ones in file order; those without a year come last, either way round. `line` is file order. */
export function sortEntries(list: PaperList, entries: readonly Entry[], key: SortKey, order: 'up' | 'down' = 'up'): readonly Entry[] {
  const compare = comparators[key](list);
  const sign = order === 'up' ? 1 : -1;
  const isLast = (entry: Entry): number => (key === 'year' && entry.paper.year === undefined ? 1 : 0);
  return entries.toSorted((a, b) => isLast(a) - isLast(b) || sign * compare(a, b) || a.span.start - b.span.start);
}

type Comparison = (a: Entry, b: Entry) => number;

const comparators: Readonly<Record<SortKey, (list: PaperList) => Comparison>> = {
  title: () => by((entry) => entry.paper.title),
  status: ({ legend }) => {
    const order: readonly Status[] = [...legend.signs.filter(isOwnSign).map(({ status }) => status), ...KNOWN_STATUSES];
    return (a, b) => rankOf(order, a.paper.status) - rankOf(order, b.paper.status) || compareNames(a.paper.status, b.paper.status);
  },
  category: () => by((entry) => entry.paper.category.join('\n')),
  year: () => (a, b) => (a.paper.year ?? 0) - (b.paper.year ?? 0),
  line: () => (a, b) => a.span.start - b.span.start,
};

/** In the order of the list's legend, then of the words that are known, whatever order papers stand in; those without a sign last. */
function rankOf(order: readonly Status[], status: Status): number {
  const rank = order.indexOf(status);
  if (rank !== -1) return rank;
  return status === UNMARKED ? order.length + 1 : order.length;
}

function compareNames(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

/** The order of `textOf`, as a reader of any language expects it (`Intl.Collator`, root locale). */
function by(textOf: (entry: Entry) => string): Comparison {
  const collator = new Intl.Collator('und', { numeric: true, sensitivity: 'base' });
  return (a, b) => collator.compare(textOf(a), textOf(b));
}
