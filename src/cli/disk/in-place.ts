import { join } from 'node:path';
import type { Notice } from '../../commands/files-port.ts';
import type { DiskContext } from './disk-context.ts';
import { DiskFailure, errorCode, orFail } from './file-error.ts';
import { openFlags } from './file-system.ts';
import { findPrivateFolders, openPrivateFolder } from './private-folder.ts';
import { quietly, readPrivateFile, removeQuietly, replacePrivateFile, writeAll, writeNewFile } from './private-file.ts';
import { readTarget, type Target } from './replace-file.ts';

/** The old and the new text of a list, saved before it is written in place. `before` exists only once both are whole. */
export interface SavedCopies {
  readonly before: string;
  readonly after: string;
}

/** Saves both texts, flushed, in the private folder. The caller holds the lock of list `key`. @throws DiskFailure */
export function saveCopies(context: DiskContext, key: string, target: Target, newBytes: Uint8Array): SavedCopies {
  const folder = openPrivateFolder(context, 'in-place').path;
  const copies = copiesIn(folder, key);
  orFail({ doing: 'save a copy in', path: folder }, () => {
    removeQuietly(context, copies.after);
    try {
      writeNewFile(context, copies.after, newBytes);
      replacePrivateFile(context, copies.before, target.bytes);
    } catch (error) {
      removeCopies(context, copies);
      throw error;
    }
  });
  return copies;
}

/** `before` goes first: without it, `after` means nothing. */
export function removeCopies(context: DiskContext, { before, after }: SavedCopies): void {
  if (removeQuietly(context, before)) removeQuietly(context, after);
}

/**
 * Writes `newBytes` over the old ones in the file itself. A failure puts the old bytes back.
 * @throws DiskFailure of kind `torn` when that fails, too.
 */
export function writeThrough(context: DiskContext, target: Target, newBytes: Uint8Array): void {
  const { realPath, bytes: oldBytes } = target;
  orFail({ doing: 'write', path: realPath }, () => {
    const fd = context.files.open(realPath, openFlags.overwrite);
    try {
      overwrite(context, fd, oldBytes.length, newBytes);
    } catch (error) {
      putBack(context, fd, { target, newLength: newBytes.length });
      throw error;
    } finally {
      // All is flushed by now, or put back: a failing close has nothing to add.
      quietly(() => context.files.close(fd));
    }
  });
}

/**
 * Finishes a write in place that a killed run began. A file that is byte for byte either the old or the new text's
 * becomes the new text. If anything else has happened to it since, it is left, and the copy of the old text is kept for
 * the user. The caller holds the lock of list `key`. @throws DiskFailure
 */
export function recoverInPlace(context: DiskContext, key: string, realPath: string): Notice[] {
  return findPrivateFolders(context, 'in-place').flatMap((folder) => recoverFrom(context, copiesIn(folder, key), realPath));
}

function copiesIn(folder: string, key: string): SavedCopies {
  return { before: join(folder, `${key}.before`), after: join(folder, `${key}.after`) };
}

function recoverFrom(context: DiskContext, copies: SavedCopies, realPath: string): Notice[] {
  const [before, after] = [copies.before, copies.after].map((path) =>
    orFail({ doing: 'read', path }, () => readPrivateFile(context, path)),
  );
  if (before?.kind !== 'read' || after?.kind !== 'read') {
    for (const path of [copies.after, copies.before, `${copies.before}.new`]) removeQuietly(context, path);
    return [];
  }
  const target = readTarget(context, realPath);
  const current = Buffer.from(target.bytes);
  if (current.equals(before.bytes) || current.equals(after.bytes)) {
    removeCopies(context, copies);
    return [];
  }
  if (!isMixture(current, before.bytes, after.bytes)) return [keepCopy(context, copies, realPath)];
  writeThrough(context, target, after.bytes);
  removeCopies(context, copies);
  return [{ code: 'in-place-finished', message: `an earlier write of ${realPath} was interrupted half-way; it has been finished` }];
}

/** Whether a write in place of `after` over `before` can have left this: the disk may have kept any of the pages written. */
function isMixture(current: Uint8Array, before: Uint8Array, after: Uint8Array): boolean {
  const shorter = Math.min(before.length, after.length);
  if (current.length < shorter || current.length > Math.max(before.length, after.length)) return false;
  return current.every((byte, at) => byte === before[at] || byte === after[at]);
}

function keepCopy(context: DiskContext, copies: SavedCopies, realPath: string): Notice {
  const kept = `${copies.before.replace(/\.before$/, '')}.kept-${context.clock.now()}`;
  orFail({ doing: 'keep', path: copies.before }, () => context.files.rename(copies.before, kept));
  removeQuietly(context, copies.after);
  return {
    code: 'in-place-left',
    message: `an earlier write of ${realPath} was interrupted and the file changed since; its text before that write is in ${kept}`,
  };
}

/** What grows comes first: a full disk then shows before any old byte is gone. */
function overwrite(context: DiskContext, fd: number, oldLength: number, newBytes: Uint8Array): void {
  if (newBytes.length > oldLength) writeAll(context, fd, newBytes.subarray(oldLength), oldLength);
  writeAll(context, fd, newBytes.subarray(0, oldLength), 0);
  if (newBytes.length < oldLength) context.files.ftruncate(fd, newBytes.length);
  context.files.fsync(fd);
}

function putBack(context: DiskContext, fd: number, { target, newLength }: { readonly target: Target; readonly newLength: number }): void {
  const { realPath, bytes } = target;
  try {
    writeAll(context, fd, bytes, 0);
    if (newLength > bytes.length) context.files.ftruncate(fd, bytes.length);
  } catch (cause) {
    if (errorCode(cause) === undefined) throw cause;
    throw new DiskFailure({
      kind: 'torn',
      path: realPath,
      message: `writing ${realPath} in place failed half-way, and so did putting its text back (${errorCode(cause)})`,
      hint: 'run the command again once the disk works: both texts are kept, and the write will be finished',
      cause,
    });
  }
  // The old bytes were flushed before we came; that these are, too, is only for order.
  quietly(() => context.files.fsync(fd));
}
