import { readFileSync } from 'node:fs';
import type { ReadResult } from '../../commands/files-port.ts';
import { toFileError } from './file-error.ts';

/** The bytes of the list at `path`. Loaded by every command, so it stays free of what only writing needs. */
export function readListFile(path: string): ReadResult {
  try {
    return { kind: 'read', path, bytes: readFileSync(path) };
  } catch (cause) {
    return { kind: 'failed', error: toFileError({ doing: 'read', path }, cause) };
  }
}
