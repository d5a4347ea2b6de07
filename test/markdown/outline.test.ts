import { describe, expect, test } from 'vitest';
import { parseOutline } from '../../src/markdown/outline.ts';
import type { Block } from '../../src/markdown/outline.ts';
import { findLineStarts } from '../../src/text/lines.ts';

/** One line a block, indented by its nesting: kind, level if any, and its content in JSON. */
function sketch(text: string, from = 0): string[] {
  return outlineOf(text, from).map((block) => {
    const level = block.level === 0 ? '' : ` ${block.level}`;
    const box = block.kind === 'list-item' && block.checkbox !== -1 ? ` ${text.slice(block.checkbox, block.checkbox + 3)}` : '';
    return `${'  '.repeat(block.nesting)}${block.kind}${level}${box} ${JSON.stringify(text.slice(block.contentStart, block.contentEnd))}`;
  });
}

function outlineOf(text: string, from = 0): readonly Block[] {
  return parseOutline(text, findLineStarts(text), from).blocks;
}

describe('leaf blocks', () => {
  test.each([
    ['nothing', '', []],
    ['headings', '# a\n\n###  b c  ##\n', ['heading 1 "a"', 'heading 3 "b c"']],
    ['headings without a title', '##\n## ##\n', ['heading 2 ""', 'heading 2 ""']],
    ['underlined headings', 'a\n  b \n===\nc\n-\n', ['heading 1 "a\\n  b"', 'heading 2 "c"']],
    ['a committed conflict marker', 'a\n=======\nb', ['heading 1 "a"', 'paragraph "b"']],
    ['definitions are paragraphs and cannot be underlined', '[a]: b\n===\n', ['paragraph "[a]: b"', 'paragraph "==="']],
    ['a definition before a heading', '[a]: b\nc\n===\n', ['heading 1 "c"']],
    ['fences', '```js\n# a\n\n```\n~~~\nb', ['code 1 "```js\\n# a\\n\\n```"', 'code 1 "~~~\\nb"']],
    ['indented code', 'a\n\n    b\n\n    c\n', ['paragraph "a"', 'code "    b\\n\\n    c"']],
    ['HTML up to a blank line', '<details>\n# a\n\n# b', ['html 6 "<details>\\n# a"', 'heading 1 "b"']],
    ['a comment up to its end', '<!-- a\n\n# b --> c\nd', ['html 2 "<!-- a\\n\\n# b --> c"', 'paragraph "d"']],
    [
      'any tag only alone and not within a paragraph',
      '<b>\nx\n\n<b>y\n\nz\n<b>',
      ['html 7 "<b>\\nx"', 'paragraph "<b>y"', 'paragraph "z\\n<b>"'],
    ],
    ['math is no HTML', '$a<b$\n$$\na<b\n$$', ['paragraph "$a<b$\\n$$\\na<b\\n$$"']],
    ['rules', '---\n* * *\n', ['thematic-break "---"', 'thematic-break "* * *"']],
    ['a table', 'a|b\n-|:-\nc\n\nd', ['table "a|b\\n-|:-\\nc"', '  table-row "a|b"', '  table-row "c"', 'paragraph "d"']],
    ['a table within a paragraph', 'a\n|b|\n|-|\n', ['paragraph "a"', 'table "|b|\\n|-|"', '  table-row "|b|"']],
    ['CRLF and lone CR', 'a\r\n===\r\n\rb\r# c', ['heading 1 "a"', 'paragraph "b"', 'heading 1 "c"']],
    ['NUL and other controls', '\0\n\f\n', ['paragraph "\\u0000\\n\\f"']],
  ])('%s', (_, text, expected) => expect(sketch(text)).toEqual(expected));
});

