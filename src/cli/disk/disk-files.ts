import type { FilesPort } from '../../commands/files-port.ts';
import type { DiskContext } from './disk-context.ts';
import { readListFile } from './read-file.ts';

/**
 * Lists on the real disk. Only reading is loaded at once; locks, journal and writing come with their first use.
 * `environment` is the process's; `overrides` replace parts of the context, for tests.
 */
export function createDiskFiles(
  environment: Readonly<Record<string, string | undefined>>,
  overrides: Partial<DiskContext> = {},
): FilesPort {
  const loadContext = async (): Promise<DiskContext> => {
    const { createNodeContext } = await import('./node-context.ts');
    return { ...createNodeContext(environment), ...overrides };
  };
  return {
    readList: readListFile,
    updateList: async (path, work, options) => {
      const { updateListFile } = await import('./update-list.ts');
      return updateListFile(await loadContext(), path, { ...options, work });
    },
    readJournal: async (path) => {
      const { readListJournal } = await import('./read-list-journal.ts');
      return readListJournal(await loadContext(), path);
    },
    hashBytes: async (bytes) => {
      const { hashOf } = await import('./hash.ts');
      return hashOf(bytes);
    },
  };
}
