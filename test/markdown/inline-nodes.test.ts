import { describe, expect, test } from 'vitest';
import { classifyCharacter, OTHER, PUNCTUATION, WHITE_SPACE } from '../../src/markdown/inline-characters.ts';
import { normalizeLabel, parseInline, type FindDefinition } from '../../src/markdown/inline-nodes.ts';
import { parseInlineTree } from '../../src/markdown/inline-tree.ts';
import { parseAnnotated } from '../helpers/annotated.ts';
import { inlineSpans, sketchInline } from '../helpers/inline-sketch.ts';

const DEFINED: Readonly<Record<string, string>> = { '1': '/one', 'A B': '/ab', EMPTY: '', '^N': '' };
const findDefinition: FindDefinition = (label) => DEFINED[label];

/** What both readers make of `text`, in the notation of `sketchInline`. */
function expectBoth(text: string, expected: string): void {
  const nodes = parseInline(text, 0, text.length, findDefinition);
  expect(nodes && sketchInline(nodes)).toBe(expected);
  expect(sketchInline(parseInlineTree(text, 0, text.length, findDefinition))).toBe(expected);
}

describe('what reading lists hold', () => {
  test.each([
    ['[Title](u) [[github](u2)] [ICLR 2020]', 'link<u>("Title") " [" link<u2>("github") "] [ICLR 2020]"'],
    ['**Title** (2015), A. Name et al. [[pdf]](u)', 'strong("Title") " (2015), A. Name et al. " link<u>("[pdf]")'],
    ['~~[T](u)~~', 'delete(link<u>("T"))'],
    ['[Title][1]', 'link</one>("Title")'],
    ['✅ *[T](u)* by **A** (2018)', '"✅ " emphasis(link<u>("T")) " by " strong("A") " (2018)"'],
    ['[**T**: a `b`](u "t")', 'link<u>(strong("T") ": a " code "b")'],
    [
      'T ![](i.png) https://a.org/abs/1706.03762.',
      '"T " image<i.png> " " link<https://a.org/abs/1706.03762>("https://a.org/abs/1706.03762") "."',
    ],
    ['T<br><sub>x</sub> <!-- c -->', '"T" html html "x" html " " html'],
  ])('%s', expectBoth);
});

describe('text', () => {
  test.each([
    ['', ''],
    [' \t a b \n', '"a b"'],
    [String.raw`\*a\* \[b\] \a`, String.raw`"*a* [b] \\a"`],
    ['&amp;&#65;&#x42;&lt; &#0;&#x80; & &; R&D', '"&AB< \uFFFD\uFFFD & &; R&D"'],
    ['a \n  b\r\nc', String.raw`"a\nb\r\nc"`],
    ['a  \n b\\\nc\t  \nd', String.raw`"a" break "b" break "c\nd"`],
    ['a * b _ c ~ d ! [ ] ( ) < 5 ` @ :', '"a * b _ c ~ d ! [ ] ( ) < 5 ` @ :"'],
  ])('%j', expectBoth);
});

describe('code, HTML and autolinks', () => {
  test.each([
    ['`a*b*` ``c ` d``', 'code "a*b*" " " code "c ` d"'],
    ['` a ` `  ` ` b`', 'code "a" " " code "  " " " code " b"'],
    ['`a\n   b`', String.raw`code "a\nb"`],
    ['``a` `b``c', 'code "a` `b" "c"'],
    ['<a href="x>y" b=c d> </a > <b/> <1> <a"> <a b=c/d>', String.raw`html " " html " " html " <1> <a\"> <a b=c/d>"`],
    ['<!--> a --> <!-- b --> <?c?> <!D> <![CDATA[]]>', 'html " a --> " html " " html " " html " " html'],
    ['<https://x.y/*a*> <x:> <b:c d>', 'link<https://x.y/*a*>("https://x.y/*a*") " <x:> <b:c d>"'],
  ])('%j', expectBoth);
});

describe('links', () => {
  test.each([
    ['[a](u) [b](<u v> "t") [c]( u\n\'t\' )', 'link<u>("a") " " link<u v>("b") " " link<u>("c")'],
    ['[]() [a](<>) [b]( )', 'link " " link("a") " " link("b")'],
    ['[a](b_(c(d))) [e](f(g', 'link<b_(c(d))>("a") " [e](f(g"'],
    [String.raw`[a](b\)c&amp;d\e) [f](<g\>>)`, String.raw`link<b)c&d\e>("a") " " link<g>>("f")`],
    ['[a [b](c) d](e)', '"[a " link<c>("b") " d](e)"'],
    ['[a ![b [c](d)](e) f](g)', '"[a " image<e> " f](g)"'],
    ['[a] (u) [b](u v) [c](u "t)', String.raw`"[a] (u) [b](u v) [c](u \"t)"`],
    ['[*a](b)* [`c](d)`](e)', 'link<b>("*a") "* " link<e>(code "c](d)")'],
    ['![a *b*](u) ![](v) ![c][1]', 'image<u> " " image<v> " " image</one>'],
    // CommonMark has no link in a link; micromark has it, for autolinks.
    ['[a <https://x.y> b](u)', 'link<u>("a " link<https://x.y>("https://x.y") " b")'],
    ['[a https://x.y b](u)', 'link<u>("a https://x.y b")'],
  ])('%j', expectBoth);
});

