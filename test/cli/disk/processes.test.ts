import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build } from 'rolldown';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDiskFiles } from '../../../src/cli/disk/disk-files.ts';
import { hashOf, listKey } from '../../../src/cli/disk/hash.ts';
import { nodeProcessTable, renderIdentity } from '../../../src/cli/disk/process-table.ts';
import { counterText, readCounter } from './counter-text.ts';
import { makeScratch, type Scratch } from './scratch.ts';

let workerFolder = '';

// Node 20 cannot run TypeScript itself.
beforeAll(async () => {
  workerFolder = mkdtempSync(join(tmpdir(), 'papers-worker-'));
  const input = join(import.meta.dirname, 'worker.ts');
  await build({ input, platform: 'node', logLevel: 'warn', output: { dir: workerFolder, format: 'esm', entryFileNames: 'worker.mjs' } });
});
afterAll(() => rmSync(workerFolder, { recursive: true, force: true }));

const kills = Number(process.env['PAPERS_KILLS'] ?? 10);

it.concurrent.each(['increment', 'increment-in-place'])(`%s, killed ${kills} times`, { timeout: 600_000 }, async (what) => {
  const scratch = makeScratch(counterText(0));
  const files = filesOf(scratch);
  let last = 0;
  for (let round = 0; round < kills; round += 1) {
    const worker = startWorker(scratch, [what, scratch.list, '1000000']);
    await said(worker, '"ready"');
    await wait(Math.random() * 15);
    worker.kill('SIGKILL');
    await once(worker, 'exit');
    if (what === 'increment') readCounter(scratch.readText());
    expect(await files.updateList(scratch.list, () => undefined)).toMatchObject({ kind: 'unchanged' });
    const count = readCounter(scratch.readText());
    expect(count).toBeGreaterThanOrEqual(last);
    last = count;
    await expectTrueJournal(scratch, count);
    expect(scratch.neighbours()).toEqual([]);
    expect(scratch.privateFiles().filter((name) => !name.startsWith('journal/'))).toEqual([]);
  }
  expect(last).toBeGreaterThanOrEqual(kills);
});

it.concurrent(
  '16 processes that change one list by several names, a dead lock in their way, lose nothing',
  { timeout: 60_000 },
  async () => {
    const scratch = makeScratch(counterText(0));
    const link = join(scratch.root, 'link.md');
    symlinkSync(scratch.list, link);
    mkdirSync(join(scratch.privateFolder, 'locks'), { recursive: true, mode: 0o700 });
    const dead = renderIdentity({ ...nodeProcessTable.self(), pid: 2 ** 22 + 1 });
    writeFileSync(join(scratch.privateFolder, 'locks', `${listKey(scratch.list)}.lock`), `papers-lock 1 ${dead} 0000dead0000dead\n`);
    const workers = Array.from({ length: 16 }, (_, index) =>
      startWorker(scratch, [index % 4 === 3 ? 'increment-in-place' : 'increment', index % 2 === 0 ? scratch.list : link, '5']),
    );
    const said = await Promise.all(workers.map(readAll));
    expect(said).toEqual(workers.map(() => '"ready"\n'));
    expect(readCounter(scratch.readText())).toBe(80);
    await expectTrueJournal(scratch, 80);
    expect([scratch.neighbours(), scratch.privateFiles()]).toEqual([[], [expect.stringMatching(/^journal\//)]]);
  },
);

describe('a process that holds the lock', () => {
  it.concurrent.each([
    ['hold', 'SIGINT', null, 'SIGINT'],
    ['hold', 'SIGTERM', null, 'SIGTERM'],
    ['hold-and-exit', 'SIGINT', 130, null],
  ] as const)('%s: releases it on %s', async (what, signal, code, bySignal) => {
    const scratch = makeScratch();
    const worker = startWorker(scratch, [what, scratch.list]);
    await said(worker, '"holding"');
    expect(scratch.privateFiles()).toEqual([expect.stringMatching(/^locks\/[0-9a-f]{32}\.lock$/)]);
    worker.kill(signal);
    expect(await once(worker, 'exit')).toEqual([code, bySignal]);
    expect(scratch.privateFiles()).toEqual([]);
  });
});

describe('a disk that is full', () => {
  // In a mount namespace of its own, so that the tiny disk is gone with its process. Not everyone may make one.
  const canMount = spawnSync('unshare', ['-m', 'mount', '-t', 'tmpfs', 'none', '/mnt']).status === 0;

  it.skipIf(!canMount).concurrent.each(['grow', 'grow-in-place'])('%s: leaves the old text and nothing else', async (what) => {
    const scratch = makeScratch();
    const script = 'mount -t tmpfs -o size=64k none "$1" && echo old >"$1/README.md" && exec "$2" "$3" "$4" "$1/README.md"';
    const disk = dirname(scratch.list);
    const worker = join(workerFolder, 'worker.mjs');
    const child = spawn('unshare', ['-m', 'sh', '-c', script, 'sh', disk, process.execPath, worker, what], { env: environmentOf(scratch) });
    const [result, left] = (await readAll(child))
      .split('\n')
      .slice(0, 2)
      .map((line): unknown => JSON.parse(line));
    expect(result).toMatchObject({ kind: 'failed', error: { kind: 'no-space' } });
    expect(left).toEqual({ text: 'old\n', names: ['README.md'] });
  });
});

function startWorker(scratch: Scratch, words: readonly string[]): ChildProcess {
  return spawn(process.execPath, [join(workerFolder, 'worker.mjs'), ...words], {
    env: environmentOf(scratch),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

function environmentOf(scratch: Scratch): Record<string, string> {
  return { PATH: process.env['PATH'] ?? '', XDG_STATE_HOME: dirname(scratch.privateFolder) };
}

function filesOf(scratch: Scratch): ReturnType<typeof createDiskFiles> {
  return createDiskFiles(environmentOf(scratch));
}

/** Waits until the process says `line`. */
async function said(child: ChildProcess, line: string): Promise<void> {
  let text = '';
  for await (const chunk of child.stdout ?? []) {
    text += String(chunk);
    if (text.includes(line)) return;
  }
  throw new Error(`ended with ${JSON.stringify(text)}`);
}

async function readAll(child: ChildProcess): Promise<string> {
  let text = '';
  for await (const chunk of child.stdout ?? []) text += String(chunk);
  return text;
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Each record leads on from the one before, and the last to the list as it is. */
async function expectTrueJournal(scratch: Scratch, count: number): Promise<void> {
  const { records, notices } = await filesOf(scratch).readJournal(scratch.list);
  expect(notices).toEqual([]);
  for (const [index, record] of records.entries()) expect(record.before).toBe(records[index - 1]?.after ?? record.before);
  if (count > 0) expect(records.at(-1)?.after).toBe(hashOf(counterText(count)));
}
