import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { createDiskFiles } from '../../src/cli/disk/disk-files.ts';
import { run } from '../../src/cli/main.ts';
import type { FilesPort } from '../../src/commands/files-port.ts';
import { createTestContext, createTestFolder, type TestFolder } from '../helpers/test-context.ts';

const ROOT = join(import.meta.dirname, '../..');
const BIN = join(ROOT, 'bin/papers.js');
const kills = Number(process.env['PAPERS_KILLS'] ?? 12);
const isRoot = process.getuid?.() === 0;

beforeAll(() => {
  if (!existsSync(join(ROOT, 'dist/cli/main.cjs'))) spawnSync('npm', ['run', '--silent', 'build'], { cwd: ROOT, stdio: 'inherit' });
}, 120_000);

/** A list of papers with the ids `2301.00000`, `2301.00001`, …, all unread. */
function listOf(count: number): string {
  const id = (index: number): string => `2301.${String(index).padStart(5, '0')}`;
  return Array.from({ length: count }, (_, index) => entry(id(index), '❌', `Paper ${index}`)).join('\n');
}

function entry(id: string, sign: string, title: string): string {
  return `<details>\n<summary> ${sign} <a href="https://arxiv.org/abs/${id}">${title}</a> </summary>\n</details>\n`;
}

function newFolder(text: string): TestFolder & { readonly list: string; readonly read: () => string } {
  const folder = createTestFolder();
  onTestFinished(folder.remove);
  const list = join(folder.current, 'README.md');
  writeFileSync(list, text);
  return { ...folder, list, read: () => readFileSync(list, 'utf8') };
}

function environmentOf({ home }: TestFolder): Record<string, string> {
  return { PATH: process.env['PATH'] ?? '', HOME: home, XDG_STATE_HOME: join(home, 'state') };
}

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts the built program; `killAfter` milliseconds later it is killed. */
async function start(folder: TestFolder, argv: readonly string[], killAfter?: number): Promise<Ended> {
  const child = spawn(process.execPath, [BIN, ...argv], {
    cwd: folder.current,
    env: environmentOf(folder),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (data: Buffer) => void (stdout += data.toString()));
  child.stderr.on('data', (data: Buffer) => void (stderr += data.toString()));
  const timer = killAfter === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfter);
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  clearTimeout(timer);
  return { code, stdout, stderr };
}

describe('real processes', () => {
  test('that mark different papers of one list at once: every mark is there, and can be undone', { timeout: 60_000 }, async () => {
    const folder = newFolder(listOf(12));
    const all = await Promise.all(
      Array.from({ length: 12 }, (_, index) => start(folder, ['mark', `2301.${String(index).padStart(5, '0')}`, 'read'])),
    );
    expect(all.map(({ code, stderr }) => (code === 0 ? 0 : stderr))).toEqual(all.map(() => 0));
    expect(folder.read()).toBe(listOf(12).replaceAll('❌', '✅'));
    const undone = await start(folder, ['undo', '3']);
    expect(undone.code).toBe(0);
    expect(folder.read().split('❌')).toHaveLength(2);
    expect(readdirSync(folder.current)).toEqual(['README.md']);
  });

  test(
    `killed ${kills} times at any instant: the list is the old or the new one, and the next run works`,
    { timeout: 120_000 },
    async () => {
      const text = listOf(300);
      const folder = newFolder(text);
      let done = 0;
      for (let round = 0; round < kills; round += 1) {
        const sign = folder.read() === text ? '❌' : '✅';
        const status = sign === '❌' ? 'read' : 'unread';
        await start(folder, ['mark', '2301.00007', status], 30 + Math.random() * 70);
        const after = folder.read();
        const changed = text.replace('❌ <a href="https://arxiv.org/abs/2301.00007"', '✅ <a href="https://arxiv.org/abs/2301.00007"');
        expect([text, changed].includes(after)).toBe(true);
        if (after !== (sign === '❌' ? text : changed)) done += 1;
      }
      const last = await start(folder, ['mark', '2301.00008', 'read']);
      expect([last.code, folder.read().includes('✅ <a href="https://arxiv.org/abs/2301.00008"')]).toEqual([0, true]);
      const log = await start(folder, ['log']);
      expect([log.code, log.stdout.trim().split('\n')]).toEqual([0, expect.any(Array)]);
      expect(log.stdout.trim().split('\n')).toHaveLength(done + 1);
      expect(readdirSync(folder.current)).toEqual(['README.md']);
      expect(readdirSync(join(folder.home, 'state/papers/locks'))).toEqual([]);
    },
  );
});

