import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { convertChange } from '../src/edits/convert.ts';
import { CONVERTIBLE, type ConvertibleDialect } from '../src/edits/convertible.ts';
import type { PaperList } from '../src/model/paper-list.ts';
import { carryOut, listOf } from './helpers/edit-list.ts';
import { LIST_GRAMMARS } from './helpers/list-grammars.ts';

const some = { numRuns: Number(process.env['PAPERS_FUZZ_RUNS'] ?? 0) || 100 };

/** Which other items are papers may depend on what papers are written as; nothing else may keep a list from being converted. */
const OTHER_PAPERS = /^\d+ papers were expected, \d+ came$|^text between the papers would change$/;

async function converted(list: PaperList, to: ConvertibleDialect): Promise<PaperList | undefined> {
  const change = convertChange(list, list.entries, to);
  if (change.kind === 'refused') {
    expect(change.reason).toMatch(/would lose something/);
    return undefined;
  }
  const outcome = await carryOut(list, change);
  if (outcome.kind === 'flawed') expect(outcome.reason).toMatch(OTHER_PAPERS);
  return outcome.kind === 'list' ? outcome.list : undefined;
}

function recordsOf({ entries }: PaperList): readonly unknown[] {
  return entries.map(({ paper: { id, title, url, status, category, note } }) => ({ id, title, url, status, category, note: note.trim() }));
}

describe.each(Object.entries(LIST_GRAMMARS))('a list of %s entries', { timeout: 120_000 }, (_dialect, grammar) => {
  it('that is converted keeps its records, there and back, and converting again changes nothing', async () => {
    const dialect = fc.constantFrom(...CONVERTIBLE);
    await fc.assert(
      fc.asyncProperty(grammar(), dialect, dialect, async (content, to, back) => {
        const list = await listOf(content);
        const there = await converted(list, to);
        if (there === undefined) return;
        expect(recordsOf(there)).toEqual(recordsOf(list));
        expect(convertChange(there, there.entries, to)).toMatchObject({ kind: 'change', edits: [] });
        const again = await converted(there, back);
        if (again !== undefined) expect(recordsOf(again)).toEqual(recordsOf(list));
      }),
      some,
    );
  });
});
