import type { JournalReading } from '../../commands/files-port.ts';
import type { DiskContext } from './disk-context.ts';
import { hashOf, listKey } from './hash.ts';
import { readJournal } from './journal.ts';
import { readTarget } from './replace-file.ts';

/** `FilesPort.readJournal` on this context. A list that cannot be found has no records. */
export function readListJournal(context: DiskContext, path: string): JournalReading {
  const realPath = findRealPath(context, path);
  if (realPath === undefined) return { records: [], notices: [] };
  return readJournal(context, listKey(realPath), () => hashOf(readTarget(context, realPath).bytes));
}

function findRealPath(context: DiskContext, path: string): string | undefined {
  try {
    return context.files.realpath(path);
  } catch {
    return undefined;
  }
}
