import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { createColourPainter } from '../../src/cli/colour.ts';
import { renderNote } from '../../src/cli/note-view.ts';
import { plainPainter } from '../../src/cli/plain-painter.ts';

function view(markdown: string, width = 40): string {
  return renderNote(markdown, { width, painter: plainPainter });
}

/** `shown` is written with a line feed at both ends, to stand by itself. */
const cases: readonly (readonly [what: string, markdown: string, shown: string])[] = [
  ['nothing', '', ''],
  ['blanks and breaks alone', '\n<br>\n  \n', ''],
  ['paragraphs', 'One.\n\n\n\nTwo.', '\nOne.\n\nTwo.\n'],
  ['the lines of a paragraph', '**ICLR 2023**\n第一行  \n第二行', '\nICLR 2023\n第一行\n第二行\n'],
  ['a heading', '## Method *one*\ntext', '\n## Method one\n\ntext\n'],
  ['emphasis', '**bold**, *slanted*, ***both***, ~~gone~~', '\nbold, slanted, both, ~~gone~~\n'],
  ['code', 'call `f(*x*)`', '\ncall `f(*x*)`\n'],
  ['entities', '&lt;s&gt; &amp; &#x4E2D;&nbsp;', '\n<s> & 中\n'],
  ['a link', '[the code](https://example.org/c "Code")', '\nthe code (https://example.org/c, "Code")\n'],
  ['a link that says its address', '<https://example.org> me@example.org', '\nhttps://example.org me@example.org\n'],
  ['a link whose address stands elsewhere', '[a][1]\n\n[1]: u\n[2]: v "V"', '\na (u)\n\n[2]: v "V"\n'],
  ['an image', '![](README.assets/ablation.PNG)', '\n[image: README.assets/ablation.PNG]\n'],
  ['an image with a description', '![Loss](a.png "By epoch")', '\n[image: a.png, "Loss", "By epoch"]\n'],
  ['a formula', 'as $a_b * c_d * e$ and $x<y$', '\nas $a_b * c_d * e$ and $x<y$\n'],
  ['a formula in two dollars', 'so $$\\sum_{i}x_i*y*$$ holds', '\nso $$\\sum_{i}x_i*y*$$ holds\n'],
  ['a formula on its own', '$$\na_b\n$$', '\n    $$\n    a_b\n    $$\n'],
  ['a formula that begins beside its dollars', '$$a\n+b$$\n\n*then*', '\n    $$a\n    +b$$\n\nthen\n'],
  ['a footnote', 'x[^1]\n\n[^1]: Why.', '\nx[^1]\n\n[^1]: Why.\n'],
  ['a rule', 'a\n\n---\n\nb', `\na\n\n${'─'.repeat(40)}\n\nb\n`],
  ['a block of code', '```python\nif x:\n\treturn\n\n# *end*\n```', '\n    [code: python]\n    if x:\n        return\n\n    # *end*\n'],
  ['a list', '- a\n- b\n  - c\n\ntext', '\n- a\n- b\n  - c\n\ntext\n'],
  ['a loose list', '- a\n\n- b', '\n- a\n\n- b\n'],
  ['a numbered list', '9. a\n10. b\n    1. c', '\n9. a\n10. b\n    1. c\n'],
  ['tasks', '- [x] done\n- [ ] open', '\n- [x] done\n- [ ] open\n'],
  ['an item without text', '- a\n-\n- c', '\n- a\n-\n- c\n'],
  ['a quote', '> a\n>\n> b\n> > c\n\nd', '\n│ a\n│\n│ b\n│\n│ │ c\n\nd\n'],
  ['a table', '|模型|top-1|\n|-|-|\n|BERT|`81`|\n|小模型|7|', '\n模型   │ top-1\n───────┼──────\nBERT   │ `81`\n小模型 │ 7\n'],
  ['control characters', 'a\x1b[31mb \u202Ec\u2028d\x07', '\na\\x1b[31mb \\u202ec\\u2028d\\x07\n'],
  ['control characters in an address', '[a](<b\x9b1m>)', '\na (b\\x9b1m)\n'],
];

