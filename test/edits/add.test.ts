import { describe, expect, it } from 'vitest';
import { findInbox, findSame } from '../../src/edits/add.ts';
import { added } from '../helpers/edit-entries.ts';
import { listOf } from '../helpers/edit-list.ts';

const entry = (title: string, body = '\n'): string =>
  `<details>\n<summary> ✅ <a href="https://e.org/${title}">${title}</a> </summary>${body}</details>\n`;
const fresh = (body = '\n', title = 'New'): string => `<details>\n<summary> ❌ ${title} </summary>${body}</details>\n`;
const linked = (url: string, body = '\n'): string => `<details>\n<summary> ❌ <a href="${url}">New</a> </summary>${body}</details>\n`;

describe('a paper is added in its place', () => {
  const [A, B, C] = [entry('A'), entry('B'), entry('C')];
  it.each([
    ['at the end of its category', `## S\n\n${A}\n${B}\n## T\n\n${C}`, 'S', `## S\n\n${A}\n${B}\n${fresh()}\n## T\n\n${C}`],
    ['before sub-headings', `## S\n\n${A}\n### T\n\n${C}`, 'S', `## S\n\n${A}\n${fresh()}\n### T\n\n${C}`],
    ['at the top', `## S\n\n${A}\n${B}`, 'top S', `## S\n\n${fresh()}\n${A}\n${B}`],
    ['before another', `## S\n\n${A}\n${B}`, 'before B', `## S\n\n${A}\n${fresh()}\n${B}`],
    ['after another', `## S\n\n${A}\n${B}`, 'after A', `## S\n\n${A}\n${fresh()}\n${B}`],
    ['in an empty category', `## S\n\n## T\n\n${C}`, 'S', `## S\n\n${fresh()}\n## T\n\n${C}`],
    ['in an empty category at the end', `## T\n\n${C}\n## S\n`, 'S', `## T\n\n${C}\n## S\n\n${fresh()}`],
    ['in a category with text alone', `## T\n\n${C}\n## S\n\nWhat S is.\n`, 'S', `## T\n\n${C}\n## S\n\nWhat S is.\n\n${fresh()}`],
    ['at the top level', `${A}\n## S\n`, '/', `${A}\n${fresh()}\n## S\n`],
    ['with the blank lines of its neighbours', `## S\n${A}\n\n\n${B}\n\n\n## T\n`, 'S', `## S\n${A}\n\n\n${B}\n\n\n${fresh()}\n\n\n## T\n`],
    ['without any, as its neighbours', `## S\n${A}${B}`, 'S', `## S\n${A}${B}${fresh()}`],
    ['in a file without a last line end', `## S\n\n${A}`.trimEnd(), 'S', `## S\n\n${A}\n${fresh()}`.trimEnd()],
    ['with CRLF', `## S\n\n${A}`.replaceAll('\n', '\r\n'), 'S', `## S\n\n${A}\n${fresh()}`.replaceAll('\n', '\r\n')],
  ])('%s', async (_name, before, where, after) => {
    expect(await added(before, {}, where)).toBe(after);
  });
});

describe('a paper is written as its neighbours are', () => {
  const frame = (note: string): string => `\n<br>\n<blockquote>\n\n${note}\n</blockquote>\n`;
  it.each([
    ['with a link', entry('A'), { url: 'https://e.org/N' }, linked('https://e.org/N')],
    [
      'with their attributes',
      '<details><summary>✅<a target="_blank" href="u">A</a></summary></details>\n',
      { url: 'n' },
      '<details><summary>❌<a target="_blank" href="n">New</a></summary></details>\n',
    ],
    [
      'with single quotes',
      "<details><summary>✅ <a href='u'>A</a></summary></details>\n",
      { url: "https://e.org/it's" },
      "<details><summary>❌ <a href='https://e.org/it&#39;s'>New</a></summary></details>\n",
    ],
    ['with their frame', entry('A', frame('a')), { note: 'n' }, fresh(frame('n'))],
    [
      'without a note, with an empty frame where most are framed',
      entry('A', frame('a')),
      {},
      fresh('\n<br>\n<blockquote>\n\n</blockquote>\n'),
    ],
    ['without a note, as those without', `${entry('A', frame('a'))}\n${entry('B', frame(''))}`, {}, fresh(frame(''))],
    ['without a note, without a frame where most have none', `${entry('A', frame('a'))}\n${entry('B')}\n${entry('C')}`, {}, fresh()],
    [
      'without what is another’s own',
      '<details id="a"><summary>✅ <a href="u">A</a> (ICLR 2023)</summary></details>\n',
      {},
      '<details>\n<summary> ❌ New </summary></details>\n',
    ],
  ])('%s', async (_name, before, paper, after) => {
    expect(await added(before, paper, '/')).toBe(`${before}\n${after}`);
  });

  it.each([
    ['a line among lines', '✅ A\n\n✅ B\n', {}, '✅ A\n\n✅ B\n\n❌ New\n'],
    ['a line right below lines', '✅ A\n✅ B\n', {}, '✅ A\n✅ B\n❌ New\n'],
    ['a line with a link where lines have links', '✅ [A](u)\n', { url: 'n' }, '✅ [A](u)\n\n❌ [New](n)\n'],
    [
      'details among lines without links',
      '✅ A\n',
      { url: 'n' },
      '✅ A\n\n<details>\n<summary> ❌ <a href="n">New</a> </summary>\n</details>\n',
    ],
    [
      'details for a note',
      '✅ A\n',
      { note: 'n' },
      '✅ A\n\n<details>\n<summary> ❌ New </summary>\n<br>\n<blockquote>\n\nn\n\n</blockquote>\n</details>\n',
    ],
    ['as most there are', `✅ A\n\n✅ B\n\n${entry('C')}`, {}, `✅ A\n\n✅ B\n\n${entry('C')}\n❌ New\n`],
    ['as details where there is nothing to go by', '✅ Read\n❌ Unread\n', {}, `✅ Read\n❌ Unread\n\n${fresh()}`],
  ])('%s', async (_name, before, paper, after) => {
    expect(await added(before, paper, '/')).toBe(after);
  });
});

