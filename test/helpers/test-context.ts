import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createDiskFiles } from '../../src/cli/disk/disk-files.ts';
import { createFolders } from '../../src/cli/process-context.ts';
import { createTerminal } from '../../src/cli/terminal.ts';
import type { Context, GlobalOptions, Output } from '../../src/commands/context.ts';
import type { FilesPort } from '../../src/commands/files-port.ts';

/** A folder of its own for one test, with a home in which `work` is the current folder. */
export interface TestFolder {
  readonly home: string;
  readonly current: string;
  readonly remove: () => void;
}

export interface TestSetting {
  readonly folder: TestFolder;
  /** Where the command is run, relative to the current folder. */
  readonly within?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string | Uint8Array;
  /** Cells of the terminal that stdout is; undefined for a pipe. */
  readonly width?: number | undefined;
  /** Replaces parts of the real disk. */
  readonly files?: Partial<FilesPort>;
  /** What the user's editor makes of a draft; without it nothing is changed. */
  readonly edit?: (draft: string) => string;
}

/** A context, and what was written to it so far, with the test's folder left out of every path. */
export interface TestContext {
  readonly context: Context;
  readonly stdout: () => string;
  readonly stderr: () => string;
}

export function createTestFolder(): TestFolder {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'papers-test-')));
  const current = join(home, 'work');
  mkdirSync(current);
  return { home, current, remove: () => rmSync(home, { recursive: true, force: true }) };
}

/** The real folders and disk, in a folder of the test's own; streams are captured. */
export function createTestContext(setting: TestSetting): TestContext {
  const { folder, width } = setting;
  const current = resolve(folder.current, setting.within ?? '.');
  const env = { ...setting.env, XDG_STATE_HOME: join(folder.home, 'state') };
  const [stdout, readStdout] = capture(folder, width !== undefined);
  const [stderr, readStderr] = capture(folder, width !== undefined);
  const stdin = { isTerminal: false, readBytes: () => Buffer.from(setting.stdin ?? ''), readLine: () => '' };
  const editor = { edit: (draft: string) => ({ text: (setting.edit ?? same)(draft), path: 'draft', discard: () => undefined }) };
  const context = {
    env,
    stdin,
    stdout,
    stderr,
    folders: createFolders(current, folder.home),
    files: { ...filesWithin(current, env), ...setting.files },
    loadTerminal: ({ color }: GlobalOptions) => createTerminal({ flag: color, env, isTerminal: width !== undefined, columns: width }),
    loadEditor: () => Promise.resolve(editor),
    loadPrompter: () => Promise.reject(new Error('this test answers no questions')),
  };
  return { context, stdout: readStdout, stderr: readStderr };
}

/** The disk as a process in `current` sees it: tests share one process, which can only be in one folder. */
function filesWithin(current: string, env: Readonly<Record<string, string>>): FilesPort {
  let time = Date.UTC(2026, 0, 1, 12);
  const clock = { now: () => (time += 60_000), sleep: () => Promise.resolve() };
  const files = createDiskFiles(env, { clock });
  // Each one is named: one that were passed on would look in the folder of the process, which is the project itself.
  return {
    hashBytes: files.hashBytes,
    createList: (path, bytes) => files.createList(resolve(current, path), bytes),
    readList: (path) => files.readList(resolve(current, path)),
    updateList: (path, work, options) => files.updateList(resolve(current, path), work, options),
    readJournal: (path) => files.readJournal(resolve(current, path)),
  };
}

function same(text: string): string {
  return text;
}

function capture({ home, current }: TestFolder, isTerminal: boolean): readonly [Output, () => string] {
  let written = '';
  const output = { isTerminal, write: (text: string): void => void (written += text) };
  return [output, () => written.replaceAll(`${current}/`, '').replaceAll(current, '.').replaceAll(home, '~')];
}
