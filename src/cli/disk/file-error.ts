import type { FileError, FileErrorKind } from '../../commands/files-port.ts';

/** A `FileError` on its way to the result of a port's function, which alone catches it. */
export class DiskFailure extends Error {
  readonly fileError: FileError;

  constructor(fileError: FileError) {
    super(fileError.message, { cause: fileError.cause });
    this.fileError = fileError;
  }
}

/** What was attempted, for the sentence "cannot `doing` `path`: …". */
export interface Attempt {
  readonly doing: string;
  readonly path: string;
  readonly hint?: string | undefined;
}

/** The result of `step`. @throws DiskFailure for what the operating system refuses; a bug of ours passes as it is. */
export function orFail<T>(attempt: Attempt, step: () => T): T {
  try {
    return step();
  } catch (cause) {
    throw errorCode(cause) === undefined ? cause : new DiskFailure(toFileError(attempt, cause));
  }
}

/** The error code that the operating system gave (`ENOSPC`), if `error` came from there. */
export function errorCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined;
  return /^E[A-Z0-9]+$/.test(error.code) ? error.code : undefined;
}

/** What `cause` means for the file of `attempt`. */
export function toFileError({ doing, path, hint }: Attempt, cause: unknown): FileError {
  const code = errorCode(cause) ?? 'EUNKNOWN';
  const [kind, reason] = meanings[code] ?? ['io', 'the system refused'];
  return { kind, path, message: `cannot ${doing} ${path}: ${reason} (${code})`, hint, cause };
}

const meanings: Readonly<Record<string, readonly [FileErrorKind, string] | undefined>> = {
  ENOENT: ['missing', 'no such file'],
  ENOTDIR: ['missing', 'part of the path is not a folder'],
  ELOOP: ['missing', 'too many symbolic links'],
  ENAMETOOLONG: ['missing', 'the name is too long'],
  EEXIST: ['io', 'there is a file of that name already'],
  EISDIR: ['not-a-file', 'it is a folder'],
  EACCES: ['no-permission', 'permission denied'],
  EPERM: ['no-permission', 'not permitted'],
  EROFS: ['no-permission', 'the file system is read-only'],
  ENOSPC: ['no-space', 'no space left on the device'],
  EDQUOT: ['no-space', 'the disk quota is used up'],
  EFBIG: ['no-space', 'the file would be too large'],
  EIO: ['io', 'input/output error'],
  EBUSY: ['io', 'it is in use'],
};
