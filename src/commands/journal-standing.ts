import type { JournalRecord } from './files-port.ts';

/** The `edit` records of a journal by what can be done with each, in the order in which `undo` and `redo` take them. */
export interface JournalStanding {
  /** In effect, the latest done or redone first. */
  readonly undoable: readonly JournalRecord[];
  /** Undone with no newer `edit` since, the latest undone first. */
  readonly redoable: readonly JournalRecord[];
}

/** Where each write of a journal stands after the undos and redos that follow it. Undoing or redoing what is not there changes nothing. */
export function standingOf(records: readonly JournalRecord[]): JournalStanding {
  const edits = new Map<number, JournalRecord>();
  // A set keeps the order of insertion, so that its end is the latest.
  const done = new Set<number>();
  const undone = new Set<number>();
  for (const record of records) {
    switch (record.action.kind) {
      case 'edit':
        edits.set(record.number, record);
        done.add(record.number);
        undone.clear();
        break;
      case 'undo':
        if (done.delete(record.action.of)) undone.add(record.action.of);
        break;
      case 'redo':
        if (undone.delete(record.action.of)) done.add(record.action.of);
        break;
    }
  }
  const newestFirst = (numbers: ReadonlySet<number>): JournalRecord[] =>
    [...numbers].toReversed().flatMap((number) => edits.get(number) ?? []);
  return { undoable: newestFirst(done), redoable: newestFirst(undone) };
}
