import type { Entry } from '../model/paper.ts';
import type { PaperList } from '../model/paper-list.ts';
import { isAloneOnItsLines } from './blank-lines.ts';
import { refuse, sameEntry, type Change, type Refusal } from './change.ts';
import { removalEdits } from './removal.ts';

/** Takes `entries` out of the list, with their blank lines. */
export function removeChange(list: PaperList, entries: readonly Entry[]): Change | Refusal {
  const shared = entries.find((entry) => !isAloneOnItsLines(list.source, entry.span));
  if (shared !== undefined) return refuse(`“${shared.paper.title}” shares a line with other text`, 'give it lines of its own first');
  const leaving = new Set(entries);
  const expected = list.entries.filter((entry) => !leaving.has(entry)).map((entry) => sameEntry(list, entry));
  return { kind: 'change', edits: removalEdits(list, entries), expected };
}
