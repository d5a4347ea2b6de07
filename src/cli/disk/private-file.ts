import { dirname } from 'node:path';
import type { DiskContext } from './disk-context.ts';
import { errorCode } from './file-error.ts';
import { openFlags } from './file-system.ts';

/** What stands at the path of a private file. `unfit`: a link, a folder, another user's, or one that others can write. */
export type PrivateFile =
  | { readonly kind: 'absent' }
  | { readonly kind: 'read'; readonly bytes: Uint8Array; readonly modified: number }
  | { readonly kind: 'unfit'; readonly reason: string };

/** Reads a file of ours. No symbolic link is followed and no pipe waited for. `modified` is milliseconds since 1970. */
export function readPrivateFile(context: DiskContext, path: string): PrivateFile {
  try {
    return withOpenFile(context, context.files.open(path, openFlags.read), (fd) => {
      const stat = context.files.fstat(fd);
      const reason = unfitReason(context, stat);
      if (reason !== undefined) return { kind: 'unfit', reason };
      return { kind: 'read', bytes: context.files.readAll(fd), modified: stat.mtimeMs };
    });
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOENT') return { kind: 'absent' };
    if (code === 'ELOOP') return { kind: 'unfit', reason: 'is a symbolic link' };
    // As after a run with sudo. Our own that cannot be read is trouble with the disk, and no reason to give it up.
    if (code === 'EACCES' && context.files.lstat(path).uid !== context.userId) return { kind: 'unfit', reason: 'belongs to another user' };
    throw error;
  }
}

/**
 * Makes `path`, which must not exist, with `mode` (less what the umask takes) and all of `bytes`, flushed to the disk. What a failure
 * leaves is removed.
 */
export function writeNewFile(context: DiskContext, path: string, bytes: Uint8Array, mode = 0o600): void {
  const fd = context.files.open(path, openFlags.create, mode);
  try {
    withOpenFile(context, fd, () => {
      writeAll(context, fd, bytes, 0);
      context.files.fsync(fd);
    });
  } catch (error) {
    removeQuietly(context, path);
    throw error;
  }
}

/** Writes all of `bytes` at `position` (`undefined`: where the file stands), however few the system takes at a time. */
export function writeAll(context: DiskContext, fd: number, bytes: Uint8Array, position: number | undefined): void {
  for (let written = 0; written < bytes.length;) {
    const at = position === undefined ? undefined : position + written;
    const count = context.files.write(fd, bytes, written, at);
    if (count === 0) throw Object.assign(new Error('the system took no bytes'), { code: 'EIO' });
    written += count;
  }
}

/** Runs `work` and closes `fd`. A failing close counts: on network file systems it is where a failed write shows. */
export function withOpenFile<T>(context: DiskContext, fd: number, work: (fd: number) => T): T {
  let result: T;
  try {
    result = work(fd);
  } catch (error) {
    quietly(() => context.files.close(fd));
    throw error;
  }
  context.files.close(fd);
  return result;
}

/** Makes a rename or a new name within `folder` last. File systems that cannot flush a folder, and Windows, are let be. */
export function syncFolder(context: DiskContext, folder: string): void {
  try {
    withOpenFile(context, context.files.open(folder, openFlags.read), (fd) => context.files.fsync(fd));
  } catch (error) {
    if (!unsyncableCodes.has(errorCode(error))) throw error;
  }
}

const unsyncableCodes: ReadonlySet<string | undefined> = new Set(['EINVAL', 'EISDIR', 'EPERM', 'EACCES', 'ENOTSUP', 'EBADF', 'ELOOP']);

/** Puts `bytes` at `path` in one step, by way of a neighbour whose name ends in `.new`; the caller holds the lock. */
export function replacePrivateFile(context: DiskContext, path: string, bytes: Uint8Array): void {
  const neighbour = `${path}.new`;
  removeQuietly(context, neighbour);
  writeNewFile(context, neighbour, bytes);
  try {
    context.files.rename(neighbour, path);
  } catch (error) {
    removeQuietly(context, neighbour);
    throw error;
  }
  syncFolder(context, dirname(path));
}

/** Removes a name if it is there; `false` when it may still be. */
export function removeQuietly(context: DiskContext, path: string): boolean {
  try {
    context.files.unlink(path);
    return true;
  } catch (error) {
    return errorCode(error) === 'ENOENT';
  }
}

/** For steps whose failure changes nothing for the user. */
export function quietly(step: () => void): void {
  try {
    step();
  } catch {
    // What stays behind is taken away by the next run.
  }
}

/** Why an open file of our private folders must not be trusted. */
export function unfitReason(context: DiskContext, stat: ReturnType<DiskContext['files']['fstat']>): string | undefined {
  if (!stat.isFile()) return 'is not a file';
  if (context.userId === undefined) return undefined;
  if (stat.uid !== context.userId) return 'belongs to another user';
  return (stat.mode & 0o022) === 0 ? undefined : 'can be written by others';
}
