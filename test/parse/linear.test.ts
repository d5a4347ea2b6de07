import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parsePapers } from '../../src/parse/understand-list.ts';

/** Texts that cost some parsers more than linear time, when repeated: those that `npm run bench` measures. */
const UNITS: readonly string[] = JSON.parse(readFileSync(path.join(import.meta.dirname, '../bench/units.json'), 'utf8'));

const SHORT = 32_768;
const TIMES = 8;
/** Eight times the text takes eight times as long if the time is linear, and 64 times if it is quadratic. */
const MOST = 24;
/** Below this many milliseconds what is measured is the machine. */
const NOISE = 40;
const TRIES = 5;

describe('the time it takes to understand a text is linear in its length', () => {
  test.each(UNITS)('%j', { timeout: 120_000 }, async (unit) => {
    const short = unit.repeat(Math.ceil(SHORT / unit.length));
    await parsePapers(short);
    let ratio = Infinity;
    // A pause of the machine makes one try slow; a text that takes more than linear time is slow at every one.
    for (let tries = 0; tries < TRIES && ratio > MOST; tries += 1) {
      const once = await timeOf(short);
      const longer = await timeOf(short.repeat(TIMES));
      ratio = longer < NOISE * TIMES ? 0 : longer / Math.max(once, NOISE / TIMES);
    }
    expect(ratio).toBeLessThanOrEqual(MOST);
  });
});

/** Milliseconds that understanding `text` takes; CPU time would count what tests beside this one do in the same process. */
async function timeOf(text: string): Promise<number> {
  const start = performance.now();
  await parsePapers(text);
  return performance.now() - start;
}
