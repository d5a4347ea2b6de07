import { spawn, spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run } from '../../src/cli/main.ts';
import type { FilesPort } from '../../src/commands/files-port.ts';
import { FIXTURES } from '../helpers/fixture-files.ts';
import { createTestContext, createTestFolder } from '../helpers/test-context.ts';

const ROOT = path.join(import.meta.dirname, '../..');
const BIN = path.join(ROOT, 'bin/papers.js');
const folder = createTestFolder();
afterAll(folder.remove);

beforeAll(() => {
  if (!existsSync(path.join(ROOT, 'dist/cli/main.cjs'))) throw new Error('there is no dist: npm run build makes it');
  copyFileSync(path.join(FIXTURES, 'details/reading-list.md'), path.join(folder.current, 'README.md'));
});

const isRoot = process.getuid?.() === 0;

describe('the built program', () => {
  test.each([
    [['--version'], 0, `${manifestVersion()}\n`, ''],
    [['list', '-s', 'skimmed', '--ids'], 0, '2305.14314\n10.1145/3560815\n', ''],
    [['list', 'no-such-word'], 0, '', ''],
    [['list', '--frob'], 2, '', /^papers: unknown option '--frob'\n/],
    [['show', 'no-such-paper'], 3, '', /^papers: no paper “no-such-paper”\nhint: /],
    [['show', '2'], 4, '', /^papers: “2” names 8 papers:\n/],
    [
      ['list', '-f', 'missing.md'],
      6,
      '',
      'papers: cannot read missing.md: no such file (ENOENT)\nhint: name the list with --file <path> or PAPERS_FILE\n',
    ],
  ])('%j exits with %i', (argv, code, stdout, stderr) => {
    const result = runBin(argv);
    expect(result.status).toBe(code);
    expect(result.stdout).toBe(stdout);
    if (typeof stderr === 'string') expect(result.stderr).toBe(stderr);
    else expect(result.stderr).toMatch(stderr);
  });

  test('shows a note, whose reader is loaded only then', () => {
    expect(runBin(['show', '2210.03629']).stdout).toContain('推理和调用工具交替进行。');
  });

  test('reads a list and selectors from standard input', () => {
    expect(runBin(['list', '-f', '-', '--ids'], '✅ One\n').stdout).toBe('one\n');
    expect(runBin(['show', '-', '--fields', 'line'], '2305.14314\tx\n').stdout).toBe('[\n{"line":42}\n]\n');
  });

  test('says nothing of its own about a long list', () => {
    writeFileSync(path.join(folder.current, 'long.md'), '✅ A title of a paper that is counted here\n\n'.repeat(5_000));
    const { stdout, stderr } = runBin(['list', '-f', 'long.md', '--ids']);
    expect([stdout.split('\n').length, stderr]).toEqual([5_001, '']);
  });

  test('is quiet when its output is read no further', async () => {
    const many = path.join(folder.current, 'many.md');
    writeFileSync(many, Array.from({ length: 20_000 }, (_, index) => `✅ A title of a paper, number ${index}\n\n`).join(''));
    const child = spawn(process.execPath, [BIN, 'list', '-f', many], { stdio: ['ignore', 'pipe', 'pipe'] });
    let stderr = '';
    child.stderr.on('data', (data: Buffer) => void (stderr += data.toString()));
    child.stdout.once('data', () => child.stdout.destroy());
    const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
    expect([code, stderr]).toEqual([0, '']);
  });

  test.skipIf(isRoot)(`may not read a list that is closed to it${isRoot ? ' (skipped: root may read all)' : ''}`, () => {
    const closed = path.join(folder.current, 'closed.md');
    writeFileSync(closed, '✅ One\n');
    chmodSync(closed, 0o000);
    const result = runBin(['list', '-f', 'closed.md']);
    expect([result.status, result.stderr]).toEqual([
      6,
      'papers: cannot read closed.md: permission denied (EACCES)\nhint: ls -l shows who may read and write it\n',
    ]);
  });
});

describe('whatever goes wrong', () => {
  test('no permission is told, with exit code 6', async () => {
    const error = {
      kind: 'no-permission',
      path: 'README.md',
      message: 'cannot read README.md: permission denied (EACCES)',
      hint: undefined,
      cause: undefined,
    } as const;
    const { code, stderr } = await runWith({ readList: () => ({ kind: 'failed', error }) });
    expect(code).toBe(6);
    expect(stderr).toBe('papers: cannot read README.md: permission denied (EACCES)\nhint: ls -l shows who may read and write it\n');
  });

  test('a bug shows its stack, with exit code 70', async () => {
    const readList = (): never => {
      throw new TypeError('boom');
    };
    const { code, stderr } = await runWith({ readList });
    expect(code).toBe(70);
    expect(stderr).toMatch(/^papers: this is a bug of papers; nothing was written\nTypeError: boom\n {4}at /);
  });
});

async function runWith(files: Partial<FilesPort>): Promise<{ readonly code: number; readonly stderr: string }> {
  const { context, stderr } = createTestContext({ folder, files });
  const code = await run(['list', '-f', 'README.md'], context);
  return { code, stderr: stderr() };
}

function runBin(argv: readonly string[], input = ''): SpawnSyncReturns<string> {
  const env = { PATH: process.env['PATH'], HOME: folder.home, XDG_STATE_HOME: path.join(folder.home, 'state') };
  return spawnSync(process.execPath, [BIN, ...argv], { cwd: folder.current, env, input, encoding: 'utf8' });
}

function manifestVersion(): string {
  // The package's own manifest has a version; a wrong one fails its test.
  return (JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as { version: string }).version;
}