/** The real disk, but for an editor that saves `edits[n]` when the command has planned for the n-th time. */
function withEditor(folder: { readonly home: string; readonly list: string }, edits: readonly string[]): Partial<FilesPort> {
  const files = createDiskFiles({ XDG_STATE_HOME: join(folder.home, 'state') });
  return {
    updateList: (_path, work, options) =>
      files.updateList(
        folder.list,
        async (snapshot) => {
          const update = await work(snapshot);
          const saved = edits[snapshot.reruns];
          if (saved !== undefined) writeFileSync(folder.list, saved);
          return update;
        },
        options,
      ),
  };
}

async function runIn(
  folder: TestFolder & { readonly list: string },
  argv: readonly string[],
  edits: readonly string[] = [],
): Promise<Ended> {
  const { context, stdout, stderr } = createTestContext({ folder, files: edits.length === 0 ? {} : withEditor(folder, edits) });
  const code = await run(argv, context);
  return { code, stdout: stdout(), stderr: stderr() };
}

describe('an editor saves while a command plans', () => {
  const text = listOf(3);
  const longer = `Hello\n\n${text.replace('Paper 2', 'Paper two')}`;

  test('it is run again on the new text', async () => {
    const folder = newFolder(text);
    expect(await runIn(folder, ['mark', '2301.00001', 'read'], [longer])).toMatchObject({
      code: 0,
      stderr: expect.stringContaining('line 7: unread → read'),
    });
    expect(folder.read()).toBe(
      longer.replace('❌ <a href="https://arxiv.org/abs/2301.00001"', '✅ <a href="https://arxiv.org/abs/2301.00001"'),
    );
  });

  test.each([
    ['another paper stands on the line that was named', ['mark', ':6', 'read'], [longer.replace('Hello\n', 'Hello\n\n\n')]],
    ['the paper is gone', ['mark', '2301.00001', 'read'], [text.replaceAll('2301.00001', '2301.00009')]],
    ['the paper has another title', ['mark', '2301.00001', 'read'], [text.replace('Paper 1', 'Paper one')]],
    ['the status has no sign any more', ['mark', '2301.00001', 'read'], [`❌ unread\n👀 skimmed\n\n${text}`]],
    ['the paper to go after is another', ['move', '2301.00000', '--after', ':6'], [`Hello\n\n\n\n${text}`]],
    ['it goes on saving', ['mark', '2301.00001', 'read'], [1, 2, 3, 4, 5].map((time) => `${text}\n${'x'.repeat(time)}\n`)],
  ])('exit 5 with the text of the editor: %s', async (_what, argv, edits) => {
    const folder = newFolder(text);
    const result = await runIn(folder, argv, edits);
    expect(result).toMatchObject({ code: 5, stdout: '', stderr: expect.stringMatching(/README\.md (?:changed meanwhile|kept changing)/) });
    expect(folder.read()).toBe(edits[Math.min(edits.length, 4) - 1]);
  });

  test('an undo finds its place again', async () => {
    const folder = newFolder(text);
    await runIn(folder, ['mark', '2301.00001', 'read']);
    const marked = folder.read();
    expect(await runIn(folder, ['undo'], [`Hello\n\n${marked}`])).toMatchObject({ code: 0 });
    expect(folder.read()).toBe(`Hello\n\n${text}`);
  });
});