describe('titles and links are escaped for where they stand', () => {
  it.each([
    ['A & B', 'A & B'],
    ['A &amp; B', 'A &amp;amp; B'],
    ['&copy;', '&amp;copy;'],
    ['a < b > c', 'a < b > c'],
    ['<b>x</b>', '&lt;b>x&lt;/b>'],
    ['x</summary>', 'x&lt;/summary>'],
    ['<!-- x', '&lt;!-- x'],
    ['"quoted" ’s', '"quoted" ’s'],
    ['$$x$$ \\frac', '$$x$$ \\frac'],
    ['😀 ✅ x', '😀 ✅ x'],
    ['שלום عالم', 'שלום عالم'],
    [' two\n lines\t', 'two lines'],
  ])('in a summary: %j', async (title, written) => {
    expect(await added(entry('A'), { title, url: 'u' }, '/')).toBe(`${entry('A')}\n${linked('u').replace('New', () => written)}`);
  });

  it.each([
    ['A & B', 'A & B'],
    ['A &amp; B', String.raw`A \&amp; B`],
    ['a *b* _c_ `d`', 'a \\*b\\* \\_c\\_ \\`d\\`'],
    ['snake_case', 'snake_case'],
    ['[x](y)', String.raw`\[x\](y)`],
    ['<b>x</b>', String.raw`\<b\>x\</b\>`],
    ['1. Title', '1. Title'],
    ['# Title', '# Title'],
    ['$$x$$', '$$x$$'],
    ['✅ x', '✅ x'],
  ])('in a line: %j', async (title, written) => {
    expect(await added('✅ A\n', { title }, '/')).toBe(`✅ A\n\n❌ ${written}\n`);
  });

  it.each([
    ['https://e.org/?a=1&b=2', 'https://e.org/?a=1&b=2'],
    ['https://e.org/?a&lt;=1', 'https://e.org/?a&amp;lt;=1'],
    ['https://e.org/(x)', '<https://e.org/(x)>'],
    ['https://e.org/a_b_c', 'https://e.org/a_b_c'],
    [String.raw`https://e.org/a\b`, String.raw`https://e.org/a\\b`],
  ])('as a line’s link: %s', async (url, written) => {
    expect(await added('✅ [A](u)\n', { url }, '/')).toBe(`✅ [A](u)\n\n❌ [New](${written})\n`);
  });

  it('a title that would be a link by itself is no line', async () => {
    expect(await added('✅ A\n', { title: 'see www.e.org' }, '/')).toBe(`✅ A\n\n${fresh('\n', 'see www.e.org')}`);
  });
});

describe('refused', () => {
  it.each([
    ['no title', { title: ' \n ' }, 'a title cannot be empty'],
    ['a title that steers the terminal', { title: 'a\u001B[31mb' }, 'a title cannot hold control characters or turn the reading direction'],
    ['a title of 3,000 characters', { title: 'x'.repeat(3000) }, 'a title of 3000 characters is none'],
    [
      'a link with blanks',
      { url: 'https://e.org/a b' },
      '“https://e.org/a b” is no link: it holds blanks, angle brackets or control characters',
    ],
    [
      'a note that would break out',
      { note: '</details>' },
      'the note cannot stand in its entry: line 1 of the note has </details>, which would end the frame of the note',
    ],
  ])('%s', async (_name, paper, reason) => {
    expect(await added(entry('A'), paper, '/')).toBe(`refused: ${reason}`);
  });

  it('a status without a sign here', async () => {
    expect(await added('✅ Read\n❌ Unread\n\n✅ A\n', {}, '/', 'dropped')).toBe('refused: this list has no sign for “dropped”');
  });

  it('a paper with neither sign nor link', async () => {
    expect(await added(entry('A'), {}, '/', 'unmarked')).toBe('refused: a paper without a sign needs a link to be one');
  });
});

describe('a paper that is there already is known', () => {
  const text =
    '<details><summary>✅ <a href="https://arxiv.org/pdf/2302.04761v2">A  Title</a></summary></details>\n\n<details><summary>✅ <a href="http://www.E.org/x/">B</a></summary></details>\n';
  it.each([
    ['by the key of its link', { title: 'x', url: 'https://arxiv.org/abs/2302.04761' }, 'A Title'],
    ['by its link in another spelling', { title: 'x', url: 'https://e.org/x#top' }, 'B'],
    ['by its title', { title: 'a title', url: undefined }, 'A Title'],
    ['by its title, whatever its link', { title: 'Ａ TITLE', url: 'https://e.org/y' }, 'A Title'],
    ['not by half of a title', { title: 'A', url: undefined }, undefined],
    ['not by another link of the same site', { title: 'x', url: 'https://e.org/X' }, undefined],
  ])('%s', async (_name, paper, title) => {
    expect(findSame(await listOf(text), paper)?.paper.title).toBe(title);
  });
});

describe('where papers wait', () => {
  it.each([
    ['a heading that says so', '## A\n\n✅ x\n\n## 待分类（To classify）\n', ['待分类（To classify）']],
    ['else where such papers are', '## A\n\n✅ x\n\n## B\n\n🟧 y\n', ['B']],
    ['else nowhere', '## A\n\n✅ x\n', undefined],
  ])('%s', async (_name, text, path) => {
    expect(findInbox(await listOf(text))).toEqual(path);
  });
});