describe('containers', () => {
  test.each([
    [
      'items and what belongs to them',
      '- a\n\n  b\n- c\nd\n\ne',
      ['list-item "a\\n\\n  b"', '  paragraph "a"', '  paragraph "b"', 'list-item "c\\nd"', '  paragraph "c\\nd"', 'paragraph "e"'],
    ],
    ['pluses make items where dashes make a rule', '+ ++\n- --', ['list-item "++"', '  paragraph "++"', 'thematic-break "- --"']],
    ['ordered items', '3) a\n4) b', ['list-item 1 "a"', '  paragraph "a"', 'list-item 1 "b"', '  paragraph "b"']],
    [
      'checkboxes',
      '- [ ] a\n- [X] b\n- [ ]\n- [y] c',
      [
        'list-item [ ] "a"',
        '  paragraph "a"',
        'list-item [X] "b"',
        '  paragraph "b"',
        'list-item "[ ]"',
        '  paragraph "[ ]"',
        'list-item "[y] c"',
        '  paragraph "[y] c"',
      ],
    ],
    [
      'a quote in an item, with lazy lines',
      '- > a\nb\n  > c',
      ['list-item "> a\\nb\\n  > c"', '  block-quote "a\\nb\\n  > c"', '    paragraph "a\\nb\\n  > c"'],
    ],
    [
      'tabs, also in part',
      '-\ta\n\n\tb\n\n>\t\tc',
      ['list-item "a\\n\\n\\tb"', '  paragraph "a"', '  paragraph "b"', 'block-quote "\\tc"', '  code "\\tc"'],
    ],
    ['a footnote', '[^1]: a\n\n    b\n\nc', ['footnote "a\\n\\n    b"', '  paragraph "a"', '  paragraph "b"', 'paragraph "c"']],
    [
      'a number other than 1 starts no list in a paragraph',
      'a\n2. b\n1. c',
      ['paragraph "a\\n2. b"', 'list-item 1 "c"', '  paragraph "c"'],
    ],
  ])('%s', (_, text, expected) => expect(sketch(text)).toEqual(expected));

  test('deeper than a hundred is text, with a problem', () => {
    const text = '> '.repeat(120) + 'a';
    const { blocks, problems } = parseOutline(text, findLineStarts(text), 0);
    expect(blocks).toHaveLength(101);
    expect(blocks.at(-1)).toMatchObject({ kind: 'paragraph', start: 200, nesting: 100 });
    expect(problems).toMatchObject([{ code: 'nesting-too-deep', severity: 'warning', span: { start: 200, end: 241 } }]);
  });
});

describe('where to start', () => {
  test('front matter is left out', () => {
    expect(sketch('---\na: b\n---\n# c\n', 13)).toEqual(['heading 1 "c"']);
  });

  test('spans leave out trailing blanks and take the indentation of HTML', () => {
    expect(outlineOf('a  \n\n  <p>  \n\n')).toMatchObject([
      { kind: 'paragraph', start: 0, end: 1 },
      { kind: 'html', start: 5, end: 10 },
    ]);
  });
});

describe('hostile texts', () => {
  const UNITS = [
    '*a_ ',
    '> ',
    '>\n',
    '- a\n\nb\n\n',
    '[',
    '`',
    '<details>',
    '|',
    '- ',
    '1. ',
    '<!--\n',
    '> <!--\n\n',
    '```\n',
    '# ',
    '\t',
    ' ',
    '[^1]: ',
    '-\n',
    '|-\n',
    'a|\n-|\n',
    '> a\nb\n',
    '[a]: b\n===\n',
    '[a]: b\n"x\n',
    '\n',
    '<a ',
    '<![CDATA[]',
    '> '.repeat(99) + 'a\n',
    '- '.repeat(99) + '\n',
    ' - a\n',
  ];

  // A quadratic scan would do thirty thousand times the work of a linear one, far beyond this limit on any machine.
  test.for(UNITS)('256 KiB of repeated %j are read in linear time', { timeout: 10_000 }, (unit) => {
    const text = unit.repeat(Math.ceil(262_144 / unit.length));
    expect(outlineOf(text).length).toBeLessThan(text.length);
  });
});
