import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assignIds, slugify } from '../../src/model/paper-id.ts';

describe('a slug', () => {
  test.each([
    ['Variational model inversion attacks', 'variational-model-inversion-attacks'],
    ['  --What?! (Really) ', 'what-really'],
    ['沈老师推荐Textual Few-Shot', '沈老师推荐textual-few-shot'],
    ['ＬｏＲＡ　全角 ﬁne ⅷ', 'lora-全角-fine-viii'],
    ['Über naïve Ärzte', 'über-naïve-ärzte'],
    ['e\u0301tude', 'étude'],
    ['हिन्दी पाठ', 'हिन्दी-पाठ'],
    ['למידה עמוקה', 'למידה-עמוקה'],
    ['a_b.c/d', 'a-b-c-d'],
    ['GPT-4: 2+2=4', 'gpt-4-2-2-4'],
    ['🤗', 'untitled'],
    ['', 'untitled'],
    [`${'a'.repeat(47)} b`, 'a'.repeat(47)],
    [`${'a'.repeat(46)} b`, `${'a'.repeat(46)}-b`],
    ['a'.repeat(60), 'a'.repeat(48)],
    ['𝒳'.normalize('NFC').repeat(2), 'xx'],
    ['𠮷'.repeat(60), '𠮷'.repeat(48)],
  ])('of %j is %s', (title, slug) => expect(slugify(title)).toBe(slug));

  test('holds letters, digits and single hyphens alone, and is a slug of itself', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (title) => {
        const slug = slugify(title);
        expect(slug).toMatch(/^[\p{L}\p{M}\p{N}]+(?:-[\p{L}\p{M}\p{N}]+)*$/u);
        expect([...slug].length).toBeLessThanOrEqual(48);
      }),
    ));
});

describe('ids', () => {
  const arxiv = (version: string, title: string): { title: string; url: string } => ({
    title,
    url: `https://arxiv.org/abs/2302.04237${version}`,
  });
  const plain = (title: string): { title: string; url: undefined } => ({ title, url: undefined });

  test.each([
    ['come from the link', [arxiv('', 'A')], ['2302.04237']],
    ['else from the title', [plain('A B'), { title: 'C', url: 'https://x.org/1' }], ['a-b', 'c']],
    ['of twins hold the title', [arxiv('v1', 'A'), arxiv('v2', 'B')], ['2302.04237+a', '2302.04237+b']],
    [
      'of twins with one title count',
      [arxiv('', 'A'), arxiv('', 'A'), arxiv('', 'A')],
      ['2302.04237+a', '2302.04237+a~2', '2302.04237+a~3'],
    ],
    ['of twins by title alone', [plain('A B'), plain('a, b')], ['a-b+a-b', 'a-b+a-b~2']],
    [
      'of twins cut the title at 24',
      [arxiv('', 'Adversarial Prompting for Black Box'), arxiv('', 'x')],
      ['2302.04237+adversarial-prompting', '2302.04237+x'],
    ],
    [
      'of others do not change for twins',
      [plain('C'), arxiv('', 'A'), plain('D'), arxiv('', 'B')],
      ['c', '2302.04237+a', 'd', '2302.04237+b'],
    ],
    ['of a key that equals a slug', [plain('abc'), { title: 'T', url: 'https://openreview.net/forum?id=abc' }], ['abc+abc', 'abc+t']],
    ['of nothing', [], []],
  ])('%s', (_, papers, ids) => expect(assignIds(papers)).toEqual(ids));

  test('are unique, and do not depend on the order but for ~n', () => {
    const paper = fc.record({
      title: fc.constantFrom('A', 'B', 'a', 'A b', '!'),
      url: fc.constantFrom(undefined, 'https://arxiv.org/abs/2302.04237', 'https://openreview.net/forum?id=a', 'u'),
    });
    fc.assert(
      fc.property(fc.array(paper, { maxLength: 8 }), (papers) => {
        const ids = assignIds(papers);
        expect(new Set(ids).size).toBe(ids.length);
        const bare = (all: readonly string[]): string[] => all.map((id) => id.replace(/~\d+$/, '')).toSorted();
        expect(bare(assignIds(papers.toReversed()))).toEqual(bare(ids));
      }),
    );
  });
});
