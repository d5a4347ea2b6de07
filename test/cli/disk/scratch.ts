import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { JournalAction, UpdateOptions, UpdateResult, UpdateWork } from '../../../src/commands/files-port.ts';
import type { DiskContext } from '../../../src/cli/disk/disk-context.ts';
import { nodeFileSystem, type FileSystem } from '../../../src/cli/disk/file-system.ts';
import type { ProcessIdentity, ProcessTable } from '../../../src/cli/disk/process-table.ts';
import { updateListFile } from '../../../src/cli/disk/update-list.ts';
import { wholeUpdate } from './whole-update.ts';

/** A list `README.md` in a folder of its own, and a private folder, both gone after the file's tests. */
export interface Scratch {
  readonly root: string;
  readonly list: string;
  readonly privateFolder: string;
  readText(): string;
  /** The names beside the list. */
  neighbours(): string[];
  /** All files in the private folder, as `folder/name`, sorted. */
  privateFiles(): string[];
}

// Thousands of runs: half the time is the disk's where it is not memory.
const base = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
const allScratches = realpathSync(mkdtempSync(join(base, 'papers-disk-')));
afterAll(() => rmSync(allScratches, { recursive: true, force: true }));

/** A fresh scratch folder, its list holding `text`. */
export function makeScratch(text = 'old\n'): Scratch {
  const root = mkdtempSync(join(allScratches, 'scratch-'));
  mkdirSync(join(root, 'lists'));
  const list = join(root, 'lists', 'README.md');
  writeFileSync(list, text);
  const privateFolder = join(root, 'state', 'papers');
  return {
    root,
    list,
    privateFolder,
    readText: () => readFileSync(list, 'utf8'),
    neighbours: () => readdirSync(join(root, 'lists')).filter((name) => name !== 'README.md'),
    privateFiles: () =>
      readdirSync(privateFolder, { recursive: true, withFileTypes: true })
        .filter((entry) => !entry.isDirectory())
        .map((entry) => join(entry.parentPath, entry.name).slice(privateFolder.length + 1))
        .sort(),
  };
}

/** The real file system without waiting for the disk, which would make thousands of runs slow and no test sharper. */
export const hastyFileSystem: FileSystem = { ...nodeFileSystem, fsync: () => undefined };

/** Processes that exist only in a test: those with a process id in `dead` have ended, those of another machine are unknown. */
export function fakeProcesses(pid: number, dead: ReadonlySet<number> = new Set()): ProcessTable {
  const self: ProcessIdentity = { machine: '0123abcd', pid, start: '7' };
  return {
    self: () => self,
    stateOf: ({ machine, pid: other, start }) => {
      if (machine !== self.machine) return 'unknown';
      return dead.has(other) || start !== self.start ? 'dead' : 'alive';
    },
  };
}

/** A context on the scratch folder that never sleeps: waiting for a lock only advances its clock. */
export function scratchContext(scratch: Scratch, overrides: Partial<DiskContext> = {}): DiskContext {
  let names = 0;
  const processes = overrides.processes ?? fakeProcesses(1000);
  return {
    files: hastyFileSystem,
    processes,
    clock: { now: Date.now, sleep: async () => undefined },
    privateFolders: [scratch.privateFolder],
    userId: process.getuid?.(),
    randomName: () => `${processes.self().pid}x${String((names += 1)).padStart(8, '0')}`,
    onInterrupt: () => () => undefined,
    lockWait: 50,
    ...overrides,
  };
}

/** Work that replaces the whole list by `newText`. */
export function replaceBy(newText: string, action: JournalAction = { kind: 'edit' }): UpdateWork {
  return ({ bytes }) => wholeUpdate(Buffer.from(bytes).toString('utf8'), newText, action);
}

/** Runs `work` on the scratch list. */
export function update(context: DiskContext, scratch: Scratch, work: UpdateWork, options: UpdateOptions = {}): Promise<UpdateResult> {
  return updateListFile(context, scratch.list, { ...options, work });
}
