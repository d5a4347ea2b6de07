import { dirname, isAbsolute, join } from 'node:path';
import type { Notice } from '../../commands/files-port.ts';
import type { DiskContext } from './disk-context.ts';
import { DiskFailure, errorCode, orFail } from './file-error.ts';
import type { FileStat } from './file-system.ts';

/** What decides where a user's private files are. */
export interface UserSurroundings {
  /** `$XDG_STATE_HOME`. */
  readonly stateHome: string | undefined;
  readonly home: string;
  /** A folder that all may write: `/tmp`. */
  readonly temporary: string;
  readonly userId: number | undefined;
}

/**
 * The folders for locks and journals, in order of preference. `$XDG_RUNTIME_DIR` is left out on purpose: a cron job or a
 * container has none, and would then take another lock than the terminal does. For the same reason the last resort, for
 * users whose home cannot be written, does not depend on `$TMPDIR`.
 */
export function privateFolders({ stateHome, home, temporary, userId }: UserSurroundings): string[] {
  const state = stateHome !== undefined && isAbsolute(stateHome) ? stateHome : join(home, '.local', 'state');
  return [join(state, 'papers'), join(temporary, `papers-${userId ?? 'user'}`)];
}

export interface PrivateFolder {
  readonly path: string;
  readonly notices: readonly Notice[];
}

/**
 * The folder `name` within the first usable private folder, both of mode 0700 and made where missing.
 * One that others can write, that someone else owns, or that is a symbolic link is passed over with a notice.
 * @throws DiskFailure when none is usable, or the disk fails or is full.
 */
export function openPrivateFolder(context: DiskContext, name: string): PrivateFolder {
  const notices: Notice[] = [];
  const reasons: string[] = [];
  for (const base of context.privateFolders) {
    const path = join(base, name);
    const trouble = makePrivate(context, base) ?? makePrivate(context, path);
    if (trouble === undefined) return { path, notices };
    reasons.push(trouble.reason);
    if (trouble.isUnsafe) notices.push({ code: 'private-folder-unsafe', message: `${trouble.reason}; it is not used` });
  }
  throw new DiskFailure({
    kind: 'no-private-folder',
    path: context.privateFolders[0] ?? '',
    message: `no folder for locks: ${reasons.join('; ')}`,
    hint: 'set XDG_STATE_HOME to a folder that only you can write',
    cause: undefined,
  });
}

/** The folder `name` in each private folder where it exists and is safe; nothing is made. */
export function findPrivateFolders(context: DiskContext, name: string): string[] {
  return context.privateFolders
    .filter((base) => isSafe(context, base) && isSafe(context, join(base, name)))
    .map((base) => join(base, name));
}

interface Trouble {
  readonly reason: string;
  readonly isUnsafe: boolean;
}

/** Why a folder cannot be used although the disk works: every process of this user finds the same, and goes to the same next one. */
const lastingCodes: ReadonlySet<string | undefined> = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOTDIR', 'EEXIST', 'ELOOP']);

function makePrivate(context: DiskContext, path: string): Trouble | undefined {
  try {
    const reason = unsafeReason(context, path, statOrMake(context, path));
    if (reason !== undefined) return { reason, isUnsafe: true };
    context.files.checkWritable(path);
    return undefined;
  } catch (cause) {
    const code = errorCode(cause);
    if (lastingCodes.has(code)) return { reason: `${path} cannot be used (${code})`, isUnsafe: false };
    return orFail({ doing: 'prepare the folder', path }, () => {
      throw cause;
    });
  }
}

function statOrMake({ files }: DiskContext, path: string): FileStat {
  try {
    return files.lstat(path);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
    // The parent apart, so that a symbolic link planted at `path` itself is never gone through.
    files.mkdir(dirname(path), 0o700);
    files.mkdir(path, 0o700);
    return files.lstat(path);
  }
}

function isSafe(context: DiskContext, path: string): boolean {
  try {
    return unsafeReason(context, path, context.files.lstat(path)) === undefined;
  } catch {
    return false;
  }
}

/** Why `path` must not be trusted. One of ours that others can only read is closed to them instead. */
function unsafeReason(context: DiskContext, path: string, stat: FileStat): string | undefined {
  if (stat.isSymbolicLink()) return `${path} is a symbolic link`;
  if (!stat.isDirectory()) return `${path} is not a folder`;
  if (context.userId === undefined) return undefined;
  if (stat.uid !== context.userId) return `${path} belongs to another user`;
  if ((stat.mode & 0o022) !== 0) return `${path} can be written by others`;
  if ((stat.mode & 0o055) !== 0) context.files.chmod(path, 0o700);
  return undefined;
}
