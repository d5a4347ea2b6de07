import { describe, expect, it } from 'vitest';
import { moved } from '../helpers/edit-list.ts';

const entry = (name: string, sign = '✅'): string => `<details>\n<summary>${sign} <a href="u/${name}">${name}</a></summary>\n</details>\n`;
const [A, B, C, D] = ['A', 'B', 'C', 'D'].map((name) => entry(name)) as [string, string, string, string];

/** Texts by what they show: before, where to, which, after. */
type Row = readonly [name: string, before: string, to: string, titles: readonly string[], after: string];

const PLACES: readonly Row[] = [
  ['to the end of a category', `## X\n\n${A}\n## Y\n\n${B}\n`, 'Y', ['A'], `## X\n\n## Y\n\n${B}\n${A}\n`],
  ['from the end of the file', `## X\n\n${A}\n## Y\n\n${B}\n${C}`, 'X', ['C'], `## X\n\n${A}\n${C}\n## Y\n\n${B}`],
  ['from the start of the file', `${A}\n\n\n## X\n\n${B}`, 'X', ['A'], `## X\n\n${B}\n${A}`],
  ['to the top level', `${A}\n## X\n\n${B}`, '/', ['B'], `${A}\n${B}\n## X\n`],
  ['to a top level without papers, after what stands there', `Hello\n\n## X\n\n${B}`, '/', ['B'], `Hello\n\n${B}\n## X\n`],
  ['to a top level without anything', `## X\n\n${B}`, '/', ['B'], `${B}\n## X\n`],
  ['into a category without papers', `## X\n\n${A}\n## Y\n\n## Z\n`, 'Y', ['A'], `## X\n\n## Y\n\n${A}\n## Z\n`],
  ['into one that is only a heading', `## X\n\n${A}\n## Y\n## Z\n`, 'Y', ['A'], `## X\n\n## Y\n\n${A}\n## Z\n`],
  ['into one at the very end', `## X\n\n${A}\n## Y`, 'Y', ['A'], `## X\n\n## Y\n\n${A.trimEnd()}`],
  ['after the text of a category without papers', `## X\n\n${A}\n## Y\ntext\n\n## Z\n`, 'Y', ['A'], `## X\n\n## Y\ntext\n\n${A}\n## Z\n`],
  ['before sub-headings', `## X\n\n${A}\n## Y\n\n${B}\n### Z\n\n${C}`, 'Y', ['A'], `## X\n\n## Y\n\n${B}\n${A}\n### Z\n\n${C}`],
  ['into a category with papers only below', `## X\n\n${A}\n## Y\n\n### Z\n\n${C}`, 'Y', ['A'], `## X\n\n## Y\n\n${A}\n### Z\n\n${C}`],
  ['before a bare ##', `## X\n\n${A}\n##\n\n## Y\n\n${B}\n\n##\n\n## Z\n`, 'Y', ['A'], `## X\n\n##\n\n## Y\n\n${B}\n${A}\n\n##\n\n## Z\n`],
  [
    'to the top, after the text there',
    `## X\n\n${A}\n## Y\n\ntext\n\n${B}\n${C}`,
    'top Y',
    ['A'],
    `## X\n\n## Y\n\ntext\n\n${A}\n${B}\n${C}`,
  ],
  ['to the top of its own', `## X\n\n${A}\n${B}\n${C}`, 'top X', ['C'], `## X\n\n${C}\n${A}\n${B}`],
  ['before another', `## X\n\n${A}\n${B}\n## Y\n\n${C}`, 'before B', ['C'], `## X\n\n${A}\n${C}\n${B}\n## Y\n`],
  ['after another', `## X\n\n${A}\n${B}\n## Y\n\n${C}`, 'after A', ['C'], `## X\n\n${A}\n${C}\n${B}\n## Y\n`],
  [
    'after the last, without a final newline',
    `## X\n\n${A}\n## Y\n\n${C.trimEnd()}`,
    'after C',
    ['A'],
    `## X\n\n## Y\n\n${C}\n${A.trimEnd()}`,
  ],
  ['with its own trailing blanks', `## X\n\n${A.trimEnd()}  \n\n## Y\n\n${B}`, 'Y', ['A'], `## X\n\n## Y\n\n${B}\n${A.trimEnd()}  \n`],
  ['after text on the next line', `## X\n\n${A}\n${B}\ntext\n`, 'after B', ['A'], `## X\n\n${B}\n${A}\ntext\n`],
];

