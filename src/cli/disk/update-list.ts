import type { ListSnapshot, ListUpdate, Notice, UpdateOptions, UpdateResult, UpdateWork } from '../../commands/files-port.ts';
import type { DiskContext } from './disk-context.ts';
import { DiskFailure, orFail } from './file-error.ts';
import { hashOf, listKey } from './hash.ts';
import { recoverInPlace } from './in-place.ts';
import { openJournal, readJournalLocked, type Journal, type Journaled } from './journal.ts';
import { acquireLock } from './lock.ts';
import type { LockedList } from './locked-list.ts';
import { openPrivateFolder } from './private-folder.ts';
import { readTarget, removeStaleTemporaries, type Target } from './replace-file.ts';
import { writeTarget } from './write-target.ts';

/** How often `work` runs again because the bytes changed under it. */
const maximumReruns = 3;

/** `FilesPort.updateList` on this context. */
export async function updateListFile(
  context: DiskContext,
  path: string,
  request: UpdateOptions & { readonly work: UpdateWork },
): Promise<UpdateResult> {
  const notices: Notice[] = [];
  const addNotices = (added: readonly Notice[]): void => {
    notices.push(...added.filter(({ message }) => notices.every((known) => known.message !== message)));
  };
  try {
    const realPath = orFail({ doing: 'find', path }, () => context.files.realpath(path));
    const list: LockedList = { context, path, realPath, key: listKey(realPath), addNotices, inPlace: request.inPlace ?? false };
    const outcome = await withListLock(list, () => updateLocked(list, request.work));
    return { ...outcome, realPath, notices };
  } catch (error) {
    if (error instanceof DiskFailure) return { kind: 'failed', error: error.fileError, notices };
    throw error;
  }
}

type Outcome = { readonly kind: 'written'; readonly record: number | undefined } | { readonly kind: 'unchanged' };

/** Runs `work` with the list's lock, which is released however the process ends, short of being killed. @throws DiskFailure */
async function withListLock<T>({ context, path, key, addNotices }: LockedList, work: () => Promise<T>): Promise<T> {
  const folder = openPrivateFolder(context, 'locks');
  addNotices(folder.notices);
  const lock = await acquireLock(context, folder.path, key);
  if (lock.kind === 'busy') throw lockedFailure(path, lock.holder, context.lockWait);
  const stopListening = context.onInterrupt(() => lock.release());
  try {
    return await work();
  } finally {
    stopListening();
    lock.release();
  }
}

async function updateLocked(list: LockedList, work: UpdateWork): Promise<Outcome> {
  const { context, realPath, key } = list;
  list.addNotices(recoverInPlace(context, key, realPath));
  let target = readRegularFile(list);
  let hash = hashOf(target.bytes);
  const journal = openJournal(context, key, hash);
  list.addNotices(journal.kind === 'ok' ? journal.notices : []);
  removeStaleTemporaries(context, realPath);
  for (let reruns = 0; reruns <= maximumReruns; reruns += 1) {
    const update = await work(snapshotOf(list, { target, hash, journal, reruns }));
    if (update === undefined || isSame(target, update)) return { kind: 'unchanged' };
    const outcome = writeTarget(list, { target, hash, journal, update });
    if (outcome.kind === 'written') return outcome;
    target = readRegularFile(list);
    hash = hashOf(target.bytes);
  }
  throw changedFailure(list.path);
}

interface Reading {
  readonly target: Target;
  readonly hash: string;
  readonly journal: Journaled<Journal>;
  readonly reruns: number;
}

function snapshotOf({ context, path, realPath }: LockedList, { target, hash, journal, reruns }: Reading): ListSnapshot {
  const readJournal: ListSnapshot['readJournal'] = () =>
    journal.kind === 'ok' ? readJournalLocked(context, journal.value, hash) : { records: [], notices: journal.notices };
  return { path, realPath, bytes: target.bytes, hash, reruns, readJournal };
}

function readRegularFile({ context, realPath }: LockedList): Target {
  const target = readTarget(context, realPath);
  if (target.stat.isFile()) return target;
  const message = `cannot write ${realPath}: it is not a regular file`;
  throw new DiskFailure({
    kind: 'not-a-file',
    path: realPath,
    message,
    hint: '--file - takes a list from a pipe, and prints it changed',
    cause: undefined,
  });
}

function isSame(target: Target, { newBytes }: ListUpdate): boolean {
  return Buffer.from(target.bytes).equals(newBytes);
}

function lockedFailure(path: string, holder: string, wait: number): DiskFailure {
  const message = `${path} is being changed by ${holder}; gave up after ${wait / 1000} s`;
  return new DiskFailure({ kind: 'locked', path, message, hint: 'try again once it is done', cause: undefined });
}

function changedFailure(path: string): DiskFailure {
  const message = `${path} kept changing while it was being edited; nothing was written`;
  return new DiskFailure({
    kind: 'changed-meanwhile',
    path,
    message,
    hint: 'save or close it in your editor and try again',
    cause: undefined,
  });
}
