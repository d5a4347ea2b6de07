import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markChange } from '../src/edits/mark.ts';
import { moveChange } from '../src/edits/move.ts';
import { findDamage } from '../src/edits/proof.ts';
import type { Entry } from '../src/model/paper.ts';
import type { PaperList } from '../src/model/paper-list.ts';
import { understandList } from '../src/parse/understand-list.ts';
import { parseSourceText } from '../src/text/source-document.ts';
import { applyEdits, invertEdits, type TextEdit } from '../src/text/text-edit.ts';
import { findDisagreement } from './helpers/agreement.ts';
import { carryOut } from './helpers/edit-list.ts';
import { LIST_GRAMMARS } from './helpers/list-grammars.ts';
import { chosen, destinationOf, markModel, modelOf, moveModel, type ModelPaper, type Step } from './helpers/list-model.ts';

const runs = Number(process.env['PAPERS_FUZZ_RUNS'] ?? 0);
const few = { numRuns: runs || 60 };
const many = { numRuns: runs || 300 };
const STATUSES = ['read', 'unread', 'skimmed', 'to-classify', 'unmarked'];

const indices = fc.uniqueArray(fc.nat(30), { minLength: 1, maxLength: 3 });
const mark = fc.record({ kind: fc.constant('mark' as const), at: indices, status: fc.constantFrom(...STATUSES) });
const move = fc.record({
  kind: fc.constant('move' as const),
  at: indices,
  to: fc.nat(30),
  how: fc.constantFrom('end' as const, 'top' as const, 'before' as const, 'after' as const),
});
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 2, arbitrary: mark },
  { weight: 4, arbitrary: move },
  fc.record({ kind: fc.constant('undo' as const) }),
);

