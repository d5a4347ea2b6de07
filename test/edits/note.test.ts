import { describe, expect, it } from 'vitest';
import { noteChange } from '../../src/edits/note.ts';
import { noted } from '../helpers/edit-entries.ts';
import { entriesOf, listOf } from '../helpers/edit-list.ts';

const summary = (title: string): string => `<summary> ✅ <a href="https://e.org/${title}">${title}</a> </summary>`;
const bare = (title: string): string => `<details>\n${summary(title)}\n</details>\n`;
const framed = (title: string, note: string): string =>
  `<details>\n${summary(title)}\n<br>\n<blockquote>\n\n${note}\n\n</blockquote>\n</details>\n`;
const quoted = (title: string, note: string): string => `<details>\n${summary(title)}\n<blockquote>${note}</blockquote>\n</details>\n`;

describe('a first note', () => {
  it.each([
    ['in a list without notes gets the usual frame', bare('A'), framed('A', 'n')],
    ['is framed as its neighbours are', `${quoted('B', 'b')}\n${bare('A')}`, `${quoted('B', 'b')}\n${quoted('A', 'n')}`],
    [
      'is framed as most of its category are, whatever the others do',
      `## C\n\n${quoted('B', 'b')}\n${bare('A')}\n## D\n\n${framed('X', 'x')}\n${framed('Y', 'y')}`,
      `## C\n\n${quoted('B', 'b')}\n${quoted('A', 'n')}\n## D\n\n${framed('X', 'x')}\n${framed('Y', 'y')}`,
    ],
    [
      'is framed as the rest of the list where its category has no note',
      `## C\n\n${bare('A')}\n## D\n\n${quoted('B', 'b')}`,
      `## C\n\n${quoted('A', 'n')}\n## D\n\n${quoted('B', 'b')}`,
    ],
    [
      'is framed as the nearest of several frames',
      `${framed('X', 'x')}\n${bare('A')}\n${bare('E')}\n${quoted('B', 'b')}`,
      `${framed('X', 'x')}\n${framed('A', 'n')}\n${bare('E')}\n${quoted('B', 'b')}`,
    ],
    [
      'goes into its own empty frame',
      `<details>\n${summary('A')}\n<blockquote>\n</blockquote>\n</details>\n`,
      `<details>\n${summary('A')}\n<blockquote>\n\nn\n\n</blockquote>\n</details>\n`,
    ],
    ['has the list’s line ends', bare('A').replaceAll('\n', '\r\n'), framed('A', 'n').replaceAll('\n', '\r\n')],
    [
      'goes where nothing but the summary stands',
      `<details>${summary('A')}</details>\n`,
      `<details>${summary('A')}\n<br>\n<blockquote>\n\nn\n\n</blockquote>\n</details>\n`,
    ],
  ])('%s', async (_name, before, after) => {
    expect(await noted(before, 'A', 'n')).toBe(after);
  });

  it('of an entry that nothing closes is refused', async () => {
    expect(await noted(`<details>\n${summary('A')}\n\n${bare('B')}`, 'A', 'n')).toBe('refused: “A” has no place for a note');
  });
});

describe('another note', () => {
  it.each([
    ['takes the old one’s place', framed('A', 'old'), 'new', framed('A', 'new')],
    [
      'of several lines has the list’s line ends',
      framed('A', 'old').replaceAll('\n', '\r\n'),
      'a\nb\r\n\rc',
      framed('A', 'a\nb\n\nc').replaceAll('\n', '\r\n'),
    ],
    ['loses blank lines around it', framed('A', 'old'), '\n\n  \nnew\n\n', framed('A', 'new')],
    ['keeps the hard break it ends in, and its first indentation', framed('A', 'old'), '    code\n\nx  ', framed('A', '    code\n\nx  ')],
    ['takes the blanks of the old one away', framed('A', 'old  '), 'new', framed('A', 'new')],
    ['that is the old one changes nothing', framed('A', 'old  '), 'old', framed('A', 'old  ')],
    ['is none: the frame stays for the next', framed('A', 'old'), '', framed('A', '')],
    [
      'may hold HTML that is paired',
      framed('A', 'old'),
      '<details>\n<summary>S</summary>\n\nx\n\n</details>',
      framed('A', '<details>\n<summary>S</summary>\n\nx\n\n</details>'),
    ],
    ['may hold tags in a comment', framed('A', 'old'), '<!-- </details> -->', framed('A', '<!-- </details> -->')],
    ['may hold a quote within the quote', framed('A', 'old'), '<blockquote>q</blockquote> x', framed('A', '<blockquote>q</blockquote> x')],
    ['may hold headings', framed('A', 'old'), '# H\n\n## I', framed('A', '# H\n\n## I')],
  ])('%s', async (_name, before, note, after) => {
    expect(await noted(before, 'A', note)).toBe(after);
  });
});

