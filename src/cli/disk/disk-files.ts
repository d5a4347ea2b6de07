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
  return {
    readList: readListFile,
    updateList: async (path, work, options) => {
      const { createNodeContext, updateListFile } = await import('./writing.ts');
      return updateListFile({ ...createNodeContext(environment), ...overrides }, path, { ...options, work });
    },
    readJournal: async (path) => {
      const { createNodeContext, readListJournal } = await import('./writing.ts');
      return readListJournal({ ...createNodeContext(environment), ...overrides }, path);
    },
    createList: async (path, bytes) => {
      const { createListFile, createNodeContext } = await import('./writing.ts');
      return createListFile({ ...createNodeContext(environment), ...overrides }, path, bytes);
    },
    hashBytes: async (bytes) => {
      const { hashOf } = await import('./writing.ts');
      return hashOf(bytes);
    },
  };
}
