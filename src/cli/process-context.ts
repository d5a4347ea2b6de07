import { readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Context, Folders } from '../commands/context.ts';
import { createDiskFiles } from './disk/disk-files.ts';
import { createInput, createOutput } from './streams.ts';

/** What this process stands in: its streams, environment, folders and files. */
export function createProcessContext(): Context {
  const stdout = createOutput(1);
  return {
    env: process.env,
    stdin: createInput(0),
    stdout,
    stderr: createOutput(2),
    folders: createFolders(process.cwd(), process.env['HOME'] ?? ''),
    files: createDiskFiles(process.env),
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
