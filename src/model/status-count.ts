import type { Entry } from './paper.ts';
import type { PaperList } from './paper-list.ts';
import type { Status } from './status.ts';

/** How many entries have each status, in the order of `statuses`, then of appearance; statuses without entries are left out. */
export function countStatuses(entries: readonly Entry[], statuses: readonly Status[]): ReadonlyMap<Status, number> {
  const counts = new Map<Status, number>(statuses.map((status) => [status, 0]));
  for (const { paper } of entries) counts.set(paper.status, (counts.get(paper.status) ?? 0) + 1);
  return new Map([...counts].filter(([, count]) => count > 0));
}

/** The statuses of this list: those its legend has, then any other that a section says or an entry has. */
export function statusesOf({ legend, sections, entries }: PaperList): readonly Status[] {
  return [...new Set([...[...legend.signs, ...sections].map(({ status }) => status), ...entries.map(({ paper }) => paper.status)])];
}
