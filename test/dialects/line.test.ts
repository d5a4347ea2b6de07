import { describe, expect, test } from 'vitest';
import { parsePapers } from '../../src/parse/understand-list.ts';
import { parseAnnotated, spansOf } from '../helpers/annotated.ts';
import { problemsOf } from '../helpers/paper-record.ts';

describe('what a user would replace', () => {
  test.each([
    ['a plain title', '«entry:«marker:🟧» «title:Title（remark）»»\n'],
    ['blanks around', '  «entry:«marker::x:»   «title:Title»»  \n'],
    ['a link', '«entry:«marker:✅» [«title:T»](«url:https://x.org»)»'],
    ['a link with blanks in its text', '«entry:«marker:✅» [ «title:T» ](«url:u»)»'],
    ['bold', '«entry:«marker:✅» **«title:T»**»'],
    ['code', '«entry:«marker:✅» `«title:T»`»'],
    ['more than that: the whole line', '«entry:«marker:✅» «title:A [B](u) C»»'],
    [
      'several lines of one paragraph',
      '«entry:«marker:✅» «title:A»»\n«entry:«marker:⬜» «title:B»»  \n«entry:«marker:⬜» «title:C»»\n\ntext',
    ],
    ['lines that end in CRLF', '«entry:«marker:✅» «title:A»»\r\n«entry:«marker:⬜» «title:B»»\r\n'],
    ['lines that end in CR', '«entry:«marker:✅» «title:A»»\r«entry:«marker:⬜» «title:B»»\r'],
  ])('%s', async (_, annotated) => {
    const { text, spans } = parseAnnotated(annotated);
    expect(spansOf((await parsePapers(text)).entries)).toEqual(spans);
  });
});

describe('what it says', () => {
  test.each([
    ['a link', '✅ [T](https://arxiv.org/abs/2302.04237)', 'T', 'https://arxiv.org/abs/2302.04237'],
    ['a link in angle brackets, and text', '✅ [T](<a b>) (2020)', 'T (2020)', 'a b'],
    ['an address alone', '✅ https://arxiv.org/abs/2302.04237', 'https://arxiv.org/abs/2302.04237', 'https://arxiv.org/abs/2302.04237'],
    ['text and an address', '✅ T www.x.org', 'T www.x.org', 'http://www.x.org'],
    ['emphasis and code', '✅ *A* __B__ `C` ~~D~~', 'A B C D', undefined],
    ['what begins like a list', '✅ 1. *A*', '1. A', undefined],
    ['what begins like a heading', '✅ # *A*', '# A', undefined],
    ['what begins like a quote', '✅ > *A*', '> A', undefined],
    ['entities', '✅ A &amp; B &#33;', 'A & B !', undefined],
    ['HTML', '✅ A<sup>2</sup>', 'A2', undefined],
    ['underscores and stars that are none', '✅ a_b_c 2 * 3', 'a_b_c 2 * 3', undefined],
    ['blanks in a row', '✅ A  \t B', 'A B', undefined],
    ['a tilde and a bracket', '✅ A ~ B [C', 'A ~ B [C', undefined],
    ['a title too long to be one', `✅ ${'*a_ '.repeat(2000)}b`, `${'*a_ '.repeat(2000)}b`, undefined],
  ])('%s', async (_, text, title, url) => {
    const [entry] = (await parsePapers(text)).entries;
    expect([entry?.paper.title, entry?.paper.url]).toEqual([title, url]);
  });
});

describe('is an entry, or not', () => {
  test.each([
    ['a sign without a blank', '🟧Title', ['Title']],
    ['after a heading', '# H\n🟧 A\n## I', ['A']],
    ['in a list', '- 🟧 A', []],
    ['in a quote', '> 🟧 A', []],
    ['in code', '    🟧 A', []],
    ['in the middle', 'A 🟧 B', []],
    ['a sign this list does not have', '🚀 Quick start', []],
    ['a sign alone', '✅', []],
    ['signs alone', '✅❌\n', []],
    ['a line of the legend again', '✅ Read\n⬜ To read\n\n# A\n\n✅ Read\n\n✅ Reader', ['Reader']],
    ['in the note of an entry', '<details><summary>✅ A</summary>\n\n🟧 B\n\n</details>', ['A']],
  ])('%s', async (_, text, titles) => expect((await parsePapers(text)).entries.map(({ paper }) => paper.title)).toEqual(titles));

  test('a paragraph of which only some lines begin with a sign is text, and told', async () => {
    const list = await parsePapers('✅ A\nB\n\n✅ C\n');
    expect(list.entries.map(({ paper }) => paper.title)).toEqual(['C']);
    expect(problemsOf(list)).toEqual(['1 mixed-paragraph']);
  });
});
