import { statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Clock } from '../../../src/cli/disk/disk-context.ts';
import { createDiskFiles } from '../../../src/cli/disk/disk-files.ts';
import { hashOf } from '../../../src/cli/disk/hash.ts';
import { readListJournal } from '../../../src/cli/disk/read-list-journal.ts';
import { interceptedFileSystem, systemError } from './faulty-file-system.ts';
import { fakeProcesses, hastyFileSystem, makeScratch, replaceBy, scratchContext, update, type Scratch } from './scratch.ts';
import { wholeUpdate } from './whole-update.ts';

describe('an update', () => {
  it('writes what the work returns', async () => {
    const scratch = makeScratch('old\n');
    const result = await update(scratchContext(scratch), scratch, replaceBy('new\n'));
    expect(result).toEqual({ kind: 'written', realPath: scratch.list, record: 1, notices: [] });
    expect(scratch.readText()).toBe('new\n');
    expect(scratch.neighbours()).toEqual([]);
  });

  it.each([() => undefined, replaceBy('old\n')])('that changes nothing does not touch the file', async (work) => {
    const scratch = makeScratch('old\n');
    utimesSync(scratch.list, 1, 1);
    const before = statSync(scratch.list);
    expect(await update(scratchContext(scratch), scratch, work)).toEqual({ kind: 'unchanged', realPath: scratch.list, notices: [] });
    const after = statSync(scratch.list);
    expect([after.mtimeMs, after.ino]).toEqual([before.mtimeMs, before.ino]);
  });

  it('releases the lock and writes nothing when the work throws', async () => {
    const scratch = makeScratch('old\n');
    const refusal = new Error('no such paper');
    const work = (): never => {
      throw refusal;
    };
    await expect(update(scratchContext(scratch), scratch, work)).rejects.toBe(refusal);
    expect(scratch.readText()).toBe('old\n');
    expect(scratch.privateFiles()).toEqual([]);
  });

  it('gives the work its snapshot', async () => {
    const scratch = makeScratch('abc');
    await update(scratchContext(scratch), scratch, (snapshot) => {
      expect(snapshot).toMatchObject({ path: scratch.list, realPath: scratch.list, reruns: 0 });
      expect(snapshot.hash).toBe(hashOf('abc'));
      expect(snapshot.readJournal()).toEqual({ records: [], notices: [] });
      return undefined;
    });
  });

  it('works through the port', async () => {
    const scratch = makeScratch('old\n');
    const files = createDiskFiles({ XDG_STATE_HOME: dirname(scratch.privateFolder) });
    expect(await files.updateList(scratch.list, replaceBy('new\n'))).toMatchObject({ kind: 'written', record: 1 });
    const read = files.readList(scratch.list);
    expect(read.kind === 'read' && Buffer.from(read.bytes).toString()).toBe('new\n');
    expect((await files.readJournal(scratch.list)).records).toMatchObject([{ after: await files.hashBytes(Buffer.from('new\n')) }]);
    expect(files.readList(join(scratch.root, 'none.md'))).toMatchObject({ kind: 'failed', error: { kind: 'missing' } });
    expect(files.readList(scratch.root)).toMatchObject({ kind: 'failed', error: { kind: 'not-a-file' } });
  });
});

describe('an editor that saves meanwhile', () => {
  it('makes the work run again on the new bytes', async () => {
    const scratch = makeScratch('one\n');
    const result = await update(scratchContext(scratch), scratch, ({ bytes, reruns }) => {
      const text = Buffer.from(bytes).toString();
      if (reruns < 3) writeFileSync(scratch.list, `${text}saved ${reruns}\n`);
      return wholeUpdate(text, `${text}ours\n`);
    });
    expect(result).toMatchObject({ kind: 'written', record: 1 });
    expect(scratch.readText()).toBe('one\nsaved 0\nsaved 1\nsaved 2\nours\n');
    expect(scratch.neighbours()).toEqual([]);
  });

  it("four times over makes the update fail with the editor's text in place", async () => {
    const scratch = makeScratch('one\n');
    const reruns: number[] = [];
    const result = await update(scratchContext(scratch), scratch, (snapshot) => {
      reruns.push(snapshot.reruns);
      writeFileSync(scratch.list, `saved ${snapshot.reruns}\n`);
      return replaceBy('ours\n')(snapshot);
    });
    expect(result).toMatchObject({ kind: 'failed', error: { kind: 'changed-meanwhile' } });
    expect(reruns).toEqual([0, 1, 2, 3]);
    expect(scratch.readText()).toBe('saved 3\n');
    expect(scratch.neighbours()).toEqual([]);
    expect(journalOf(scratch)).toEqual([]);
  });

  it('by way of a rename, the list missing for a moment, makes the work run again', async () => {
    const scratch = makeScratch('one\n');
    let reads = 0;
    const files = interceptedFileSystem(hastyFileSystem, (name) => {
      if (name === 'readAll' && (reads += 1) === 2) throw systemError('ENOENT');
    });
    const result = await update(scratchContext(scratch, { files }), scratch, replaceBy('ours\n'));
    expect(result).toMatchObject({ kind: 'written' });
  });
});

it('a list that another process keeps locked is given up after the wait', async () => {
  const scratch = makeScratch('old\n');
  const pauses: number[] = [];
  const clock: Clock = { now: Date.now, sleep: async (milliseconds) => void pauses.push(milliseconds) };
  const first = scratchContext(scratch, { processes: fakeProcesses(77) });
  const inner = async (): Promise<undefined> => {
    const second = await update(scratchContext(scratch, { clock, lockWait: 10_000 }), scratch, replaceBy('new\n'));
    expect(second).toMatchObject({ kind: 'failed', error: { kind: 'locked', message: expect.stringContaining('process 77') } });
  };
  await update(first, scratch, inner);
  const total = pauses.reduce((sum, pause) => sum + pause, 0);
  expect(total).toBeGreaterThanOrEqual(10_000);
  expect(total).toBeLessThan(10_200);
  expect(scratch.readText()).toBe('old\n');
});

function journalOf(scratch: Scratch): readonly unknown[] {
  return readListJournal(scratchContext(scratch), scratch.list).records;
}
