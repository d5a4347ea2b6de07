import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markChange } from '../src/edits/mark.ts';
import { moveChange, statusOnArrival } from '../src/edits/move.ts';
import type { Destination } from '../src/edits/placement.ts';
import { findDamage } from '../src/edits/proof.ts';
import type { Entry } from '../src/model/paper.ts';
import type { PaperList } from '../src/model/paper-list.ts';
import { understandList } from '../src/parse/understand-list.ts';
import { editContexts, placeEdits, rebaseEdits } from '../src/text/edit-rebase.ts';
import { parseSourceText } from '../src/text/source-document.ts';
import { applyEdits, composeEdits, invertEdits, sortEdits, type TextEdit } from '../src/text/text-edit.ts';
import { findDisagreement } from './helpers/agreement.ts';
import { carryOut } from './helpers/edit-list.ts';
import { paperListText } from './helpers/list-grammar.ts';

const runs = Number(process.env['PAPERS_FUZZ_RUNS'] ?? 0);
const few = { numRuns: runs || 60 };
const many = { numRuns: runs || 300 };
const STATUSES = ['read', 'unread', 'skimmed', 'to-classify', 'unmarked'];

type Step =
  | { readonly kind: 'mark'; readonly at: readonly number[]; readonly status: string }
  | { readonly kind: 'move'; readonly at: readonly number[]; readonly to: number; readonly how: 'end' | 'top' | 'before' | 'after' }
  | { readonly kind: 'undo' };

const indices = fc.uniqueArray(fc.nat(30), { minLength: 1, maxLength: 3 });
const mark = fc.record({ kind: fc.constant('mark' as const), at: indices, status: fc.constantFrom(...STATUSES) });
const move = fc.record({ kind: fc.constant('move' as const), at: indices, to: fc.nat(30), how: fc.constantFrom('end' as const, 'top' as const, 'before' as const, 'after' as const) });
const step: fc.Arbitrary<Step> = fc.oneof({ weight: 2, arbitrary: mark }, { weight: 4, arbitrary: move }, fc.record({ kind: fc.constant('undo' as const) }));

/** A paper as the model has it: what is not said here never changes. */
interface ModelPaper {
  readonly title: string;
  readonly status: string;
  readonly category: string;
}

