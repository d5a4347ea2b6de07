import { basename, dirname, join } from 'node:path';
import type { DiskContext } from './disk-context.ts';
import { errorCode, orFail } from './file-error.ts';
import { openFlags, type FileStat } from './file-system.ts';
import { hashOf } from './hash.ts';
import { removeQuietly, withOpenFile, writeAll } from './private-file.ts';
import { isLeftBehind, parseIdentity, renderIdentity } from './process-table.ts';

/** A list as it was read under the lock. */
export interface Target {
  /** Absolute, symbolic links resolved: the links stay, and what they lead to is replaced. */
  readonly realPath: string;
  readonly bytes: Uint8Array;
  readonly stat: FileStat;
}

/** Reads the regular file at `realPath` through one open file. @throws DiskFailure */
export function readTarget(context: DiskContext, realPath: string): Target {
  return orFail({ doing: 'read', path: realPath }, () =>
    withOpenFile(context, context.files.open(realPath, openFlags.read), (fd) => {
      const stat = context.files.fstat(fd);
      return { realPath, stat, bytes: stat.isFile() ? context.files.readAll(fd) : new Uint8Array() };
    }),
  );
}

/** Whether the file still holds the bytes of `target`: an editor knows nothing of our lock. @throws DiskFailure */
export function isUnchanged(context: DiskContext, target: Target): boolean {
  return orFail({ doing: 'read', path: target.realPath }, () => {
    try {
      const fd = context.files.open(target.realPath, openFlags.read);
      return withOpenFile(context, fd, () => Buffer.from(context.files.readAll(fd)).equals(target.bytes));
    } catch (error) {
      // An editor that is saving may have moved the file away for a moment.
      if (errorCode(error) === 'ENOENT') return false;
      throw error;
    }
  });
}

/**
 * Writes `bytes`, flushed, to a new file beside the list, with its mode and, as far as permitted, its owner and group.
 * The name says which list and which process it belongs to: see `removeStaleTemporaries`. @throws DiskFailure
 */
export function writeTemporary(context: DiskContext, target: Target, bytes: Uint8Array): string {
  const name = `${temporaryPrefix(target.realPath)}${renderIdentity(context.processes.self())}-${context.randomName()}.tmp`;
  const path = join(dirname(target.realPath), name);
  return orFail({ doing: 'write a new file beside', path: target.realPath, hint: inPlaceHint }, () => {
    const fd = context.files.open(path, openFlags.create, 0o600);
    try {
      withOpenFile(context, fd, () => {
        writeAll(context, fd, bytes, 0);
        copyOwnerAndMode(context, fd, target.stat);
        context.files.fsync(fd);
      });
    } catch (error) {
      removeQuietly(context, path);
      throw error;
    }
    return path;
  });
}

/** Puts the temporary file in the list's place: the instant at which the old text becomes the new one. @throws DiskFailure */
export function publishTemporary(context: DiskContext, temporary: string, target: Target): void {
  // A file that a container has mounted by itself cannot be replaced (EBUSY), only written through.
  orFail({ doing: 'replace', path: target.realPath, hint: inPlaceHint }, () => context.files.rename(temporary, target.realPath));
}

/**
 * Removes the temporary files that runs for this list left behind, when they were killed. The caller holds the lock, so
 * a live process of the same user has none; but another user's has, or one in another container, and those are kept.
 */
export function removeStaleTemporaries(context: DiskContext, realPath: string): void {
  const folder = dirname(realPath);
  const prefix = temporaryPrefix(realPath);
  for (const name of listFolder(context, folder)) {
    if (name.startsWith(prefix) && isStale(context, join(folder, name), name)) removeQuietly(context, join(folder, name));
  }
}

const inPlaceHint = '--in-place saves a copy and writes through the file itself';

function temporaryPrefix(realPath: string): string {
  return `.papers-${hashOf(basename(realPath)).slice(0, 8)}-`;
}

function listFolder(context: DiskContext, folder: string): string[] {
  try {
    return context.files.readdir(folder);
  } catch {
    // A folder may be writable and yet not listable; then what was left there has to stay.
    return [];
  }
}

function isStale(context: DiskContext, path: string, name: string): boolean {
  const owner = parseIdentity(/^\.papers-[0-9a-f]{8}-(.+)-[^-]+\.tmp$/.exec(name)?.[1] ?? '');
  if (owner === undefined) return false;
  try {
    const stat = context.files.lstat(path);
    if (context.userId !== undefined && stat.uid !== context.userId) return false;
    const isOurs = renderIdentity(owner) === renderIdentity(context.processes.self());
    return isOurs || isLeftBehind(context.processes, owner, context.clock.now() - stat.mtimeMs);
  } catch {
    return false;
  }
}

/** Where the group cannot be kept, its members' rights go to nobody: they must not fall to another group. */
function copyOwnerAndMode(context: DiskContext, fd: number, wanted: FileStat): void {
  const { files } = context;
  const fresh = files.fstat(fd);
  const owned = fresh.uid === wanted.uid && fresh.gid === wanted.gid ? fresh : changeOwner(context, fd, wanted);
  const mode = wanted.mode & 0o7777;
  const groupMode = owned.gid === wanted.gid ? mode : (mode & ~0o2070) | (mode & (mode << 3) & 0o070);
  if ((owned.mode & 0o7777) !== groupMode) files.fchmod(fd, groupMode);
}

/** As far as this user may: giving a file away takes root, giving it to one of one's groups does not. */
function changeOwner({ files }: DiskContext, fd: number, wanted: FileStat): FileStat {
  const owner = files.fstat(fd).uid;
  for (const uid of new Set([wanted.uid, owner])) {
    try {
      files.fchown(fd, uid, wanted.gid);
      break;
    } catch (error) {
      if (errorCode(error) !== 'EPERM' && errorCode(error) !== 'EINVAL' && errorCode(error) !== 'ENOSYS') throw error;
    }
  }
  return files.fstat(fd);
}
