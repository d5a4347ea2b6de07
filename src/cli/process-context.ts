import { readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Context, Folders } from '../commands/context.ts';
import { createDiskFiles } from './disk/disk-files.ts';
import { createInput, createOutput } from './streams.ts';

/** From this many bytes on a list takes long enough to understand for it to matter how. */
const LONG_LIST = 131_072;

/** What this process stands in: its streams, environment, folders and files. `onLongList` is called when one has been read. */
export function createProcessContext(onLongList: () => void): Context {
  const stdout = createOutput(1);
  const stdin = createInput(0);
  const files = createDiskFiles(process.env);
  const noteLength = (bytes: Uint8Array): Uint8Array => {
    if (bytes.length >= LONG_LIST) onLongList();
    return bytes;
  };
  return {
    env: process.env,
    stdin: { ...stdin, readBytes: () => noteLength(stdin.readBytes()) },
    stdout,
    stderr: createOutput(2),
    folders: createFolders(process.cwd(), process.env['HOME'] ?? ''),
    files: {
      ...files,
      readList: (path) => {
        const result = files.readList(path);
        if (result.kind === 'read') noteLength(result.bytes);
        return result;
      },
    },
    loadEditor: async () => {
      const { createEditor } = await import('./editor.ts');
      return createEditor(process.env);
    },
    loadPrompter: async ({ color }) => {
      const { openPrompter } = await import('./prompt/open-prompter.ts');
      return openPrompter({ stdout, env: process.env, flag: color });
    },
    loadTerminal: async ({ color }) => {
      const { createTerminal } = await import('./terminal.ts');
      return createTerminal({ flag: color, env: process.env, isTerminal: stdout.isTerminal, columns: process.stdout.columns });
    },
  };
}

/** The real folders. */
export function createFolders(current: string, home: string): Folders {
  return {
    current,
    home,
    list: (folder) => {
      try {
        return readdirSync(folder);
      } catch {
        return [];
      }
    },
    parent: dirname,
    join,
    relative: (path) => relative(current, path) || '.',
  };
}
