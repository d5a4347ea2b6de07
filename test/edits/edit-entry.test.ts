import { describe, expect, it } from 'vitest';
import { relinked, retitled } from '../helpers/edit-entries.ts';

const details = (summary: string): string => `<details>\n<summary>${summary}</summary>\nnote\n</details>\n`;

describe('another title', () => {
  it.each([
    ['of a details entry', details(' ✅ <a href="u">A</a> '), 'B', details(' ✅ <a href="u">B</a> ')],
    [
      'within what is around it',
      details('✅ <a href="u"><b>A</b></a> (ICLR 2023)'),
      'B & <i>',
      details('✅ <a href="u"><b>B & &lt;i></b></a> (ICLR 2023)'),
    ],
    ['of one without a link', details('✅ A'), 'B', details('✅ B')],
    ['of a line', '✅ A\n', 'B *c*', '✅ B \\*c\\*\n'],
    ['of a line with a link', '✅ [A](u)\n', 'B [c]', String.raw`✅ [B \[c\]](u)` + '\n'],
    ['of a line in bold', '✅ **A**\n', 'B', '✅ **B**\n'],
    ['of a line in code', '✅ `A`\n', 'B *c*', '✅ `B *c*`\n'],
    ['on one line', '✅ A\n', ' B\n c ', '✅ B c\n'],
    ['that it has', '✅ A\n', ' A ', '✅ A\n'],
    ['of nothing', '✅ A\n', ' ', 'refused: a title cannot be empty'],
    ['that code cannot hold', '✅ `A`\n', 'a `b`', 'refused: “A” cannot have that title as it is written'],
    ['of a line with more than one link', '✅ A [x](u) and [y](v)\n', 'B', 'refused: “A x and y” cannot have that title as it is written'],
    ['that makes a legend of the line', '✅ Read\n❌ Unread\n\n✅ A\n', 'Read', 'refused: “A” cannot have that title as it is written'],
    ['that is a sign', '✅ A\n', '❌ ✅', 'refused: “A” cannot have that title as it is written'],
  ])('%s', async (_name, before, title, after) => {
    const old = before.includes('[y]') ? 'A x and y' : 'A';
    expect(await retitled(before, old, title)).toBe(after);
  });
});

describe('another link', () => {
  it.each([
    [
      'of a details entry',
      details(' ✅ <a href="u">A</a> '),
      'https://e.org/?a="b"',
      details(' ✅ <a href="https://e.org/?a=&quot;b&quot;">A</a> '),
    ],
    ['in single quotes', details("✅ <a href='u'>A</a>"), "v'", details("✅ <a href='v&#39;'>A</a>")],
    ['the first of a details entry', details(' ✅ A '), 'v', details(' ✅ <a href="v">A</a> ')],
    ['none', details(' ✅ <a class="x" href="u">A</a> '), undefined, details(' ✅ A ')],
    ['that it has', details(' ✅ <a href="u">A</a> '), 'u', details(' ✅ <a href="u">A</a> ')],
    [
      'none, where it is a paper by that alone',
      details(' <a href="u">A</a> '),
      undefined,
      'refused: “A” is a paper by its link alone, which cannot be taken away',
    ],
    [
      'none, where a remark would become part of the title',
      details('✅ <a href="u">A</a> (ICLR 2023)'),
      undefined,
      'refused: “A” would have another title without its link',
    ],
    [
      'none, where another would take its place',
      details('✅ <a href="u">A</a>, <a href="v">B</a>'),
      undefined,
      'refused: “A” would have another title without its link',
    ],
    ['none of one with tags around it', details('✅ <b><a href="u">A</a></b> <br>'), undefined, details('✅ <b>A</b> <br>')],
    ['of a line', '✅ [A](u)\n', 'v', '✅ [A](v)\n'],
    ['of a line, with parentheses', '✅ [A](u)\n', 'v(1)', '✅ [A](<v(1)>)\n'],
    ['none of a line', '✅ [A](u)\n', undefined, '✅ A\n'],
    ['the first of a line, where lines have links', '✅ A\n\n✅ [B](u)\n', 'v', '✅ [A](v)\n\n✅ [B](u)\n'],
    ['the first of a line in code', '✅ `A`\n\n✅ [B](u)\n', 'v', '✅ [`A`](v)\n\n✅ [B](u)\n'],
    [
      'the first of a line, where details have links',
      `✅ A\n✅ C\n\n${details(' ✅ <a href="u">B</a> ')}`,
      'v',
      `<details>\n<summary> ✅ <a href="v">A</a> </summary>\n</details>\n\n✅ C\n\n${details(' ✅ <a href="u">B</a> ')}`,
    ],
    ['the first of a line, where nothing has one', '✅ A\n\n✅ B\n', 'v', 'refused: “A” has no place for that link'],
    ['with blanks', '✅ [A](u)\n', 'a b', 'refused: “a b” is no link: it holds blanks, angle brackets or control characters'],
  ])('%s', async (_name, before, url, after) => {
    expect(await relinked(before, 'A', url)).toBe(after);
  });

  it('takes after its neighbours', async () => {
    const list = (summary: string): string => details('✅ <a target="_blank" href="u">B</a>') + '\n' + details(summary);
    expect(await relinked(list('✅ A'), 'A', 'v')).toBe(list('✅ <a target="_blank" href="v">A</a>'));
  });
});
