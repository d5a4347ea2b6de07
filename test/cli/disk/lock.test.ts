import { mkdirSync, readFileSync, readdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { acquireLock, type LockResult } from '../../../src/cli/disk/lock.ts';
import type { DiskContext } from '../../../src/cli/disk/disk-context.ts';
import { nodeProcessTable } from '../../../src/cli/disk/process-table.ts';
import { interceptedFileSystem, Killed, systemError } from './faulty-file-system.ts';
import { fakeProcesses, hastyFileSystem, makeScratch, scratchContext, type Scratch } from './scratch.ts';

const key = 'k'.repeat(32);
const dead = new Set([66, 67]);
const deadLock = 'papers-lock 1 0123abcd-66-7 0000dead0000dead\n';

describe('a lock left behind', () => {
  it.each([
    ['by a dead process', deadLock, 0, 'held'],
    ['by a process whose id was reused', 'papers-lock 1 0123abcd-55-6 0000dead0000dead\n', 0, 'held'],
    ['by another machine, long ago', 'papers-lock 1 ffffffff-66-7 0000dead0000dead\n', 6 * 60_000, 'held'],
    ['unreadable and old', 'what?', 11_000, 'held'],
    ['empty and old', '', 11_000, 'held'],
    ['by a living process, long ago', 'papers-lock 1 0123abcd-55-7 0000beef0000beef\n', 3_600_000, 'busy'],
    ['by another machine, just now', 'papers-lock 1 ffffffff-66-7 0000beef0000beef\n', 0, 'busy'],
    ['unreadable and new', 'what?', 0, 'busy'],
  ])('%s', async (_who, content, age, kind) => {
    const scratch = makeScratch();
    const folder = plantLock(scratch, content, age);
    const lock = await acquireLock(contextOf(scratch, 1000), folder, key);
    expect(lock.kind).toBe(kind);
    if (lock.kind === 'held') lock.release();
    expect(readdirSync(folder)).toEqual(kind === 'held' ? [] : [`${key}.lock`]);
  });

  it('as a symbolic link is removed, not followed', async () => {
    const scratch = makeScratch();
    const folder = lockFolder(scratch);
    symlinkSync(scratch.list, join(folder, `${key}.lock`));
    const lock = await acquireLock(contextOf(scratch, 1000), folder, key);
    expect(lock.kind).toBe('held');
    expect(scratch.readText()).toBe('old\n');
    expect(readFileSync(join(folder, `${key}.lock`), 'utf8')).toMatch(/^papers-lock 1 0123abcd-1000-7 /);
  });

  it('with claims and half-made locks of dead processes is cleaned up entirely, but for what lives', async () => {
    const scratch = makeScratch();
    const folder = plantLock(scratch, deadLock, 0);
    const live = `${key}.0123abcd-55-7.aaaaaaaa.own`;
    writeFileSync(join(folder, `${key}.0000dead0000dead.claim`), 'papers-lock 1 0123abcd-67-7 1111dead1111dead\n');
    for (const name of [`${key}.0123abcd-66-7.aaaaaaaa.own`, live, 'other.lock']) writeFileSync(join(folder, name), '');
    const lock = await acquireLock(contextOf(scratch, 1000), folder, key);
    expect(lock.kind).toBe('held');
    expect(readdirSync(folder).sort()).toEqual([live, `${key}.lock`, 'other.lock'].toSorted());
  });
});

describe('two that recover one lock', () => {
  // Wherever the second runs while the first is at work, and wherever it is killed, at most one holds the lock.
  it.each([
    ['alive', [Infinity]],
    ['killed at any of its calls', Array.from({ length: 21 }, (_, index) => index * 3)],
  ])('never both hold it: the second %s', async (_fate, kills) => {
    const steps = await countCalls();
    for (let at = 0; at < steps; at += 1) {
      for (const killedAt of kills) await expectOneHolder(at, killedAt);
    }
  });
});

async function expectOneHolder(at: number, killedAt: number): Promise<void> {
  const scratch = makeScratch();
  const folder = plantLock(scratch, deadLock, 0);
  let second: Promise<LockResult | undefined> | undefined;
  const files = interceptedFileSystem(hastyFileSystem, (_name, index) => {
    // Until its first wait this runs to its end, here and now, within the first one's call.
    if (index === at) second = acquireKilledAt(scratch, folder, killedAt);
  });
  const locks = [await acquireLock(contextOf(scratch, 1000, { files }), folder, key), await second];
  const holders = locks.filter((lock) => lock?.kind === 'held');
  expect(holders.length, `second at ${at}, killed at ${killedAt}`).toBeLessThanOrEqual(1);
  if (killedAt === Infinity) expect(holders, `second at ${at}`).toHaveLength(1);
  await expectRecovery(scratch, folder, locks);
}

describe('where there are no hard links', () => {
  it('a lock is made directly', async () => {
    const scratch = makeScratch();
    const folder = lockFolder(scratch);
    const link = (): never => {
      throw systemError('EPERM');
    };
    const context = contextOf(scratch, 1000, { files: { ...hastyFileSystem, link } });
    const [first, second] = [await acquireLock(context, folder, key), await acquireLock(context, folder, key)];
    expect([first.kind, second.kind]).toEqual(['held', 'busy']);
    if (first.kind === 'held') first.release();
    expect(readdirSync(folder)).toEqual([]);
  });
});

it('a lock that another took over after it was removed by hand is left to them', async () => {
  const scratch = makeScratch();
  const folder = lockFolder(scratch);
  const lock = await acquireLock(contextOf(scratch, 1000), folder, key);
  plantLock(scratch, 'papers-lock 1 0123abcd-55-7 0000beef0000beef\n', 0);
  if (lock.kind === 'held') lock.release();
  expect(readdirSync(folder)).toEqual([`${key}.lock`]);
});

describe('the table of processes', () => {
  it('knows this process, and that others ended', () => {
    const self = nodeProcessTable.self();
    expect(self).toMatchObject({ pid: process.pid, machine: expect.stringMatching(/^[0-9a-f]{8}$/) });
    expect(nodeProcessTable.stateOf(self)).toBe(self.start === '0' ? 'unknown' : 'alive');
    expect(nodeProcessTable.stateOf({ ...self, pid: 2 ** 22 + 1 })).toBe('dead');
    expect(nodeProcessTable.stateOf({ ...self, machine: '00000000' })).toBe('unknown');
    if (self.start !== '0') expect(nodeProcessTable.stateOf({ ...self, start: '1' })).toBe('dead');
  });
});

function contextOf(scratch: Scratch, pid: number, overrides: Partial<DiskContext> = {}): DiskContext {
  return scratchContext(scratch, { processes: fakeProcesses(pid, dead), lockWait: 0, ...overrides });
}

function lockFolder(scratch: Scratch): string {
  const folder = join(scratch.privateFolder, 'locks');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

/** Plants a lock last changed `age` milliseconds ago. */
function plantLock(scratch: Scratch, content: string, age: number): string {
  const folder = lockFolder(scratch);
  const path = join(folder, `${key}.lock`);
  writeFileSync(path, content, { mode: 0o600 });
  const changed = (Date.now() - age) / 1000;
  utimesSync(path, changed, changed);
  return folder;
}

async function countCalls(): Promise<number> {
  const scratch = makeScratch();
  let calls = 0;
  const files = interceptedFileSystem(hastyFileSystem, () => void (calls += 1));
  await acquireLock(contextOf(scratch, 1000, { files }), plantLock(scratch, deadLock, 0), key);
  return calls;
}

/** Process 2000; the first one takes it for alive, wherever it ended. */
async function acquireKilledAt(scratch: Scratch, folder: string, killedAt: number): Promise<LockResult | undefined> {
  const files = interceptedFileSystem(hastyFileSystem, (_name, index) => {
    if (index >= killedAt) throw new Killed();
  });
  try {
    return await acquireLock(contextOf(scratch, 2000, { files }), folder, key);
  } catch (error) {
    if (error instanceof Killed) return undefined;
    throw error;
  }
}

/** Once both are gone, a third gets the lock and leaves nothing. */
async function expectRecovery(scratch: Scratch, folder: string, locks: readonly (LockResult | undefined)[]): Promise<void> {
  for (const lock of locks) if (lock?.kind === 'held') lock.release();
  const processes = fakeProcesses(3000, new Set([...dead, 1000, 2000]));
  const third = await acquireLock(contextOf(scratch, 3000, { processes }), folder, key);
  expect(third.kind).toBe('held');
  if (third.kind === 'held') third.release();
  expect(readdirSync(folder)).toEqual([]);
}