describe('an undo of an older write', () => {
  const text = `## A\n\n${listOf(3)}\n## B\n\n${entry('2302.00001', '🟧', 'Other')}`;

  test('when others came after it, by papers or by hand', async () => {
    const folder = newFolder(text);
    await runIn(folder, ['mark', '2301.00001', 'read']);
    await runIn(folder, ['mark', '2302.00001', 'skimmed']);
    await runIn(folder, ['move', '2301.00001', '--to', 'B']);
    writeFileSync(folder.list, `By hand.\n\n${folder.read()}`);
    expect(await runIn(folder, ['undo', '1'])).toMatchObject({ code: 0 });
    expect(folder.read()).toContain(entry('2301.00001', '❌', 'Paper 1'));
    expect(folder.read().startsWith('By hand.\n\n## A')).toBe(true);
    expect(await runIn(folder, ['redo'])).toMatchObject({ code: 0 });
    expect(folder.read()).toContain(entry('2301.00001', '✅', 'Paper 1'));
  });

  test('undone and done again in any order it gives the same bytes', async () => {
    const folder = newFolder(text);
    const texts = [folder.read()];
    for (const argv of [
      ['mark', '2301.00001', 'read'],
      ['move', '2301.00001', '--to', 'B'],
      ['mark', '2301.00000', '2301.00002', 'skimmed'],
      ['move', '2301.00002', '--before', '2301.00000'],
    ]) {
      await runIn(folder, argv);
      texts.push(folder.read());
    }
    for (const wanted of texts.slice(0, -1).toReversed()) {
      expect(await runIn(folder, ['undo'])).toMatchObject({ code: 0 });
      expect(folder.read()).toBe(wanted);
    }
    for (const wanted of texts.slice(1)) {
      expect(await runIn(folder, ['redo'])).toMatchObject({ code: 0 });
      expect(folder.read()).toBe(wanted);
    }
  });

  test('is refused where what it wrote was changed since, and where it would damage a paper that came later', async () => {
    const folder = newFolder(text);
    await runIn(folder, ['mark', '2301.00001', 'read']);
    writeFileSync(folder.list, folder.read().replace('✅', '👀'));
    const before = folder.read();
    expect(await runIn(folder, ['undo'])).toMatchObject({ code: 1, stderr: expect.stringContaining('what it wrote was changed since') });
    expect(folder.read()).toBe(before);
  });
});

describe('the file', () => {
  test('a symbolic link stays one, and its target is written', async () => {
    const folder = newFolder(listOf(1));
    const link = join(folder.current, 'link.md');
    symlinkSync('README.md', link);
    expect(await start(folder, ['mark', '-f', 'link.md', '2301.00000', 'read'])).toMatchObject({
      code: 0,
      stderr: expect.stringContaining('wrote link.md'),
    });
    expect([lstatSync(link).isSymbolicLink(), folder.read().includes('✅')]).toEqual([true, true]);
  });

  test('its mode is kept, as is the time of a list that did not change', async () => {
    const folder = newFolder(listOf(1));
    chmodSync(folder.list, 0o600);
    await start(folder, ['mark', '2301.00000', 'read']);
    expect(statSync(folder.list).mode & 0o777).toBe(0o600);
    utimesSync(folder.list, 1000, 1000);
    expect(await start(folder, ['mark', '2301.00000', 'read'])).toMatchObject({ code: 0, stderr: 'nothing to change\n' });
    expect([statSync(folder.list).mtimeMs, folder.read().includes('✅')]).toEqual([1_000_000, true]);
  });

  test('a hard link is refused with a hint, and written through with --in-place', async () => {
    const folder = newFolder(listOf(1));
    linkSync(folder.list, join(folder.home, 'other.md'));
    expect(await start(folder, ['mark', '2301.00000', 'read'])).toMatchObject({
      code: 6,
      stderr: expect.stringMatching(/2 hard links.*\nhint: --in-place/),
    });
    expect(folder.read()).toBe(listOf(1));
    expect(await start(folder, ['mark', '--in-place', '2301.00000', 'read'])).toMatchObject({ code: 0 });
    expect(readFileSync(join(folder.home, 'other.md'), 'utf8')).toBe(listOf(1).replace('❌', '✅'));
    expect(await start(folder, ['undo', '--in-place'])).toMatchObject({ code: 0 });
    expect(readFileSync(join(folder.home, 'other.md'), 'utf8')).toBe(listOf(1));
  });

  test.skipIf(isRoot)(
    `in a folder that cannot be written: nothing is${isRoot ? ' (skipped: root may write everywhere)' : ''}`,
    async () => {
      const folder = newFolder(listOf(1));
      chmodSync(folder.current, 0o500);
      onTestFinished(() => chmodSync(folder.current, 0o700));
      expect(await start(folder, ['mark', '2301.00000', 'read'])).toMatchObject({
        code: 6,
        stderr: expect.stringContaining('permission denied'),
      });
      expect(folder.read()).toBe(listOf(1));
    },
  );

  test('a journal that cannot be kept does not stand in the way', async () => {
    const folder = newFolder(listOf(1));
    mkdirSync(join(folder.home, 'state/papers'), { recursive: true, mode: 0o700 });
    writeFileSync(join(folder.home, 'state/papers/journal'), 'a file\n');
    const result = await start(folder, ['mark', '2301.00000', 'read']);
    expect([result.code, folder.read().includes('✅')]).toEqual([0, true]);
    rmSync(join(folder.home, 'state/papers/journal'));
  });
});
