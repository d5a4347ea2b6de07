import { addCategoryChange } from '../edits/add-category.ts';
import { isMovedToMark, missingCategories, statusChange } from '../edits/change-status.ts';
import type { Change, Refusal } from '../edits/change.ts';
import { appendToNote } from '../edits/append-note.ts';
import { noteChange, normalizeNote, noteTextOf } from '../edits/note.ts';
import { findSectionTarget } from '../edits/section-target.ts';
import type { Entry } from '../model/paper.ts';
import type { PaperList } from '../model/paper-list.ts';
import type { Status } from '../model/status.ts';
import { chainChanges, entryAt, type Step } from './chain-changes.ts';
import type { MarkOptions } from './mark.ts';

/** What is done besides giving a status. */
export interface MarkSteps extends Pick<MarkOptions, 'note' | 'create'> {
  readonly status: Status;
}

/** Notes first, then the headings that are missing, then the status: each step proven on its own. */
export async function markInSteps(
  list: PaperList,
  entries: readonly Entry[],
  { status, note, create }: MarkSteps,
): Promise<Change | Refusal> {
  const steps = [
    ...(note === undefined ? [] : noteSteps(list, entries, note)),
    ...(create === true ? createSteps(list, entries, status) : []),
  ];
  if (steps.length === 0) return statusChange(list, entries, status);
  // Neither notes nor headings move entries.
  const indices = entries.map((entry) => list.entries.indexOf(entry));
  const mark: Step = (current) =>
    statusChange(
      current,
      indices.map((index) => entryAt(current, index)),
      status,
    );
  return chainChanges(list, [...steps, mark]);
}

/** Where the papers go that another status moves. */
export function findMoves(list: PaperList, entries: readonly Entry[], status: Status): ReadonlyMap<Entry, readonly string[]> {
  const moving = entries.filter((entry) => entry.paper.status !== status && isMovedToMark(list, entry));
  return new Map(
    moving.flatMap((entry) => {
      const target = findSectionTarget(list, entry.paper.category, status);
      return 'path' in target ? [[entry, target.path] as const] : [];
    }),
  );
}

/** The note is added to what is there. */
function noteSteps(list: PaperList, entries: readonly Entry[], note: string): readonly Step[] {
  return entries.map((entry) => {
    const index = list.entries.indexOf(entry);
    return (current) => {
      const now = entryAt(current, index);
      return noteChange(current, now, appendToNote(noteTextOf(current, now), normalizeNote(note, current.source), current.source));
    };
  });
}

/** A heading a step, outer ones first. */
function createSteps(list: PaperList, entries: readonly Entry[], status: Status): readonly Step[] {
  return missingCategories(list, entries, status).map(
    (path): Step =>
      (current) =>
        addCategoryChange(current, { title: path.at(-1) ?? '', parent: path.slice(0, -1) }),
  );
}
