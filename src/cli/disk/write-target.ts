import { dirname } from 'node:path';
import type { JournalRecord, ListUpdate, Notice } from '../../commands/files-port.ts';
import type { DiskContext } from './disk-context.ts';
import { DiskFailure, errorCode, orFail } from './file-error.ts';
import { hashOf } from './hash.ts';
import { removeCopies, saveCopies, writeThrough } from './in-place.ts';
import { beginWrite, cancelWrite, finishWrite, type Journal, type Journaled, type PendingWrite } from './journal.ts';
import type { LockedList } from './locked-list.ts';
import { removeQuietly, syncFolder } from './private-file.ts';
import { isUnchanged, publishTemporary, writeTemporary, type Target } from './replace-file.ts';

export interface PlannedWrite {
  readonly target: Target;
  /** Of the target's bytes. */
  readonly hash: string;
  readonly journal: Journaled<Journal>;
  readonly update: ListUpdate;
}

/** `changed`: the bytes on disk are no longer those of the target, and nothing was written. */
export type WriteOutcome = { readonly kind: 'written'; readonly record: number | undefined } | { readonly kind: 'changed' };

/**
 * Writes the new text in the one order that survives a crash between any two steps: the new text is flushed beside the
 * list; the journal notes the write, flushed; the old bytes are checked once more; the list is replaced; its folder is
 * flushed; the journal notes the end. @throws DiskFailure with the old text in place
 */
export function writeTarget(list: LockedList, planned: PlannedWrite): WriteOutcome {
  const { context, realPath } = list;
  orFail({ doing: 'write', path: realPath }, () => context.files.checkWritable(realPath));
  const links = planned.target.stat.nlink;
  if (links > 1 && !list.inPlace) throw hardLinkedFailure(list.path, links);
  const method = list.inPlace ? inPlaceMethod(list, planned) : renameMethod(context, planned);
  return carryOut(list, planned, method);
}

/** One way of bringing the new text into the list, prepared up to the decisive step. */
interface WriteMethod {
  /** A path that exists until the write has taken place, and afterwards at most for a moment. */
  readonly witness: string;
  /** The decisive step; a failure leaves the old text. */
  publish(): void;
  /** Removes the preparations of a write that did not take place. */
  discard(): void;
  /** What is left to do after the decisive step; none of it can fail the write any more. */
  settle(): readonly Notice[];
}

function renameMethod(context: DiskContext, { target, update }: PlannedWrite): WriteMethod {
  const temporary = writeTemporary(context, target, update.newBytes);
  return {
    witness: temporary,
    publish: () => publishTemporary(context, temporary, target),
    discard: () => void removeQuietly(context, temporary),
    settle: () => flushNotices(context, target.realPath),
  };
}

function inPlaceMethod({ context, key }: LockedList, { target, update }: PlannedWrite): WriteMethod {
  const copies = saveCopies(context, key, target, update.newBytes);
  return {
    witness: copies.before,
    publish: () => writeThrough(context, target, update.newBytes),
    discard: () => removeCopies(context, copies),
    settle: () => {
      removeCopies(context, copies);
      return [];
    },
  };
}

function carryOut(list: LockedList, planned: PlannedWrite, method: WriteMethod): WriteOutcome {
  const { context } = list;
  const pending = noteWrite(list, planned, method.witness);
  try {
    if (!isUnchanged(context, planned.target)) {
      takeBack(context, pending, method);
      return { kind: 'changed' };
    }
    method.publish();
  } catch (error) {
    // A torn file needs its copies and its journal line: the next run finishes the write.
    if (!(error instanceof DiskFailure && error.fileError.kind === 'torn')) takeBack(context, pending, method);
    throw error;
  }
  list.addNotices(method.settle());
  if (pending !== undefined) finishWrite(context, pending);
  return { kind: 'written', record: pending?.number };
}

/** The journal's line goes first: while it stands, the witness must. */
function takeBack(context: DiskContext, pending: PendingWrite | undefined, method: WriteMethod): void {
  if (pending === undefined || cancelWrite(context, pending)) method.discard();
}

function noteWrite(
  { context, realPath, addNotices }: LockedList,
  { hash, journal, update }: PlannedWrite,
  witness: string,
): PendingWrite | undefined {
  if (journal.kind === 'unavailable') {
    addNotices(journal.notices);
    return undefined;
  }
  const record: JournalRecord = {
    ...update.entry,
    number: journal.value.nextNumber,
    time: context.clock.now(),
    path: realPath,
    before: hash,
    after: hashOf(update.newBytes),
  };
  const begun = beginWrite(context, journal.value, record, witness);
  addNotices(begun.notices);
  return begun.kind === 'ok' ? begun.value : undefined;
}

function flushNotices(context: DiskContext, realPath: string): Notice[] {
  try {
    syncFolder(context, dirname(realPath));
    return [];
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
    const message = `${realPath} was written, but its folder could not be flushed to the disk (${errorCode(error)})`;
    return [{ code: 'not-flushed', message }];
  }
}

function hardLinkedFailure(path: string, links: number): DiskFailure {
  const message = `${path} has ${links} hard links, and replacing it would break them`;
  return new DiskFailure({
    kind: 'hard-linked',
    path,
    message,
    hint: '--in-place saves a copy and writes through the file itself',
    cause: undefined,
  });
}
