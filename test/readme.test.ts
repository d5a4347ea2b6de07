import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { run } from '../src/cli/main.ts';
import { createDiskFiles } from '../src/cli/disk/disk-files.ts';
import { createFolders } from '../src/cli/process-context.ts';
import { createTerminal } from '../src/cli/terminal.ts';
import type { Context } from '../src/commands/context.ts';
import { fencedBlocks, replaceOutput, shownCommands } from './helpers/console-blocks.ts';

const ROOT = path.join(import.meta.dirname, '..');
const README = readFileSync(path.join(ROOT, 'README.md'), 'utf8');
const WIDTH = 100;
/** `PAPERS_UPDATE=1` writes what is printed into README.md, to be read before it is committed. */
const UPDATE = process.env['PAPERS_UPDATE'] === '1';
let shown = README;

const scratch = mkdtempSync(path.join(tmpdir(), 'papers-readme-'));
const state = path.join(scratch, 'state');
const folder = path.join(scratch, 'lists');
mkdirSync(path.join(folder, '.git'), { recursive: true });
copyFileSync(path.join(ROOT, 'fixtures/details/reading-list.md'), path.join(folder, 'README.md'));
afterAll(() => {
  if (UPDATE) writeFileSync(path.join(ROOT, 'README.md'), shown);
  rmSync(scratch, { recursive: true });
});

describe('README.md', () => {
  test('begins both of its commands for a fresh clone with npm ci', () => {
    const lines = fencedBlocks(README, 'sh').flatMap((block) => block.trimEnd().split('\n'));
    expect(lines.filter((line) => line.startsWith('npm ci && '))).toEqual([
      'npm ci && npm run build --silent && node bin/papers.js list --status unread --file fixtures/details/reading-list.md',
      'npm ci && npm test',
    ]);
  });

  // In the order shown, on one copy of the list: what a command changes, the next one sees.
  for (const [index, { command, output }] of shownCommands(README).entries()) {
    test(`shows what is printed by ${command}`, async () => {
      const printed = command.includes('|') ? runInShell(command) : await runOnTerminal(command);
      if (UPDATE) shown = replaceOutput(shown, index, printed);
      else expect(printed).toBe(output);
    });
  }
});

/** What a person sees: both streams, on a terminal of `WIDTH` cells without colour. */
async function runOnTerminal(command: string): Promise<string> {
  let seen = '';
  const output = { isTerminal: true, write: (text: string): void => void (seen += text) };
  const env = { XDG_STATE_HOME: state, NO_COLOR: '1' };
  const files = createDiskFiles(env);
  const context: Context = {
    env,
    stdin: { isTerminal: true, readBytes: () => new Uint8Array(), readLine: () => '' },
    stdout: output,
    stderr: output,
    folders: createFolders(folder, folder),
    files: {
      ...files,
      readList: (file) => files.readList(path.join(folder, file)),
      updateList: (file, ...rest) => files.updateList(path.join(folder, file), ...rest),
    },
    loadTerminal: ({ color }) => createTerminal({ flag: color, env, isTerminal: true, columns: WIDTH }),
  };
  await run(command.split(' ').slice(1), context);
  return seen;
}

/** What the built command line prints in a pipe of a shell that has `papers` on its path. */
function runInShell(command: string): string {
  const bin = path.join(scratch, 'bin');
  mkdirSync(bin, { recursive: true });
  const start = path.join(bin, 'papers');
  writeFileSync(start, `#!/bin/sh\nexec "${process.execPath}" "${path.join(ROOT, 'bin/papers.js')}" "$@"\n`);
  chmodSync(start, 0o755);
  const env = { PATH: `${bin}:${process.env['PATH'] ?? ''}`, HOME: folder, XDG_STATE_HOME: state };
  return execFileSync('/bin/sh', ['-c', `{ ${command}; } 2>&1`], { cwd: folder, env, encoding: 'utf8' });
}