const SEVERAL: readonly Row[] = [
  ['in the order named', `## X\n\n${A}\n${B}\n${C}\n## Y\n\n${D}`, 'Y', ['C', 'A'], `## X\n\n${B}\n## Y\n\n${D}\n${C}\n${A}`],
  ['neighbours leave as one', `## X\n\n${A}\n${B}\n\n\n${C}\n## Y\n\n${D}`, 'Y', ['A', 'B'], `## X\n\n\n\n${C}\n## Y\n\n${D}\n${A}\n${B}`],
  ['all there are', `## X\n\n${A}\n${B}\n## Y\n`, 'Y', ['A', 'B'], `## X\n\n## Y\n\n${A}\n${B}`],
  ['together with one that is there', `## X\n\n${A}\n## Y\n\n${B}\n${C}`, 'Y', ['B', 'A'], `## X\n\n## Y\n\n${B}\n${C}\n${A}`],
  ['around the one they go beside', `## X\n\n${A}\n${B}\n${C}\n${D}`, 'after B', ['C', 'A'], `## X\n\n${B}\n${C}\n${A}\n${D}`],
  ['swapping', `## X\n\n${A}\n${B}\n${C}`, 'before A', ['C', 'B'], `## X\n\n${C}\n${B}\n${A}`],
  [
    'from the end to before the last that stays',
    `## X\n\n${A}\n${B}\n${C}\n${D}`,
    'before B',
    ['D', 'C'],
    `## X\n\n${A}\n${D}\n${C}\n${B}`,
  ],
];

const STANDS: readonly (readonly [string, string, string, readonly string[]])[] = [
  ['in the category', `## X\n\n${A}\n\n\n${B}`, 'X', ['A']],
  ['at the top', `## X\n\n${A}\n${B}`, 'top X', ['A']],
  ['beside', `## X\n\n${A}\n\n\n${B}`, 'after A', ['B']],
  ['several beside', `## X\n\n${A}\n${B}\n${C}`, 'before C', ['A', 'B']],
];

describe.each([
  ['LF', (text: string) => text],
  ['CRLF', (text: string) => text.replaceAll('\n', '\r\n')],
])('%s: an entry moves with its own text', (_name, write) => {
  it.each(PLACES)('%s', async (_what, before, to, titles, after) => {
    expect(await moved(write(before), to, titles)).toBe(write(after));
  });

  it.each(SEVERAL)('several: %s', async (_what, before, to, titles, after) => {
    expect(await moved(write(before), to, titles)).toBe(write(after));
  });

  it.each(STANDS)('nothing is done where it stands already: %s', async (_what, text, to, titles) => {
    expect(await moved(write(text), to, titles)).toBe(write(text));
  });
});

it('what stands beside, but with text between, is moved', async () => {
  expect(await moved(`## X\n\n${A}\ntext\n\n${B}`, 'after A', ['B'])).toBe(`## X\n\n${A}\n${B}\ntext\n`);
});

describe('to-classify is left behind', () => {
  const inbox = `## X\n\n${A}\n## 待分类\n\n${entry('N', '🟧')}\n🟧 L（remark & more）\n`;

  it.each([
    [undefined, '❌'],
    ['read', '✅'],
    ['to-classify', '🟧'],
  ])('as %s', async (as, sign) => {
    expect(await moved(inbox, 'X', ['N'], as)).toBe(`## X\n\n${A}\n${entry('N', sign)}\n## 待分类\n\n🟧 L（remark & more）\n`);
  });

  it('a line becomes details among details, title and remark kept', async () => {
    const after = await moved(inbox, 'X', ['L（remark & more）']);
    expect(after).toMatch(/<summary>\s*❌ L（remark & more）\s*<\/summary>/);
    expect(after).not.toContain('🟧 L');
  });

  it('any other status is kept', async () => {
    expect(await moved(`## X\n\n${entry('A', '👀')}\n## Y\n`, 'Y', ['A'], 'read')).toContain('👀');
  });

  it('a list that has no sign for unread refuses', async () => {
    const text = `🟧 待分类\n✅ 已读\n\n## X\n\n${A}\n## Y\n\n${entry('N', '🟧')}`;
    expect(await moved(text, 'X', ['N'])).toBe('refused: this list has no sign for “unread”');
    expect(await moved(text, 'X', ['N'], 'read')).toContain(entry('N', '✅'));
  });
});

