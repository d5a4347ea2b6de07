import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editContexts, placeEdits, rebaseEdits } from '../../src/text/edit-rebase.ts';
import { applyEdits, composeEdits, invertEdits, sortEdits, type TextEdit } from '../../src/text/text-edit.ts';

const many = { numRuns: Number(process.env['PAPERS_FUZZ_RUNS'] ?? 300) };

/** Edits of a text of that length, in order, none touching another. */
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
const textAndEdits = fc
  .string({ minLength: 1, maxLength: 30 })
  .chain((text) => fc.tuple(fc.constant(text), edits(text.length), edits(text.length)));

describe('edits found again', () => {
  it('rebased edits commute with those they were rebased over', () => {
    fc.assert(
      fc.property(textAndEdits, ([text, ours, theirs]) => {
        const ourRebased = rebaseEdits(ours, theirs);
        const theirRebased = rebaseEdits(theirs, ours);
        if (ourRebased === undefined || theirRebased === undefined) return;
        // Two insertions at one place have no order of their own.
        if (ours.some((one) => theirs.some((other) => one.span.start === other.span.start && isInsertion(one) && isInsertion(other))))
          return;
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
});

function isInsertion({ span }: TextEdit): boolean {
  return span.start === span.end;
}

/** Whether two edits replace a character both, or one inserts within what the other replaces. */
function touches(one: TextEdit, other: TextEdit): boolean {
  if (isInsertion(one) && isInsertion(other)) return false;
  return one.span.start < other.span.end && other.span.start < one.span.end;
}
