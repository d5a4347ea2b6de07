import { chmodSync, lutimesSync, mkdirSync, readFileSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { JournalAction, JournalReading, JournalRecord } from '../../../src/commands/files-port.ts';
import { standingOf } from '../../../src/commands/journal-standing.ts';
import { applyEdits } from '../../../src/text/text-edit.ts';
import { hashOf, listKey } from '../../../src/cli/disk/hash.ts';
import { journalLimits } from '../../../src/cli/disk/journal-file.ts';
import { parseJournalLine, renderJournalLine } from '../../../src/cli/disk/journal-line.ts';
import { readListJournal } from '../../../src/cli/disk/read-list-journal.ts';
import { systemError } from './faulty-file-system.ts';
import { hastyFileSystem, makeScratch, replaceBy, scratchContext, update, type Scratch } from './scratch.ts';

describe('a record', () => {
  it('says what was done, and suffices for undo and redo', async () => {
    const scratch = makeScratch('⬜ 已泛读\n');
    await write(scratch, '✅ 🟧\n');
    const [record] = read(scratch).records;
    expect(record).toMatchObject({ number: 1, action: { kind: 'edit' }, command: 'replace by 5', path: scratch.list });
    expect(record?.before).toBe(hashOf('⬜ 已泛读\n'));
    expect(record?.after).toBe(hashOf('✅ 🟧\n'));
    expect(applyEdits('✅ 🟧\n', record?.inverse ?? [])).toBe('⬜ 已泛读\n');
    expect(applyEdits('⬜ 已泛读\n', record?.edits ?? [])).toBe('✅ 🟧\n');
  });

  it('is read back as it was written, split surrogates and line separators included', () => {
    const record = recordOf(3, { kind: 'undo', of: 2 }, '\ud83d\u2028\n"\\\0');
    const line = renderJournalLine({ kind: 'write', record, witness: '/a b' });
    expect(line.indexOf('\n')).toBe(line.length - 1);
    expect(parseJournalLine(line)).toEqual({ kind: 'write', record, witness: '/a b' });
  });

  it.each(['', 'null', '[]', '{"version":2,"done":1}', '{"version":1,"done":-1}', '{"version":1,"number":1}', '{"version":1,"done":"1"}'])(
    'is not %j',
    (text) => expect(parseJournalLine(text)).toBeUndefined(),
  );
});

describe('a broken journal', () => {
  it('with a torn last line loses that line alone, and is no trouble', async () => {
    const scratch = await withTwoWrites();
    const text = readFileSync(journalPath(scratch), 'utf8');
    for (const cut of [1, 5, 20]) {
      writeFileSync(journalPath(scratch), `${text}${text.slice(0, cut)}`);
      expect(read(scratch)).toMatchObject({ records: [{ number: 1 }, { number: 2 }], notices: [] });
    }
    expect(await write(scratch, 'third\n')).toMatchObject({ kind: 'written', record: 3, notices: [] });
    expect(numbers(read(scratch))).toEqual([1, 2, 3]);
  });

  it('in its last line is set aside by the next write, which keeps its sound lines', async () => {
    const scratch = await withTwoWrites();
    writeFileSync(journalPath(scratch), 'garbage\n', { flag: 'a' });
    const written = await write(scratch, 'third\n');
    expect(written).toMatchObject({
      kind: 'written',
      record: 3,
      notices: [{ code: 'journal-broken', message: expect.stringContaining('.broken-') }],
    });
    expect(numbers(read(scratch))).toEqual([1, 2, 3]);
    expect(scratch.privateFiles().filter((name) => name.includes('.broken-'))).toHaveLength(1);
  });

  it('in the middle is shown without that line, and set aside by whoever reads it under the lock', async () => {
    const scratch = await withTwoWrites();
    const lines = readFileSync(journalPath(scratch), 'utf8').split('\n');
    writeFileSync(journalPath(scratch), ['{"version":1,', ...lines].join('\n'));
    expect(read(scratch)).toMatchObject({ records: [{ number: 1 }, { number: 2 }], notices: [{ code: 'journal-broken' }] });
    const readings: JournalReading[] = [];
    await update(scratchContext(scratch), scratch, (snapshot) => {
      readings.push(snapshot.readJournal(), snapshot.readJournal());
      return replaceBy('third\n')(snapshot);
    });
    expect(readings).toMatchObject([
      { records: [{ number: 1 }, { number: 2 }], notices: [{ code: 'journal-broken' }] },
      { records: [{ number: 1 }, { number: 2 }], notices: [] },
    ]);
    expect(numbers(read(scratch))).toEqual([1, 2, 3]);
  });

  it.each(['a symbolic link', 'a pipe', 'open to writers'])('being %s is set aside and never used', async (trouble) => {
    const scratch = await withTwoWrites();
    const victim = join(scratch.root, 'victim');
    writeFileSync(victim, 'precious');
    await plantTrouble(scratch, trouble, victim);
    expect(read(scratch)).toMatchObject({ records: [], notices: [{ code: 'journal-broken' }] });
    expect(await write(scratch, 'third\n')).toMatchObject({ kind: 'written', record: 1, notices: [{ code: 'journal-broken' }] });
    expect(readFileSync(victim, 'utf8')).toBe('precious');
    expect(numbers(read(scratch))).toEqual([1]);
  });

  it('or one that cannot be written is not in the way', async () => {
    const scratch = await withTwoWrites();
    const open: typeof hastyFileSystem.open = (path, flags, mode) => {
      if (path.endsWith('.jsonl')) throw systemError('EIO');
      return hastyFileSystem.open(path, flags, mode);
    };
    const result = await update(scratchContext(scratch, { files: { ...hastyFileSystem, open } }), scratch, replaceBy('third\n'));
    expect(result).toMatchObject({ kind: 'written', record: undefined, notices: [{ code: 'journal-unavailable' }] });
    expect(scratch.readText()).toBe('third\n');
    expect(await write(scratch, 'fourth\n')).toMatchObject({ record: 3, notices: [] });
  });

  it('is still private when it was open to readers', async () => {
    const scratch = await withTwoWrites();
    chmodSync(journalPath(scratch), 0o644);
    await write(scratch, 'third\n');
    expect(statSync(journalPath(scratch)).mode & 0o777).toBe(0o600);
  });
});

describe('a journal is bounded', () => {
  it('in its records', async () => {
    const scratch = makeScratch();
    for (let index = 0; index <= journalLimits.records; index += 1) await write(scratch, `${index}\n`);
    expect(numbers(read(scratch))).toHaveLength(201);
    expect(await write(scratch, 'last\n')).toMatchObject({ record: 202 });
    expect(numbers(read(scratch))).toEqual(Array.from({ length: 151 }, (_, index) => index + 52));
  });

  it('in its bytes', async () => {
    const scratch = makeScratch();
    for (let index = 0; index < 8; index += 1) await write(scratch, `${index}`.repeat(400_000));
    expect(statSync(journalPath(scratch)).size).toBeLessThanOrEqual(journalLimits.bytes + journalLimits.recordBytes);
    expect(numbers(read(scratch)).at(-1)).toBe(8);
    expect(numbers(read(scratch))[0]).toBeGreaterThan(1);
  });

  it('in each record, with a word to the user', async () => {
    const scratch = makeScratch();
    const result = await write(scratch, 'x'.repeat(journalLimits.recordBytes));
    expect(result).toMatchObject({ kind: 'written', record: undefined, notices: [{ code: 'journal-unavailable' }] });
  });

  it('in the number of lists, the oldest first', async () => {
    const scratch = makeScratch();
    const folder = join(scratch.privateFolder, 'journal');
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    for (let index = 0; index < journalLimits.lists; index += 1) {
      writeFileSync(join(folder, `${index}.jsonl`), '', { mode: 0o600 });
      lutimesSync(join(folder, `${index}.jsonl`), 1000 + index, 1000 + index);
    }
    await write(scratch, 'new\n');
    const left = readdirSync(folder);
    expect(left).toHaveLength(450);
    expect(left).toEqual(expect.arrayContaining([`${listKey(scratch.list)}.jsonl`, '499.jsonl']));
    expect(left).not.toContain('0.jsonl');
  });
});

describe('what can be undone and redone', () => {
  const edit: JournalAction = { kind: 'edit' };
  const undo = (of: number): JournalAction => ({ kind: 'undo', of });
  const redo = (of: number): JournalAction => ({ kind: 'redo', of });

  it.each([
    [[], [], []],
    [[edit, edit], [2, 1], []],
    [[edit, edit, undo(2)], [1], [2]],
    [[edit, edit, undo(2), undo(1)], [], [1, 2]],
    [[edit, edit, undo(2), undo(1), redo(1)], [1], [2]],
    [[edit, edit, undo(2), undo(1), redo(1), redo(2)], [2, 1], []],
    [[edit, edit, undo(1)], [2], [1]],
    [[edit, edit, undo(2), edit], [4, 1], []],
    [[edit, undo(1), redo(1), undo(1)], [], [1]],
    [[undo(9), redo(9), edit], [3], []],
  ] as const)('%j', (actions, undoable, redoable) => {
    const standing = standingOf(actions.map((action, index) => recordOf(index + 1, action, '')));
    expect(standing.undoable.map((record) => record.number)).toEqual(undoable);
    expect(standing.redoable.map((record) => record.number)).toEqual(redoable);
  });
});

async function withTwoWrites(): Promise<Scratch> {
  const scratch = makeScratch('old\n');
  await write(scratch, 'first\n');
  await write(scratch, 'second\n');
  return scratch;
}

function write(scratch: Scratch, text: string): ReturnType<typeof update> {
  return update(scratchContext(scratch), scratch, replaceBy(text));
}

function read(scratch: Scratch): JournalReading {
  return readListJournal(scratchContext(scratch), scratch.list);
}

function numbers(reading: JournalReading): number[] {
  return reading.records.map((record) => record.number);
}

function journalPath(scratch: Scratch): string {
  return join(scratch.privateFolder, 'journal', `${listKey(scratch.list)}.jsonl`);
}

async function plantTrouble(scratch: Scratch, trouble: string, victim: string): Promise<void> {
  const { execFileSync } = await import('node:child_process');
  const { rmSync } = await import('node:fs');
  const path = journalPath(scratch);
  if (trouble === 'open to writers') chmodSync(path, 0o666);
  else rmSync(path);
  if (trouble === 'a symbolic link') symlinkSync(victim, path);
  if (trouble === 'a pipe') execFileSync('mkfifo', [path]);
}

function recordOf(number: number, action: JournalAction, newText: string): JournalRecord {
  const edits = [{ span: { start: 0, end: 2 }, newText }];
  return {
    number,
    action,
    time: 1,
    command: 'mark',
    path: '/list',
    before: hashOf('a'),
    after: hashOf('b'),
    edits,
    inverse: edits,
    contexts: [],
  };
}