describe.each(Object.entries(LIST_GRAMMARS))('marks, moves and undos in %s', { timeout: 120_000 }, (_, listText) => {
  it('do to the papers what they do to a list of records, keep all other text, and undo to the same bytes', async () => {
    await fc.assert(
      fc.asyncProperty(listText(), fc.array(step, { minLength: 1, maxLength: 8 }), async (content, steps) => {
        let list = await understandList(parseSourceText(content));
        let model = list.entries.map(modelOf);
        const past: { readonly list: PaperList; readonly model: readonly ModelPaper[]; readonly inverse: readonly TextEdit[] }[] = [];
        for (const each of steps) {
          if (list.entries.length === 0) return;
          if (each.kind === 'undo') {
            const last = past.pop();
            if (last === undefined) continue;
            expect(applyEdits(list.source.text, last.inverse)).toBe(last.list.source.text);
            [list, model] = [last.list, [...last.model]];
            continue;
          }
          const done = await take(list, each);
          if (done === undefined) continue;
          past.push({ list, model, inverse: invertEdits(list.source.text, done.edits) });
          model = each.kind === 'mark' ? markModel(model, chosen(list, each.at), each.status) : moveModel(model, list, each);
          list = done.list;
          expect(list.entries.map(modelOf)).toEqual(model);
        }
        expect(wordsBetween(list)).toBe(wordsBetween(await understandList(parseSourceText(content))));
        expect(findDisagreement(list.source.text, 0)).toBeUndefined();
        expect(/\r(?!\n)|(?<!\r)\n/.test(list.source.text)).toBe(/(?<!\r)\n/.test(content) || list.source.eol === '\n');
      }),
      few,
    );
  });

  it('marking twice is marking once, and marking back gives the same bytes', async () => {
    await fc.assert(
      fc.asyncProperty(
        listText(),
        fc.nat(30),
        fc.constantFrom(...STATUSES),
        fc.constantFrom(...STATUSES),
        async (content, at, one, other) => {
          const list = await understandList(parseSourceText(content));
          const [entry] = chosen(list, [at]);
          const first = entry && (await take(list, { kind: 'mark', at: [at], status: one }));
          if (entry === undefined || first === undefined) return;
          const straight = await take(list, { kind: 'mark', at: [at], status: other });
          const detour = await take(first.list, { kind: 'mark', at: [at], status: other });
          expect(detour?.list.source.text).toBe(straight?.list.source.text);
          const back = await take(first.list, { kind: 'mark', at: [at], status: entry.paper.status });
          expect(back?.list.source.text).toBe(list.source.text);
        },
      ),
      many,
    );
  });

  it('marks of different papers commute', async () => {
    await fc.assert(
      fc.asyncProperty(listText(), fc.nat(30), fc.nat(30), fc.constantFrom(...STATUSES), async (content, at, other, status) => {
        const list = await understandList(parseSourceText(content));
        if (list.entries.length < 2 || at % list.entries.length === other % list.entries.length) return;
        const steps = [at, other].map((each) => ({ kind: 'mark', at: [each], status }) as const);
        const texts = await Promise.all(
          [steps, steps.toReversed()].map(async ([one, two]) => {
            const between = one && (await take(list, one));
            return two && between && (await take(between.list, two))?.list.source.text;
          }),
        );
        // Where signs explain each other, one order may be refused.
        if (texts.every((text) => text !== undefined)) expect(texts[0]).toBe(texts[1]);
      }),
      many,
    );
  });

  it('a move and back leaves the records and all lines that are not blank', async () => {
    await fc.assert(
      fc.asyncProperty(
        listText(),
        fc.nat(30),
        fc.nat(30),
        fc.constantFrom('before' as const, 'after' as const),
        async (content, at, to, how) => {
          const list = await understandList(parseSourceText(content));
          const [entry] = chosen(list, [at]);
          const index = entry === undefined ? -1 : list.entries.indexOf(entry);
          const next = list.entries[index + 1];
          const there = await take(list, { kind: 'move', at: [at], to, how });
          if (entry === undefined || next === undefined || there === undefined || !isBeside(entry, next)) return;
          const moved = there.list.entries.findIndex(({ paper }) => paper.title === entry.paper.title);
          if (there.list.entries[moved]?.dialect !== entry.dialect) return;
          const home = there.list.entries.findIndex(({ paper }) => paper.title === next.paper.title);
          const back = await take(there.list, { kind: 'move', at: [moved], to: home, how: 'before' });
          // A line that comes back to details alone becomes one of them.
          if (back?.list.entries[index]?.dialect !== entry.dialect) return;
          expect(back.list.entries.map(({ paper }) => paper)).toEqual(list.entries.map(({ paper }) => paper));
          // Items and rows are numbered by where they stand, and a row that lacked its last cells comes back with all of them.
          const full = (text: string): readonly string[] =>
            text
              .replace(/^\d+\. /gm, '1. ')
              .replace(/^(\|? *)\d+ *\|/gm, '$11 |')
              .replace(/[ |]+$/gm, '')
              .split(/\r?\n/)
              .filter((line) => line.trim() !== '');
          // Prose that stood between the two now stands before them.
          expect(full(back.list.source.text).toSorted()).toEqual(full(list.source.text).toSorted());
        },
      ),
      many,
    );
  });

  it('no damage is seen where a mark of one paper is taken back', async () => {
    await fc.assert(
      fc.asyncProperty(listText(), fc.nat(30), async (content, at) => {
        const list = await understandList(parseSourceText(content));
        const marked = list.entries.length > 0 && (await take(list, { kind: 'mark', at: [at], status: 'read' }));
        if (marked) expect(findDamage(marked.list, list, invertEdits(list.source.text, marked.edits))).toBeUndefined();
      }),
      few,
    );
  });
});

/** Whether an entry that comes back before `next` is where it was. */
function isBeside({ paper, row }: Entry, next: Entry): boolean {
  return paper.status !== 'to-classify' && paper.category.join() === next.paper.category.join() && row?.table === next.row?.table;
}

/** Carries a step out; undefined when it is refused. A flaw is a bug. */
async function take(
  list: PaperList,
  each: Exclude<Step, { kind: 'undo' }>,
): Promise<{ readonly list: PaperList; readonly edits: readonly TextEdit[] } | undefined> {
  const entries = chosen(list, each.at);
  const change =
    each.kind === 'mark'
      ? markChange(list, entries, each.status)
      : moveChange(list, entries, { destination: destinationOf(list, each), as: undefined });
  const outcome = await carryOut(list, change);
  if (outcome.kind === 'flawed') throw new Error(outcome.reason);
  return outcome.kind !== 'list' || change.kind === 'refused' ? undefined : { list: outcome.list, edits: change.edits };
}

/** All words outside of entries. */
function wordsBetween({ source, entries }: PaperList): string {
  const gaps = [...entries, undefined].map((entry, index) => source.text.slice(entries[index - 1]?.span.end ?? 0, entry?.span.start));
  return gaps.join('').replace(/\s+/g, '');
}
