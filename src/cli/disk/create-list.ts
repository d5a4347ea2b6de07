import { dirname } from 'node:path';
import type { FileError } from '../../commands/files-port.ts';
import type { DiskContext } from './disk-context.ts';
import { DiskFailure, errorCode, orFail } from './file-error.ts';
import { syncFolder, writeNewFile } from './private-file.ts';

/** The usual mode of a new file, less what the user's umask takes. */
const MODE = 0o666;

/** `FilesPort.createList` on this context. What a failure leaves half-written is removed. */
export function createListFile(context: DiskContext, path: string, bytes: Uint8Array): FileError | undefined {
  try {
    orFail({ doing: 'create', path }, () => writeNewFile(context, path, bytes, MODE));
    syncFolder(context, dirname(path));
    return undefined;
  } catch (error) {
    if (!(error instanceof DiskFailure)) throw error;
    return errorCode(error.fileError.cause) === 'EEXIST' ? { ...error.fileError, kind: 'exists' } : error.fileError;
  }
}
