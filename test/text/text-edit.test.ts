import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits, composeEdits, invertEdits, type TextEdit } from '../../src/text/text-edit.ts';

describe('applying', () => {
  test.each<[string, string, TextEdit[], string]>([
    ['nothing', 'abc', [], 'abc'],
    ['a replacement', 'abc', [edit(1, 2, 'XY')], 'aXYc'],
    ['a removal', 'abc', [edit(0, 2, '')], 'c'],
    ['an insertion at the start and one at the end', 'abc', [edit(3, 3, '>'), edit(0, 0, '<')], '<abc>'],
    ['insertions at one place, in their order', 'abc', [edit(1, 1, '1'), edit(1, 1, '2')], 'a12bc'],
    ['an insertion before a replacement there', 'abc', [edit(1, 2, 'X'), edit(1, 1, '1')], 'a1Xc'],
    ['edits that touch', 'abcd', [edit(2, 4, 'Y'), edit(0, 2, 'X')], 'XY'],
    ['an insertion after what is removed', 'abc', [edit(0, 1, ''), edit(1, 1, 'X')], 'Xbc'],
  ])('%s', (_, text, edits, expected) => expect(applyEdits(text, edits)).toBe(expected));

  test.each<[string, TextEdit[]]>([
    ['two that overlap', [edit(0, 2, ''), edit(1, 3, '')]],
    ['two of the same place', [edit(0, 1, 'a'), edit(0, 1, 'b')]],
    ['an insertion into what is replaced', [edit(0, 2, ''), edit(1, 1, 'x')]],
    ['an end before the start', [edit(2, 1, '')]],
    ['before the text', [edit(-1, 0, '')]],
    ['after the text', [edit(3, 4, '')]],
  ])('throws for %s', (_, edits) => expect(() => applyEdits('abc', edits)).toThrow(RangeError));
});

describe('laws', () => {
  const edited = fc.string({ maxLength: 12 }).chain((text) => fc.tuple(fc.constant(text), editsOf(text)));

  test('the same as an applier that works backwards', () =>
    fc.assert(
      fc.property(edited, ([text, edits]) => {
        expect(applyEdits(text, edits)).toBe(applyBackwards(text, edits));
      }),
    ));

  test('the inverse leads back', () =>
    fc.assert(
      fc.property(edited, ([text, edits]) => {
        expect(applyEdits(applyEdits(text, edits), invertEdits(text, edits))).toBe(text);
      }),
    ));

  test('the inverse of the inverse does the same', () =>
    fc.assert(
      fc.property(edited, ([text, edits]) => {
        const back = invertEdits(text, edits);
        expect(applyEdits(text, invertEdits(applyEdits(text, edits), back))).toBe(applyEdits(text, edits));
      }),
    ));

  test('a composition does what its parts do', () =>
    fc.assert(
      fc.property(
        edited.chain(([text, first]) => fc.tuple(fc.constant(text), fc.constant(first), editsOf(applyEdits(text, first)))),
        ([text, first, second]) => {
          const composed = composeEdits(text, first, second);
          expect(applyBackwards(text, composed)).toBe(applyEdits(applyEdits(text, first), second));
          for (const [index, { span }] of composed.entries()) {
            const next = composed[index + 1]?.span.start ?? text.length;
            expect(span.start <= span.end && span.end <= next).toBe(true);
          }
        },
      ),
      { numRuns: 400 },
    ));
});

function edit(start: number, end: number, newText: string): TextEdit {
  return { span: { start, end }, newText };
}

/** Edits that do not overlap, in any order; several may insert at one place. */
function editsOf(text: string): fc.Arbitrary<readonly TextEdit[]> {
  const cuts = fc.array(fc.nat(text.length), { maxLength: 8 }).map((places) => places.toSorted((a, b) => a - b));
  return cuts.chain((places) => {
    const spans = places.flatMap((start, index) => (index % 2 === 0 ? [{ start, end: places[index + 1] ?? start }] : []));
    const texts = fc.array(fc.constantFrom('', 'x', 'YZ', '\n'), { minLength: spans.length, maxLength: spans.length });
    return texts.chain((added) =>
      fc.shuffledSubarray(
        spans.map((span, index) => ({ span, newText: added[index] ?? '' })),
        { minLength: spans.length },
      ),
    );
  });
}

/** An applier of the test's own: from the last edit to the first, checking that each ends before the one after it starts. */
function applyBackwards(text: string, edits: readonly TextEdit[]): string {
  const order = edits.map((each, index) => ({ ...each, index }));
  order.sort((a, b) => b.span.start - a.span.start || b.span.end - a.span.end || b.index - a.index);
  let result = text;
  let limit = text.length;
  for (const { span, newText } of order) {
    if (span.end > limit) throw new Error('edits overlap');
    result = result.slice(0, span.start) + newText + result.slice(span.end);
    limit = span.start;
  }
  return result;
}