describe('references', () => {
  test.each([
    [
      '[1] [a][1] [1][] [A\nb] [no] [a][no]',
      String.raw`link</one>("1") " " link</one>("a") " " link</one>("1") " " link</ab>("A\nb") " [no] [a][no]"`,
    ],
    // What follows a label and is no destination is text; what may be another label is not looked at, unless it is one.
    ['[1](u) [1](u v) [1][no] [1][', 'link<u>("1") " " link</one>("1") "(u v) [1][no] [1]["'],
    ['[a][ a  B ] [empty]', 'link</ab>("a") " " link("empty")'],
    ['[a [1] b][1] [a [1] b]', '"[a " link</one>("1") " b]" link</one>("1") " [a " link</one>("1") " b]"'],
    ['[^n] [^no] [^n](u) [^no](u) [a][^n]', 'footnote " [^no] " footnote "(u) " link<u>("^no") " [a]" footnote'],
    ['[^n\n] [a][ ^n]', String.raw`"[^n\n] [a][ ^n]"`],
    [String.raw`[\1] [1\]`, String.raw`"[\\1] [1]"`],
  ])('%j', expectBoth);
});

describe('emphasis', () => {
  test.each([
    ['*a* _b_ **c** __d__ ***e***', 'emphasis("a") " " emphasis("b") " " strong("c") " " strong("d") " " emphasis(strong("e"))'],
    [
      '**a *b* c** *d **e** f* *g**h**i*',
      'strong("a " emphasis("b") " c") " " emphasis("d " strong("e") " f") " " emphasis("g" strong("h") "i")',
    ],
    ['a_b_c _d_e *f*g __h__i', '"a_b_c _d_e " emphasis("f") "g __h__i"'],
    ['* a* *b * **c**', '"* a* *b * " strong("c")'],
    ['**a* *b** ***c** d*', 'emphasis(emphasis("a") " " emphasis("b")) " " emphasis(strong("c") " d")'],
    ['*a **b* c**', 'emphasis("a " emphasis(emphasis("b") " c"))'],
    ['**标题**：x **「题」**x', 'strong("标题") "：x **「题」**x"'],
    ['~a~ ~~b~~ ~~~c~~~ ~~d~', 'delete("a") " " delete("b") " ~~~c~~~ ~~d~"'],
    ['~*a*~ ~~**b**~~', 'delete(emphasis("a")) " " delete(strong("b"))'],
    // Of `*` and `~` the one that comes first is paired first, in all of the stretch.
    ['*a ~~b* c~~ ~~d *e~~ f*', 'emphasis("a ~~b") " c~~ ~~d " emphasis("e~~ f")'],
    ['~~d *e~~ f* *a ~~b* c~~', 'delete("d *e") " f* *a " delete("b* c")'],
    // Half of an emoji is no symbol.
    ['⬜*a*⬜ 🟧*b*🟧', '"⬜" emphasis("a") "⬜ 🟧" emphasis("b") "🟧"'],
    ['*[a*](u) *`b*`*', '"*" link<u>("a*") " " emphasis(code "b*")'],
  ])('%j', expectBoth);
});

describe('links without brackets', () => {
  test.each([
    [
      'https://x.y/a_b(c), (http://a.b) www.c.',
      'link<https://x.y/a_b(c)>("https://x.y/a_b(c)") ", (" link<http://a.b>("http://a.b") ") " link<http://www.c>("www.c") "."',
    ],
    ['https://a.b/c&amp; https://d?e&amp;f', 'link<https://a.b/c>("https://a.b/c") "& " link<https://d?e&amp;f>("https://d?e&amp;f")'],
    ['xhttps://a http://- https:/a HTTP://A.b', '"xhttps://a http://- https:/a " link<HTTP://A.b>("HTTP://A.b")'],
    // micromark finds none after an open bracket, or after a dash: those are found in the text afterwards.
    ['[https://x.y] a-www.x.y', '"[" link<https://x.y>("https://x.y") "] a-" link<http://www.x.y>("www.x.y")'],
    ['*https://x.y/* **www.x.y**!', 'emphasis(link<https://x.y/>("https://x.y/")) " " strong(link<http://www.x.y>("www.x.y")) "!"'],
    ['http://a_b.c www.a_b.c', '"http://a_b.c www.a_b.c"'],
  ])('%j', expectBoth);
});