/** What readers of GitHub see of HTML, as far as a terminal can show it. */
const htmlCases: typeof cases = [
  ['a list', '<ul>\n  <li>a <b>b</b></li>\n  <li>c\n</ul>', '\n- a b\n- c\n'],
  ['a numbered list', '<ol start="3"><li>c<li>d</ol>', '\n3. c\n4. d\n'],
  ['a list in a list', '<ul><li>a<ul><li>b</ul><li>c</ul>', '\n- a\n  - b\n- c\n'],
  ['breaks', 'one<br>two<br/>\nthree', '\none\ntwo\nthree\n'],
  ['a quote around Markdown', '<blockquote>\n\n*a*\n\n- b\n\n</blockquote>\n\nc', '\n│ a\n│\n│ - b\n\nc\n'],
  ['Markdown on the line after a tag', '<blockquote>\n**WWW**\n- a\n![](f.png)\n</blockquote>', '\n│ WWW\n│\n│ - a\n│   [image: f.png]\n'],
  ['text styles', 'x<sup>2</sup>, H<sub>2</sub>O, <del>old</del>, <kbd>q</kbd>', '\nx^2, H_2O, ~~old~~, `q`\n'],
  ['a link', '<a href="https://example.org/?a=1&amp;b">here</a>', '\nhere (https://example.org/?a=1&b)\n'],
  ['an anchor', '<a name="top"></a>text', '\ntext\n'],
  ['an image', '<img src="fig/1.png" alt="Figure &quot;1&quot;" width="10%">', '\n[image: fig/1.png, "Figure "1""]\n'],
  ['an image in the text', 'see <img src="a.png">', '\nsee [image: a.png]\n'],
  ['a comment', 'a <!-- b --> c\n\n<!--\nd\n\ne -->\n\nf', '\na c\n\nf\n'],
  ['a comment across blocks', '<div>\n<!-- a\n\n*b* c --> d\n\n</div>\n\ne', '\nd\n\ne\n'],
  ['a comment that never ends', '*a*\n\n<!-- b\n\nc', '\na\n'],
  ['details', '<details><summary>More</summary>\n\ntext\n\n</details>', '\nMore\n\ntext\n'],
  ['tags that say nothing here', '<span style="color:red">a</span><font>b</font>', '\nab\n'],
  ['what is no element of HTML', 'predict <mask> then </think>', '\npredict <mask> then </think>\n'],
  ['what is no tag', 'if a<b, c> d and 3 < 4', '\nif a<b, c> d and 3 < 4\n'],
  ['a table', '<table><tr><th>a<th>b</tr><tr><td>1<td>x<br>y</table>', '\na │ b\n──┼────\n1 │ x y\n'],
  ['literal text', '<pre>\n a *b*\n  <b>c</b>\n</pre>', '\n     a *b*\n      c\n'],
  ['ends without begins', '</li></b>a</div></ul>', '\na\n'],
  ['begins without ends', '<blockquote><ul><li><i>a\n\nb', '\n│ - a\n│\n│   b\n'],
  ['HTML does not close Markdown', '- a </li></ul> b\n- c', '\n- a\n  b\n- c\n'],
];

describe('renderNote shows Markdown:', () => {
  test.each(cases)('%s', (_what, markdown, shown) => {
    expect(view(markdown)).toBe(shown.replace(/^\n/, ''));
  });
});

describe('renderNote shows HTML:', () => {
  test.each(htmlCases)('%s', (_what, markdown, shown) => {
    expect(view(markdown)).toBe(shown.replace(/^\n/, ''));
  });
});

describe('renderNote wraps', () => {
  test('words, Chinese, items and quotes at the width', () => {
    expect(view('> - 用检索增强生成减少幻觉，see the appendix', 20)).toBe(
      ['│ - 用检索增强生成减', '│   少幻觉，see the', '│   appendix', ''].join('\n'),
    );
  });

  test('the cells of a table', () => {
    expect(view('|method|remark|\n|-|-|\n|LoRA|low-rank updates of frozen weights|', 24)).toBe(
      ['method │ remark', '───────┼────────────────', 'LoRA   │ low-rank', '       │ updates of', '       │ frozen weights', ''].join('\n'),
    );
  });

  test('rows as running text where columns would be too narrow', () => {
    expect(view('|a long head|another head|\n|-|-|\n|first cell|second cell|', 15)).toBe(
      ['a long head │', 'another head', 'first cell │', 'second cell', ''].join('\n'),
    );
  });

  test('what is nested too deep without indenting it', () => {
    expect(view('> > > > > > > > a', 12)).toBe('│ │ │ a\n');
    expect(view('- - - - - b', 12)).toBe('- - - - - b\n');
  });

  test('nothing in a terminal of any width', () => {
    const line = 'long '.repeat(100).trimEnd();
    expect(view(`${line}\n\n---`, Infinity)).toBe(`${line}\n\n${'─'.repeat(40)}\n`);
  });
});