describe('mixed dialects', () => {
  it.each<Row>([
    ['a line stays one in a category without papers', `## X\n\n✅ L\n\n## Y\n`, 'Y', ['L'], '## X\n\n## Y\n\n✅ L\n'],
    [
      'a line stays one among lines and details',
      `## X\n\n✅ L\n\n## Y\n\n${A}\n✅ M\n`,
      'Y',
      ['L'],
      `## X\n\n## Y\n\n${A}\n✅ M\n\n✅ L\n`,
    ],
    ['details stay details among lines', `## X\n\n${A}\n## Y\n\n✅ M\n`, 'Y', ['A'], `## X\n\n## Y\n\n✅ M\n\n${A}`],
    [
      'lines of one paragraph stay one',
      '## X\n\n✅ L\n\n## Y\n\n✅ M\n✅ N\n✅ O\n',
      'Y',
      ['L'],
      '## X\n\n## Y\n\n✅ M\n✅ N\n✅ O\n✅ L\n',
    ],
    [
      'a line leaves the middle of a paragraph',
      '## X\n\n✅ L\n✅ M\n✅ N\n\n## Y\n\n✅ O\n',
      'Y',
      ['M'],
      '## X\n\n✅ L\n✅ N\n\n## Y\n\n✅ O\n✅ M\n',
    ],
    ['details go between two lines of a paragraph', `## X\n\n✅ L\n✅ M\n\n${A}`, 'after L', ['A'], `## X\n\n✅ L\n\n${A}\n✅ M\n`],
    [
      'a line that says more than details can stays a line',
      `## X\n\n${A}\n## Y\n\n✅ [L](u) [code](v)\n`,
      'X',
      ['L code'],
      `## X\n\n${A}\n✅ [L](u) [code](v)\n\n## Y\n`,
    ],
  ])('%s', async (_what, before, to, titles, after) => {
    expect(await moved(before, to, titles)).toBe(after);
  });
});

describe('without blank lines between', () => {
  it.each<Row>([
    ['details', `## X\n${A}${B}${C}## not a heading\n\n## Y\n`, 'Y', ['B'], `## X\n${A}${C}## not a heading\n\n## Y\n${B}`],
    ['details among such', `## X\n${A}${B}\n## Y\n${C}${D}`, 'Y', ['A'], `## X\n${B}\n## Y\n${C}${D}${A}`],
    ['an HTML block must not swallow a heading', `## X\n\n${A}\n## Y\n## Z\n`, 'Y', ['A'], `## X\n\n## Y\n\n${A}\n## Z\n`],
    ['paragraphs are not glued together', `## X\n\none\n${A}two\n\n## Y\n`, 'Y', ['A'], `## X\n\none\n\ntwo\n\n## Y\n\n${A}`],
    [
      'nor a line to the paragraph before it',
      `## X\n\none\n${A}\n✅ M\n\n## Y\n\n✅ L\n`,
      'before A',
      ['L'],
      `## X\n\none\n\n✅ L\n\n${A}\n✅ M\n\n## Y\n`,
    ],
    [
      'nor to the one after it',
      `## X\n\n✅ L\n\n## Y\n\n${A}\n\n## Z\n\n✅ M\n✅ N\n\none\n`,
      'after N',
      ['L'],
      `## X\n\n## Y\n\n${A}\n\n## Z\n\n✅ M\n✅ N\n✅ L\n\none\n`,
    ],
    [
      'nor a line to details',
      `${A}\n## X\n\n✅ L\n✅ M\n`,
      'after A',
      ['L'],
      `${A}\n<details>\n<summary>✅ L</summary>\n</details>\n\n## X\n\n✅ M\n`,
    ],
  ])('%s', async (_what, before, to, titles, after) => {
    expect(await moved(before, to, titles)).toBe(after);
  });
});

describe('refused', () => {
  it.each<Row>([
    ['an entry that shares a line with text', `x ${A}\n## Y\n`, 'Y', ['A'], 'refused: “A” shares a line with other text'],
    ['one that shares a line with another', `${A.trimEnd()} ${B}\n## Y\n`, 'Y', ['B'], 'refused: “B” shares a line with other text'],
    ['beside one that does', `${A.trimEnd()} ${B}\n${C}`, 'before B', ['C'], 'refused: “B” shares a line with other text'],
    ['beside itself', `${A}\n${B}`, 'after A', ['A'], 'refused: “A” cannot be moved beside itself'],
    [
      'above the legend',
      `## X\n\n✅ read\n❌ unread\n\n${A}\n${B}`,
      '/',
      ['B'],
      'refused: papers cannot stand above the legend, which must come first',
    ],
    ['no such heading', A, 'Nowhere', ['A'], 'refused: there is no heading “Nowhere”'],
    [
      'all to their own top in another order',
      `## X\n\n${A}\n${B}`,
      'top X',
      ['B', 'A'],
      'refused: every entry of that category is named, so none is left to go before',
    ],
  ])('%s', async (_what, before, to, titles, after) => {
    expect(await moved(before, to, titles)).toBe(after);
  });

  it('a line that would lose its sign among details entries', async () => {
    const text = `## X\n\n${A}\n## Y\n\n🟧 L\n`;
    expect(await moved(text, 'X', ['L'], 'unmarked')).toBe('refused: “L” is a paper by its sign alone, which cannot be taken away');
  });

  it('an entry that nothing closes, which would take in what follows', async () => {
    const open = `## X\n\n${A}\ntext\n\n## Y\n\n<details>\n<summary>✅ <a href="u">O</a></summary>\n\nnote\n\n## Z\n`;
    expect(await moved(open, 'after A', ['O'])).toBe('refused: “O” is never closed, so its note would take in what comes after');
  });
});
