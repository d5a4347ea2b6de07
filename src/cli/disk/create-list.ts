import { dirname } from 'node:path';
import type { FileError } from '../../commands/files-port.ts';
import type { DiskContext } from './disk-context.ts';
import { DiskFailure, errorCode, orFail } from './file-error.ts';
import { openFlags } from './file-system.ts';
import { removeQuietly, syncFolder, withOpenFile, writeAll } from './private-file.ts';

/** The usual mode of a new file, less what the user's umask takes. */
const MODE = 0o666;

/** `FilesPort.createList` on this context. What a failure leaves half-written is removed. */
export function createListFile(context: DiskContext, path: string, bytes: Uint8Array): FileError | undefined {
  const attempt = { doing: 'create', path };
  try {
    const fd = orFail(attempt, () => context.files.open(path, openFlags.create, MODE));
    try {
      orFail(attempt, () =>
        withOpenFile(context, fd, () => {
          writeAll(context, fd, bytes, 0);
          context.files.fsync(fd);
        }),
      );
    } catch (error) {
      removeQuietly(context, path);
      throw error;
    }
    syncFolder(context, dirname(path));
    return undefined;
  } catch (error) {
    if (error instanceof DiskFailure)
      return errorCode(error.fileError.cause) === 'EEXIST' ? { ...error.fileError, kind: 'exists' } : error.fileError;
    throw error;
  }
}