test('colour adds escape sequences and changes nothing else', () => {
  const note = '# A\n**b *c* `d`** [e](f)\n\n> - g\n\n|h|\n|-|\n|*i*|';
  const coloured = renderNote(note, { width: 30, painter: createColourPainter() });
  expect(coloured).toContain('\x1b[1mb \x1b[22m');
  expect(coloured).toContain('e (\x1b[4mf\x1b[24m)');
  expect(stripVTControlCharacters(coloured)).toBe(view(note, 30));
});

describe('a long note', () => {
  test('is read in pieces, and nothing of it is lost', () => {
    const items = Array.from({ length: 2000 }, (_, index) => `${index + 1}. *item* w${index}`);
    const shown = view(items.join('\n\n'));
    expect(shown).toBe(items.map((item) => `${item.replaceAll('*', '')}\n`).join('\n'));
  });

  test('keeps a block of code with blank lines in one piece', () => {
    const code = Array.from({ length: 400 }, () => 'a\n\n*b*').join('\n');
    expect(view(`${'word '.repeat(1500)}\n\n~~~\n${code}\n~~~\n\n*end*`)).toMatch(/^ {4}\*b\*\n\nend\n$/m);
  });

  test('shows a line that is too long to be read as it is', () => {
    expect(view('*a_ '.repeat(30_000), 8).startsWith('*a_ *a_\n*a_ *a_\n')).toBe(true);
  });
});

describe('whatever the note', () => {
  const markdown = [
    '# ',
    '- ',
    '1. ',
    '> ',
    '    ',
    '```\n',
    '$$',
    '$',
    '**',
    '_',
    '~~',
    '`',
    '|',
    '\n|-|-|\n',
    '[',
    '](',
    ')',
    '![',
    '\\',
    '&lt;',
  ];
  const html = [
    '<b>',
    '</b>',
    '<ul>',
    '<li>',
    '</ul>',
    '<blockquote>',
    '</blockquote>',
    '<br>',
    '<table>',
    '<td>',
    '</table>',
    '<pre>',
    '<a href="u">',
  ];
  const text = [
    '\n',
    '\n\n',
    ' ',
    '论文',
    '，',
    '👩🏽‍🔬',
    '⬜\uFE0F',
    'e\u0301',
    '\x1b[2J',
    '\u202E',
    '\t',
    '\uD83D',
    'word',
    'https://example.org/a-long-address',
  ];
  const piece = fc.oneof(fc.constantFrom(...markdown), fc.constantFrom(...html), fc.constantFrom(...text));
  const anyNote = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));

  test('no line is wider than the terminal, ends in a blank, or steers it', () => {
    fc.assert(
      fc.property(anyNote, fc.integer({ min: 10, max: 60 }), (note, width) => {
        for (const line of view(note, width).split('\n')) {
          expect(stringWidth(line)).toBeLessThanOrEqual(width);
          expect(line).toBe(line.trimEnd());
          expect(line).not.toMatch(/[\p{Cc}\p{Bidi_Control}\u2028\u2029\p{Cs}]/u);
        }
      }),
    );
  });

  test('every word of it is shown', () => {
    const frames = [
      '# @',
      '- @',
      '2. @',
      '  - @',
      '> @',
      '**@**',
      '*@',
      '`@`',
      '$@$',
      '$$\n@\n$$',
      '~~~\n@\n~~~',
      '[@](u)',
      '![@](u)',
      '[x](@)',
      '|@|\n|-|\n|@|',
    ];
    const tags = [
      '<b>@',
      '@</b>',
      '<ul><li>@',
      '</ul>@',
      '<li>@</li>',
      '<blockquote>@',
      '@</blockquote>',
      '<table><tr><td>@',
      '<td>@</table>',
      '<pre>@</pre>',
    ];
    const block = fc.tuple(fc.constantFrom(...frames, ...tags, '@'), fc.constantFrom('\n', '\n\n', ' '));
    fc.assert(
      fc.property(fc.array(block, { maxLength: 12 }), (blocks) => {
        let count = 0;
        const note = blocks.map((parts) => parts.join('').replaceAll('@', () => `w${(count += 1)}w`)).join('');
        const words = [...view(note, 60).matchAll(/w\d+w/g)].map(([word]) => word);
        expect(new Set(words)).toEqual(new Set(Array.from({ length: count }, (_, index) => `w${index + 1}w`)));
      }),
    );
  });
});