describe('what would end the frame early is refused, with its place', () => {
  it.each([
    ['a\n</details>', 'line 2 of the note has </details>, which would end the frame of the note'],
    ['</blockquote>', 'line 1 of the note has </blockquote>, which would end the frame of the note'],
    ['a\n\n</BLOCKQUOTE >', 'line 3 of the note has </BLOCKQUOTE >, which would end the frame of the note'],
    ['<details>\n\nb', 'line 1 of the note opens <details> and never closes it'],
    ['<blockquote></details></blockquote>', 'line 1 of the note has </details>, which would end the frame of the note'],
    ['a\n\n```js\nb', 'line 3 of the note opens a code fence that is never closed'],
    ['a `b\n</details>` c', 'line 2 of the note has </details>, which would end the frame of the note'],
    ['~~~', 'line 1 of the note opens a code fence that is never closed'],
    ['a\n<!-- b', 'line 2 of the note opens a comment that is never closed'],
    ['a\n\n<pre>\nb', 'line 3 of the note opens an HTML element that is never closed'],
    ['# </details>', 'line 1 of the note has </details> in a heading or table'],
    ['a <details b', 'line 1 of the note has <details without its >'],
  ])('%j', async (note, flaw) => {
    expect(await noted(framed('A', 'old'), 'A', note)).toBe(`refused: the note cannot stand in its entry: ${flaw}`);
  });

  it.each([
    '`</details>`',
    '``</blockquote> ` ``',
    '```\n</details>\n```',
    'a\n\n    </blockquote>',
    String.raw`\</details>`,
    '- ```\n  </details>\n  ```',
    '`<!--`',
  ])('but not in code or escaped: %j', async (note) => {
    expect(await noted(framed('A', 'old'), 'A', note)).toBe(framed('A', note));
  });

  it.each([
    ['gets a blank line before it, since nothing is code right after HTML', '`</details>`', `\n\n\`</details>\``],
    ['as does a fence', '```\n</details>\n```', '\n\n```\n</details>\n```\n'],
  ])('code %s', async (_name, note, body) => {
    const text = (own: string): string => `<details>${summary('A')}${own}</details>\n`;
    expect(await noted(text('\nold'), 'A', note)).toBe(text(body));
  });
});

describe('a line gets a note', () => {
  it.each([
    [
      'as the details entries of its list',
      `✅ A\n\n${bare('B')}`,
      `<details>\n<summary> ✅ A </summary>\n<br>\n<blockquote>\n\nn\n\n</blockquote>\n</details>\n\n${bare('B')}`,
    ],
    ['with its link', `✅ [A](https://e.org/A)\n\n${quoted('B', 'b')}`, `${quoted('A', 'n')}\n${quoted('B', 'b')}`],
    [
      'apart from the line below',
      `✅ A\n✅ C\n\n${quoted('B', 'b')}`,
      `<details>\n<summary> ✅ A </summary>\n<blockquote>n</blockquote>\n</details>\n\n✅ C\n\n${quoted('B', 'b')}`,
    ],
    ['nowhere, in a list of lines', '✅ A\n✅ B\n', 'refused: “A” has no place for a note'],
    ['nowhere, where details could not say all it says', `✅ A ![](i.png)\n\n${bare('B')}`, 'refused: “A” has no place for a note'],
  ])('%s', async (_name, before, after) => {
    expect(await noted(before, 'A', 'n')).toBe(after);
  });
});

it('a note with half a character is refused', async () => {
  const list = await listOf(framed('A', 'old'));
  const [entry] = entriesOf(list, 'A');
  expect(entry && noteChange(list, entry, 'a\uD800b')).toMatchObject({ kind: 'refused' });
});
