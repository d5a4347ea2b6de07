import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { HAS_HISTORY, readSteps } from './helpers/history-events.ts';
import { replayStep, type EventResult, type Verdict } from './helpers/history-replay.ts';

const note = HAS_HISTORY ? '' : ' (skipped: no ../shared here)';
const VERDICTS: readonly Verdict[] = ['bytes', 'blank lines', 'record', 'otherwise', 'set aside'];

/** The figures reached, and why the rest is not. Better ones go in there; worse ones are a step back. */
const DOC = readFileSync(join(import.meta.dirname, '../docs/history-replay.md'), 'utf8');

describe.skipIf(!HAS_HISTORY)(`the owner's history, replayed${note}`, () => {
  const steps = readSteps();
  let results: readonly EventResult[] = [];
  beforeAll(async () => {
    results = (await Promise.all(steps.map(replayStep))).flat();
  });

  test('has 93 steps', () => expect(steps).toHaveLength(93));

  test.each(['status', 'note', 'add', 'remove', 'move'])('%s: as the docs have it', (kind) => {
    const counts = VERDICTS.map((verdict) => results.filter((each) => each.kind === kind && each.verdict === verdict).length);
    const total = counts.slice(0, 4).reduce((sum, count) => sum + count, 0);
    const share = Math.floor((100 * ((counts[0] ?? 0) + (counts[1] ?? 0))) / total);
    expect(DOC).toContain(`| ${kind} | ${counts.join(' | ')} | ${share} % of ${total} |`);
  });

  test('whole files: as the docs have it', () => {
    const count = (verdict: Verdict): number => results.filter(({ file }) => file === verdict).length;
    const said = `with the same bytes in ${count('bytes')}, the same but for blank lines in ${count('blank lines')}, and otherwise in ${count('otherwise')}:`;
    expect(DOC.replace(/\s+/g, ' ')).toContain(said);
  });

  test('no event is refused', () => expect(results.filter(({ verdict }) => verdict === 'otherwise')).toEqual([]));
});