describe('marks, moves and undos', () => {
  it('do to the papers what they do to a list of records, keep all other text, and undo to the same bytes', async () => {
    await fc.assert(
      fc.asyncProperty(paperListText(), fc.array(step, { minLength: 1, maxLength: 8 }), async (content, steps) => {
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
      fc.asyncProperty(paperListText(), fc.nat(30), fc.constantFrom(...STATUSES), fc.constantFrom(...STATUSES), async (content, at, one, other) => {
        const list = await understandList(parseSourceText(content));
        const [entry] = chosen(list, [at]);
        const first = entry && (await take(list, { kind: 'mark', at: [at], status: one }));
        if (entry === undefined || first === undefined) return;
        const straight = await take(list, { kind: 'mark', at: [at], status: other });
        const detour = await take(first.list, { kind: 'mark', at: [at], status: other });
        expect(detour?.list.source.text).toBe(straight?.list.source.text);
        const back = await take(first.list, { kind: 'mark', at: [at], status: entry.paper.status });
        expect(back?.list.source.text).toBe(list.source.text);
      }),
      many,
    );
  });

  it('marks of different papers commute', async () => {
    await fc.assert(
      fc.asyncProperty(paperListText(), fc.nat(30), fc.nat(30), fc.constantFrom(...STATUSES), async (content, at, other, status) => {
        const list = await understandList(parseSourceText(content));
        if (list.entries.length < 2 || at % list.entries.length === other % list.entries.length) return;
        const steps = [at, other].map((each) => ({ kind: 'mark', at: [each], status }) as const);
        const texts = await Promise.all([steps, steps.toReversed()].map(async ([one, two]) => {
          const between = one && (await take(list, one));
          return two && between && (await take(between.list, two))?.list.source.text;
        }));
        expect(texts[0]).toBe(texts[1]);
      }),
      many,
    );
  });

  it('a move and back leaves the records and all lines that are not blank', async () => {
    await fc.assert(
      fc.asyncProperty(paperListText(), fc.nat(30), fc.nat(30), fc.constantFrom('before' as const, 'after' as const), async (content, at, to, how) => {
        const list = await understandList(parseSourceText(content));
        const [entry] = chosen(list, [at]);
        const index = entry === undefined ? -1 : list.entries.indexOf(entry);
        const next = list.entries[index + 1];
        const there = await take(list, { kind: 'move', at: [at], to, how });
        if (entry === undefined || next === undefined || there === undefined || entry.paper.status === 'to-classify' || entry.paper.category.join() !== next.paper.category.join()) return;
        const moved = there.list.entries.findIndex(({ paper }) => paper.title === entry.paper.title);
        if (there.list.entries[moved]?.dialect !== entry.dialect) return;
        const home = there.list.entries.findIndex(({ paper }) => paper.title === next.paper.title);
        const back = await take(there.list, { kind: 'move', at: [moved], to: home, how: 'before' });
        // A line that comes back to details alone becomes one of them.
        if (back?.list.entries[index]?.dialect !== entry.dialect) return;
        expect(back.list.entries.map(({ paper }) => paper)).toEqual(list.entries.map(({ paper }) => paper));
        const full = (text: string): readonly string[] => text.split(/\r?\n/).filter((line) => line.trim() !== '');
        // Prose that stood between the two now stands before them.
        expect(full(back.list.source.text).toSorted()).toEqual(full(list.source.text).toSorted());
      }),
      many,
    );
  });
});

const edits = (length: number): fc.Arbitrary<TextEdit[]> =>
  fc.array(fc.tuple(fc.nat(length), fc.nat(3), fc.constantFrom('', 'x', 'yz\n')), { maxLength: 4 }).map((parts) => {
    let from = 0;
    return parts
      .toSorted(([a], [b]) => a - b)
      .flatMap(([at, size, newText]) => {
        const start = Math.max(at, from);
        const end = Math.min(length, start + size);
        if (start > length || (from > 0 && start === from)) return [];
        from = Math.max(end, start) + 1;
        return [{ span: { start, end: Math.max(start, end) }, newText }];
      });
  });
const textAndEdits = fc.string({ minLength: 1, maxLength: 30 }).chain((text) => fc.tuple(fc.constant(text), edits(text.length), edits(text.length)));

describe('edits found again', () => {
  it('rebased edits commute with those they were rebased over', () => {
    fc.assert(
      fc.property(textAndEdits, ([text, ours, theirs]) => {
        const ourRebased = rebaseEdits(ours, theirs);
        const theirRebased = rebaseEdits(theirs, ours);
        if (ourRebased === undefined || theirRebased === undefined) return;
        // Two insertions at one place have no order of their own.
        if (ours.some((one) => theirs.some((other) => one.span.start === other.span.start && isInsertion(one) && isInsertion(other)))) return;
        expect(applyEdits(applyEdits(text, theirs), ourRebased)).toBe(applyEdits(applyEdits(text, ours), theirRebased));
        expect(applyEdits(applyEdits(text, theirs), ourRebased)).toBe(applyEdits(text, [...ours, ...theirs]));
      }),
      many,
    );
  });

  it('an edit is refused exactly when both touch the same characters', () => {
    fc.assert(
      fc.property(textAndEdits, ([, ours, theirs]) => {
        const touch = ours.some((one) => theirs.some((other) => touches(one, other)));
        expect(rebaseEdits(ours, theirs) === undefined).toBe(touch);
      }),
      many,
    );
  });

  it('an undo rebased over a later write leaves the later write alone', () => {
    fc.assert(
      fc.property(textAndEdits, ([text, first, second]) => {
        const later = rebaseEdits(second, first);
        if (later === undefined || first.some((one) => second.some((other) => one.span.start === other.span.start))) return;
        const undo = rebaseEdits(invertEdits(text, first), later);
        if (undo !== undefined) expect(applyEdits(applyEdits(applyEdits(text, first), later), undo)).toBe(applyEdits(text, second));
      }),
      many,
    );
  });

  it('placed edits stand between their contexts, and in an unchanged text where they were', () => {
    fc.assert(
      fc.property(textAndEdits, fc.string({ maxLength: 5 }), ([text, ours], before) => {
        const after = applyEdits(text, ours);
        const inverse = invertEdits(text, ours);
        const replaced = sortEdits(ours, text.length).map(({ newText }) => newText);
        const contexts = editContexts(after, inverse);
        const placed = placeEdits(after, inverse, replaced, contexts);
        if (placed !== undefined) expect(placed).toEqual(inverse);
        const shifted = placeEdits(before + after, inverse, replaced, contexts);
        if (shifted !== undefined) expect(applyEdits(before + after, shifted)).toBe(before + text);
      }),
      many,
    );
  });

  it('composed edits do what one after the other does', () => {
    fc.assert(
      fc.property(textAndEdits, ([text, first]) => {
        const middle = applyEdits(text, first);
        fc.assert(
          fc.property(edits(middle.length), (second) => {
            expect(applyEdits(text, composeEdits(text, first, second))).toBe(applyEdits(middle, second));
          }),
          { numRuns: 5 },
        );
      }),
      many,
    );
  });

  it('no damage is seen where a mark of one paper is taken back', async () => {
    await fc.assert(
      fc.asyncProperty(paperListText(), fc.nat(30), async (content, at) => {
        const list = await understandList(parseSourceText(content));
        const marked = list.entries.length > 0 && (await take(list, { kind: 'mark', at: [at], status: 'read' }));
        if (marked) expect(findDamage(marked.list, list, invertEdits(list.source.text, marked.edits))).toBeUndefined();
      }),
      few,
    );
  });
});

/** Carries a step out; undefined when it is refused. A flaw is a bug. */
async function take(list: PaperList, each: Exclude<Step, { kind: 'undo' }>): Promise<{ readonly list: PaperList; readonly edits: readonly TextEdit[] } | undefined> {
  const entries = chosen(list, each.at);
  const change = each.kind === 'mark' ? markChange(list, entries, each.status) : moveChange(list, entries, { destination: destinationOf(list, each), as: undefined });
  const outcome = await carryOut(list, change);
  if (outcome.kind === 'flawed') throw new Error(outcome.reason);
  return outcome.kind !== 'list' || change.kind === 'refused' ? undefined : { list: outcome.list, edits: change.edits };
}

function chosen({ entries }: PaperList, at: readonly number[]): readonly Entry[] {
  return [...new Set(at.flatMap((index) => entries[index % entries.length] ?? []))];
}

type Move = Extract<Step, { kind: 'move' }>;

function destinationOf({ entries, categories }: PaperList, { to, how }: Move): Destination {
  const beside = entries[to % entries.length];
  if ((how === 'before' || how === 'after') && beside !== undefined) return { kind: 'beside', entry: beside, side: how };
  return { kind: 'category', path: categories[to % (categories.length + 1)]?.path ?? [], at: how === 'top' ? 'top' : 'end' };
}

function modelOf({ paper }: Entry): ModelPaper {
  return { title: paper.title, status: paper.status, category: paper.category.join('/') };
}

function markModel(model: readonly ModelPaper[], entries: readonly Entry[], status: string): ModelPaper[] {
  const titles = new Set(entries.map(({ paper }) => paper.title));
  return model.map((paper) => (titles.has(paper.title) ? { ...paper, status } : paper));
}

/** The records without those moved, and those put in where the destination says. */
function moveModel(model: readonly ModelPaper[], list: PaperList, each: Move): ModelPaper[] {
  const destination = destinationOf(list, each);
  const category = (destination.kind === 'beside' ? destination.entry.paper.category : destination.path).join('/');
  const isAtEnd = destination.kind === 'category' && destination.at === 'end';
  const titles = chosen(list, each.at).map(({ paper }) => paper.title);
  const all = titles.flatMap((title) => model.find((paper) => paper.title === title) ?? []);
  const moving = isAtEnd ? all.filter((paper) => paper.category !== category) : all;
  if (isStanding(list, { destination, moving })) return [...model];
  const staying = model.filter((paper) => !moving.includes(paper));
  const at = indexFor(staying, list, destination);
  return [...staying.slice(0, at), ...moving.map((paper) => ({ ...paper, category, status: statusOnArrival(paper.status, undefined) })), ...staying.slice(at)];
}

function isStanding(list: PaperList, { destination, moving }: { destination: Destination; moving: readonly ModelPaper[] }): boolean {
  if (moving.length === 0) return true;
  const entries = moving.flatMap(({ title }) => list.entries.find(({ paper }) => paper.title === title) ?? []);
  const change = moveChange(list, entries, { destination, as: undefined });
  // Which entries stand there already is told from the text, which the model does not have.
  return change.kind === 'change' && change.edits.length === 0;
}

function indexFor(staying: readonly ModelPaper[], list: PaperList, destination: Destination): number {
  if (destination.kind === 'beside') {
    const at = staying.findIndex(({ title }) => title === destination.entry.paper.title);
    return destination.side === 'before' ? at : at + 1;
  }
  const category = destination.path.join('/');
  const own = staying.filter((paper) => paper.category === category);
  const beside = destination.at === 'top' ? own[0] : own.at(-1);
  if (beside !== undefined) return staying.indexOf(beside) + (destination.at === 'top' ? 0 : 1);
  const heading = list.categories.find(({ path }) => path.join('/') === category)?.heading.start ?? -1;
  const next = list.headingStarts.find((start) => start > heading) ?? Infinity;
  const before = new Set(list.entries.filter(({ span }) => span.start < next).map(({ paper }) => paper.title));
  return staying.filter(({ title }) => before.has(title)).length;
}

/** All words outside of entries. */
function wordsBetween({ source, entries }: PaperList): string {
  const gaps = [...entries, undefined].map((entry, index) => source.text.slice(entries[index - 1]?.span.end ?? 0, entry?.span.start));
  return gaps.join('').replace(/\s+/g, '');
}

function isInsertion({ span }: TextEdit): boolean {
  return span.start === span.end;
}

/** Whether two edits replace a character both, or one inserts within what the other replaces. */
function touches(one: TextEdit, other: TextEdit): boolean {
  if (isInsertion(one) && isInsertion(other)) return false;
  return one.span.start < other.span.end && other.span.start < one.span.end;
}
