import { describe, expect, it } from 'vitest';
import { editContexts, placeEdits, rebaseEdits } from '../../src/text/edit-rebase.ts';
import { applyEdits, invertEdits, type TextEdit } from '../../src/text/text-edit.ts';

const edit = (start: number, end: number, newText: string): TextEdit => ({ span: { start, end }, newText });

describe('an edit moved along with a later one', () => {
  it.each([
    ['before it', edit(5, 6, 'x'), edit(0, 2, ''), edit(3, 4, 'x')],
    ['after it', edit(5, 6, 'x'), edit(6, 8, 'long'), edit(5, 6, 'x')],
    ['an insertion where it starts', edit(5, 6, 'x'), edit(5, 5, 'ab'), edit(7, 8, 'x')],
    ['an insertion where it ends', edit(5, 6, 'x'), edit(6, 6, 'ab'), edit(5, 6, 'x')],
    ['its own insertion, and one at the same place', edit(5, 5, 'x'), edit(5, 5, 'ab'), edit(5, 5, 'x')],
    ['an insertion within it', edit(5, 8, 'x'), edit(6, 6, 'ab'), undefined],
    ['the same characters', edit(5, 8, 'x'), edit(7, 9, ''), undefined],
    ['its insertion within a deletion', edit(5, 5, 'x'), edit(4, 6, ''), undefined],
  ])('%s', (_what, ours, later, moved) => {
    expect(rebaseEdits([ours], [later])).toEqual(moved && [moved]);
  });
});

/** Where the edit that takes back `old` → `new` (the first time `old` stands in `text`) is found in `now`. */
function takenBack(text: string, [old, newText]: readonly [string, string], now: (after: string) => string): string | undefined {
  const start = text.indexOf(old);
  const edits = [edit(start, start + old.length, newText)];
  const after = applyEdits(text, edits);
  const inverse = invertEdits(text, edits);
  const later = now(after);
  const placed = placeEdits(later, inverse, [newText], editContexts(after, inverse));
  return placed && applyEdits(later, placed);
}

describe('an edit found again by what stands around it', () => {
  const text = 'one\n\n❌ [A](https://arxiv.org/abs/2301.00001)\n\n❌ [B](https://arxiv.org/abs/2301.00002)\n\ntwo\n';

  it.each([
    ['where nothing changed', (after: string) => after, text],
    ['below new text', (after: string) => `new\n\n${after}`, `new\n\n${text}`],
    [
      'beside changed neighbours',
      (after: string) => after.replace('one', 'ONE').replace('[B]', '[Bee]'),
      text.replace('one', 'ONE').replace('[B]', '[Bee]'),
    ],
    [
      'among other neighbours',
      () => 'x\n✅ [A](https://arxiv.org/abs/2301.00001)\ny\n',
      'x\n❌ [A](https://arxiv.org/abs/2301.00001)\ny\n',
    ],
    ['not where its own line changed', (after: string) => after.replace('[A]', '[Aa]'), undefined],
    ['not where what it wrote is gone', (after: string) => after.replace('✅', '👀'), undefined],
    ['not where it stands twice', (after: string) => after + after, undefined],
    ['not where its line stands twice', () => `x\n✅ [A](https://arxiv.org/abs/2301.00001)\n`.repeat(2), undefined],
  ])('%s', (_what, now, expected) => {
    expect(takenBack(text, ['❌', '✅'], now)).toBe(expected);
  });

  it('not by a few characters alone', () => {
    expect(takenBack('a\n❌ b\nc\n', ['❌', '✅'], () => 'x\n✅ b\nz\n')).toBeUndefined();
  });
});
