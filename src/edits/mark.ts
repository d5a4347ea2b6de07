import { WRITERS } from '../dialects/writers.ts';
import type { Entry } from '../model/paper.ts';
import type { PaperList } from '../model/paper-list.ts';
import { UNMARKED, type Status } from '../model/status.ts';
import type { TextEdit } from '../text/text-edit.ts';
import { refuse, sameEntry, type Change, type Refusal } from './change.ts';
import { findWritableSign, writableSigns } from './signs.ts';

/** Gives `entries` the status `status`, by their signs alone; those that have it are left as they are. */
export function markChange(list: PaperList, entries: readonly Entry[], status: Status): Change | Refusal {
  const sign = findWritableSign(list, status);
  if (sign === undefined) return refuseStatus(list, status);
  const marked = new Set(entries.filter(({ paper }) => paper.status !== status));
  const edits: TextEdit[] = [];
  for (const entry of marked) {
    const own = WRITERS[entry.dialect].markEdits(list.source, entry, sign.marker);
    if (own === undefined) return refuseSign(entry, status);
    edits.push(...own);
  }
  const expected = list.entries.map((entry) =>
    marked.has(entry) ? { paper: { ...entry.paper, status }, text: undefined } : sameEntry(list, entry),
  );
  return { kind: 'change', edits, expected };
}

export function refuseStatus(list: PaperList, status: Status): Refusal {
  const choices = writableSigns(list).map((sign) => sign.status);
  return refuse(`this list has no sign for “${status}”`, `statuses it can write: ${choices.join(', ')}`);
}

function refuseSign({ paper }: Entry, status: Status): Refusal {
  if (status === UNMARKED) return refuse(`“${paper.title}” is a paper by its sign alone, which cannot be taken away`);
  return refuse(`“${paper.title}” has no place for a sign`);
}