describe('spans', () => {
  test.each([
    '«link:[«content:T»](«url:u»)» [«link:[«content:g»](<«url:u v»> "t")»]',
    '«strong:**«content:a «emphasis:*«content:b»*»»**» «delete:~~«content:c»~~» «delete:~«content:d»~»',
    '«link:[«content:«strong:**«content:a»**»»](«url:»)» «link:[«content:b»]( «url:»)» «link:[«content:»](<«url:»>)»',
    '«link:[«content:a»][1]» «link:[«content:1»][]» «link:[«content:1»]» «image:![«content:a [b] c»](«url:u»)»',
    '«link:<«content:«url:https://x.y»»>» «link:«url:https://x.y»».',
    '«code:``«content: a` »``»',
    'a«break:  \n»  b«break:\\\r\n» c \n  «link:[«content:d\n  »](«url:u»)»',
    '«html:<a\n  b>» «footnote:[^n]»',
  ])('%s', (annotated) => {
    // Within a document, the offsets are the document's.
    const before = '# [x](y)\n\n- *';
    const { text, spans } = parseAnnotated(`${before}${annotated}\n[*`);
    const end = text.length - '\n[*'.length;
    expect(inlineSpans(parseInline(text, before.length, end, findDefinition) ?? [])).toEqual(spans);
    expect(inlineSpans(parseInlineTree(text, before.length, end, findDefinition))).toEqual(spans);
  });

  test('text takes in what it is written with', () => {
    const text = '*a* &lt;\n  b\\* [no] *c*';
    const nodes = parseInline(text, 0, text.length, findDefinition) ?? [];
    expect(nodes.map(({ start, end }) => text.slice(start, end))).toEqual(['*a*', ' &lt;\n  b\\* [no] ', '*c*']);
  });
});

describe('what is not sure', () => {
  test.each([
    ['a name of a character that is not common', 'a &copy; b'],
    ['the same in a destination', '[a](b&copy;)'],
    ['an address', 'a@b.cd'],
    ['an address in angle brackets', '<a@b>'],
    ['NUL', 'a\0b'],
    ['a blank line', 'a\n \nb'],
    ['a footnote behind an exclamation mark', '![^n]'],
    ['a link that shows only when escapes are read', String.raw`http\://x.y`],
    ['many delimiters', '*a'.repeat(200)],
    ['a long label', `[a][${'x'.repeat(901)}]`],
    ['a long stretch', 'a'.repeat(4097)],
  ])('%s', (_, text) => expect(parseInline(text, 0, text.length, findDefinition)).toBeUndefined());

  test('remark-parse reads it, or it is text', () => {
    const read = (text: string): string => sketchInline(parseInlineTree(text, 0, text.length, findDefinition));
    expect(read('&copy; a@b.cd ![^n]')).toBe('"© " link<mailto:a@b.cd>("a@b.cd") " !" footnote');
    expect(read(String.raw`http\://x.y&copy;`)).toBe('link<http://x.y©>("http://x.y©")');
    expect(read('*a*\n\n*b*')).toBe(String.raw`"*a*\n\n*b*"`);
    expect(read(`${'*a* '.repeat(1024)}b`)).toBe(JSON.stringify(`${'*a* '.repeat(1024)}b`));
  });
});

test('a label is compared without regard to case and blanks', () => {
  expect(['A\t b\r\n', ' a b', 'Straße', 'ϴ', 'θ'].map((label) => normalizeLabel(label))).toEqual(['A B', 'A B', 'STRASSE', 'Θ', 'Θ']);
});

test('every unit has the class that CommonMark gives it', () => {
  const wrong = Array.from({ length: 0x1_0000 }, (_, code) => code).filter((code) => {
    const character = String.fromCharCode(code);
    const expected = /\s/.test(character) ? WHITE_SPACE : /[\p{P}\p{S}]/u.test(character) ? PUNCTUATION : OTHER;
    return classifyCharacter(code) !== expected;
  });
  expect(wrong).toEqual([]);
});

/** Texts that cost some parsers more than linear time, when repeated. */
const UNITS = [
  '[',
  ']',
  '![',
  '[a](',
  '[a](b "',
  '*a_ ',
  '*',
  '_a*',
  '~a',
  '`',
  '`a``',
  '(',
  '<',
  '<a ',
  '<!--',
  '&',
  '\\',
  'www._',
  'http://',
  'http://a.',
  'a@',
  '[^',
  '[a][',
  '\n  ',
];

test.each(UNITS)('%j repeated is read in no time', (unit) => {
  const text = unit.repeat(Math.floor(4096 / unit.length));
  // What the machine does meanwhile makes one try slow, but not each.
  const tries = Array.from({ length: 10 }, () => {
    const start = performance.now();
    parseInline(text, 0, text.length, findDefinition);
    return performance.now() - start;
  });
  expect(Math.min(...tries)).toBeLessThan(5);
});
