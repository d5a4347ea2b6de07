import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { run } from '../src/cli/main.ts';
import { fencedBlocks, replaceOutput, shownCommands } from './helpers/console-blocks.ts';
import { FIXTURES } from './helpers/fixture-files.ts';
import { createTestContext, createTestFolder } from './helpers/test-context.ts';

const ROOT = path.join(import.meta.dirname, '..');
const README = readFileSync(path.join(ROOT, 'README.md'), 'utf8');
const WIDTH = 100;

/** As for the transcripts: what is printed is written into README.md, to be read before it is committed. */
const isWriting = process.env['PAPERS_TRANSCRIPTS'] === 'write';
let shown = README;

const folder = createTestFolder();
copyFileSync(path.join(FIXTURES, 'details/reading-list.md'), path.join(folder.current, 'README.md'));
for (const list of ['task/thesis.md', 'table/group-meeting.md', 'section/someday.md']) {
  copyFileSync(path.join(FIXTURES, list), path.join(folder.current, path.basename(list)));
}
afterAll(() => {
  if (isWriting) writeFileSync(path.join(ROOT, 'README.md'), shown);
  folder.remove();
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
      if (isWriting) shown = replaceOutput(shown, index, printed);
      else expect(printed).toBe(output);
    });
  }
});

/** What a person sees on a terminal of `WIDTH` cells without colour: what is asked for, then what is said about it. */
async function runOnTerminal(command: string): Promise<string> {
  const { context, stdout, stderr } = createTestContext({ folder, width: WIDTH, env: { NO_COLOR: '1' } });
  await run(command.split(' ').slice(1), context);
  return stdout() + stderr();
}

/** What the built command line prints in a pipe of a shell that has `papers` on its path. */
function runInShell(command: string): string {
  const bin = path.join(folder.home, 'bin');
  mkdirSync(bin, { recursive: true });
  const start = path.join(bin, 'papers');
  writeFileSync(start, `#!/bin/sh\nexec "${process.execPath}" "${path.join(ROOT, 'bin/papers.js')}" "$@"\n`);
  chmodSync(start, 0o755);
  const env = { PATH: `${bin}:${process.env['PATH'] ?? ''}`, HOME: folder.home, XDG_STATE_HOME: path.join(folder.home, 'state') };
  return execFileSync('/bin/sh', ['-c', `{ ${command}; } 2>&1`], { cwd: folder.current, env, encoding: 'utf8' });
}
