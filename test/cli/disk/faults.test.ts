import { describe, expect, it } from 'vitest';
import type { JournalRecord, UpdateOptions, UpdateResult } from '../../../src/commands/files-port.ts';
import { hashOf } from '../../../src/cli/disk/hash.ts';
import { readListJournal } from '../../../src/cli/disk/read-list-journal.ts';
import { interceptedFileSystem, Killed, systemError } from './faulty-file-system.ts';
import { fakeProcesses, hastyFileSystem, makeScratch, replaceBy, scratchContext, update, type Scratch } from './scratch.ts';

const longer = { oldText: 'one\ntwo\n', newText: 'one\nthree and a half\nfour\n' };
const shorter = { oldText: longer.newText, newText: 'two\n' };
const equal = { oldText: 'aaaaaaaaaaaaaaaaaaaa\n', newText: 'bbbbbbbbbbbbbbbbbbbb\n' };
const byRename = { method: 'by rename', ...longer, options: {} };
// Writing in place takes other steps for each.
const inPlace = [longer, shorter, equal].map((change) => ({ method: 'in place', ...change, options: { inPlace: true } }));
const methods = [byRename, ...inPlace];

// Some codes are taken for lasting facts about a folder, and lead elsewhere than a failing disk does.
const faults = ['EIO', 'ENOSPC', 'EACCES', 'EROFS'].flatMap((code) => methods.map((method) => ({ code, ...method })));
const isThorough = process.env['PAPERS_FAULTS'] === 'all';
const chosen = faults.filter(({ code, method, newText }) => newText === longer.newText && (code === 'EIO' || method === 'by rename'));

describe('one call fails', () => {
  it.each(isThorough ? faults : chosen)('$code, $method, $newText: the list is what the result says', async ({ code, ...change }) => {
    for (const fault of await faultPoints(change)) {
      const outcome = await runWithFault(change, (_name, index) => {
        if (index === fault) throw systemError(code);
      });
      expectHonest(outcome, fault);
      await expectCleanNextRun(outcome, fault);
    }
  });
});

describe('all calls from one on fail', () => {
  it.each(isThorough ? faults : faults.filter(({ code }) => code === 'ENOSPC').slice(0, 2))(
    '$code, $method, $newText: the list is whole, at the latest after the next run',
    async ({ code, ...change }) => {
      for (const fault of await faultPoints(change)) {
        const outcome = await runWithFault(change, (_name, index) => {
          if (index >= fault) throw systemError(code);
        });
        if (outcome.result?.kind === 'failed' && outcome.result.error.kind === 'torn') expect(change.options).toEqual({ inPlace: true });
        else expectHonest(outcome, fault);
        await expectCleanNextRun(outcome, fault);
      }
    },
  );
});

describe('killed before one call', () => {
  it.each(methods)('$method, $newText: the list is whole, at the latest after the next run', async (change) => {
    for (const fault of await faultPoints(change)) {
      const outcome = await runKilledAt(change, fault);
      if (change.method === 'by rename')
        expect([change.oldText, change.newText], `killed at ${fault}`).toContain(outcome.scratch.readText());
      await expectCleanNextRun(outcome, fault);
    }
  });

  it.each([byRename, ...inPlace.slice(0, 1)])(
    '$method, and the next run killed, too',
    async (change) => {
      const points = await faultPoints(change);
      const stride = isThorough ? 1 : 61;
      for (const first of points) {
        for (const second of points.filter((point) => point % stride === first % stride)) {
          const outcome = await runKilledAt(change, first);
          const files = interceptedFileSystem(hastyFileSystem, killAt(second));
          const processes = fakeProcesses(2000, new Set([1000]));
          await update(scratchContext(outcome.scratch, { files, processes }), outcome.scratch, () => undefined).catch(expectKilled);
          await expectCleanNextRun(outcome, first);
        }
      }
    },
    600_000,
  );
});

interface Change {
  readonly oldText: string;
  readonly newText: string;
  readonly options: UpdateOptions;
}

interface Outcome {
  readonly scratch: Scratch;
  readonly change: Change;
  /** `undefined`: killed. */
  readonly result: UpdateResult | undefined;
}

/** The number of every call that an undisturbed run makes. */
async function faultPoints(change: Change): Promise<number[]> {
  const points: number[] = [];
  const { result } = await runWithFault(change, (_name, index) => void points.push(index));
  expect(result?.kind).toBe('written');
  return points;
}

/** A first write that succeeds, so that there is a journal, and then the change, with `fault` ahead of every call. */
async function runWithFault(change: Change, fault: Parameters<typeof interceptedFileSystem>[1]): Promise<Outcome> {
  const scratch = makeScratch('at first\n');
  await update(scratchContext(scratch, { processes: fakeProcesses(999) }), scratch, replaceBy(change.oldText));
  const files = interceptedFileSystem(hastyFileSystem, fault);
  const result = await update(scratchContext(scratch, { files }), scratch, replaceBy(change.newText), change.options).catch(expectKilled);
  return { scratch, change, result };
}

function runKilledAt(change: Change, fault: number): Promise<Outcome> {
  return runWithFault(change, killAt(fault));
}

function killAt(fault: number): Parameters<typeof interceptedFileSystem>[1] {
  return (_name, index) => {
    if (index >= fault) throw new Killed();
  };
}

function expectKilled(error: unknown): undefined {
  if (!(error instanceof Killed)) throw error;
  return undefined;
}

function expectHonest({ scratch, change, result }: Outcome, fault: number): void {
  expect(scratch.readText(), `${result?.kind} at ${fault}`).toBe(result?.kind === 'written' ? change.newText : change.oldText);
}

async function expectCleanNextRun({ scratch, change, result }: Outcome, fault: number): Promise<void> {
  const processes = fakeProcesses(3000, new Set([1000, 2000]));
  const context = scratchContext(scratch, { processes });
  let found = '';
  const next = await update(context, scratch, (snapshot) => {
    found = Buffer.from(snapshot.bytes).toString('utf8');
    return replaceBy('at last\n')(snapshot);
  });
  expect(next, `after ${fault}`).toMatchObject({ kind: 'written', record: expect.any(Number) });
  expect([change.oldText, change.newText], `found after ${fault}`).toContain(found);
  expect(scratch.readText()).toBe('at last\n');
  expect(scratch.neighbours(), `beside the list after ${fault}`).toEqual([]);
  expect(scratch.privateFiles(), `in the private folder after ${fault}`).toEqual([expect.stringMatching(/^journal\/[0-9a-f]{32}\.jsonl$/)]);
  expectTrueJournal(readListJournal(context, scratch.list).records, { found, change, wasJournaled: wasJournaled(result) });
}

function wasJournaled(result: UpdateResult | undefined): boolean {
  return result?.kind !== 'written' || result.record !== undefined;
}

/** The records are the writes that took place, neither more nor fewer. */
function expectTrueJournal(
  records: readonly JournalRecord[],
  { found, change, wasJournaled }: { readonly found: string; readonly change: Change; readonly wasJournaled: boolean },
): void {
  const texts = ['at first\n', change.oldText];
  if (found === change.newText && wasJournaled) texts.push(change.newText);
  const written = [...texts.slice(1), 'at last\n'];
  // A journal that failed as the list was replaced may lack that write, after saying so; it must never have one too many.
  expect(written.map((text) => hashOf(text))).toEqual(records.map((record) => record.after));
}
