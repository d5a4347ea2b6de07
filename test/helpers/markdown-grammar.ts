import fc from 'fast-check';

/**
 * Documents the outline scanner and remark-parse must agree on, from this grammar (`|` or, `?` perhaps, `*` any number, `+` at
 * least one; quoted strings stand for themselves, `⏎` is the document's line ending, one of LF, CRLF and CR):
 *
 * ```
 * document   = block ( gap block )* ⏎?
 * gap        = ⏎ | ⏎ ⏎ | ⏎ ⏎ ⏎            a block may follow another with no blank line between
 * block      = heading | underlined | paragraph | fenced | indented | html | comment | details | rule
 *            | definition | table | quote | list | footnote
 * heading    = '#'{1,6} ' ' text ' ##'?
 * underlined = text ⏎ ( '=' | '-' )+
 * paragraph  = indent? text ( ⏎ indent? text )*
 * fenced     = fence info? ⏎ ( any line ⏎ )* fence?    fence = '```' | '~~~' | '````'
 * indented   = ( '    ' text ⏎ )+
 * html       = tag ⏎ ( any line ⏎ )*                   up to a blank line
 * comment    = '<!--' any lines '-->'?
 * details    = '<details><summary>' text '</summary>' ⏎ block* '</details>'
 * rule       = '---' | '***' | '_ _ _'
 * definition = '[' word ']: ' url title?
 * table      = row ⏎ delimiters ⏎ ( row ⏎ )*
 * quote      = every line of block+ after '> ' or '>'   lines of a paragraph may lack it
 * list       = ( marker box? block+ )+                  later lines indented by the marker's width, or not at all
 * footnote   = '[^' word ']: ' block+                   later lines indented by four
 * marker     = '- ' | '* ' | '+ ' | '1. ' | '12) ' | '-   ' | '-' ⇥
 * box        = '[ ] ' | '[x] ' | '[X] '
 * ```
 */
export function markdownDocument(): fc.Arbitrary<string> {
  const { blocks } = fc.letrec<Nodes>((tie) => ({
    blocks: blocksOf(tie('block')),
    block: fc.oneof({ depthSize: 'small', withCrossShrink: true }, leafBlock(), tie('container')),
    container: containerOf(tie('blocks')),
  }));
  return fc
    .record({ lines: blocks, ending: fc.constantFrom('\n', '\n', '\r\n', '\r'), hasLastEnding: fc.boolean() })
    .map(({ lines, ending, hasLastEnding }) => lines.join(ending) + (hasLastEnding ? ending : ''));
}

/** Strings of pieces that mean something in Markdown, in any order: for what must hold on every text. */
export function markdownSoup(): fc.Arbitrary<string> {
  return fc.array(fc.constantFrom(...PIECES), { maxLength: 24 }).map((pieces) => pieces.join(''));
}

const PIECES: readonly string[] = [
  ['\n', '\n', '\n', '\n\n', ' ', '  ', '    ', '\t', '\r\n', '\r', '> ', '>', '- ', '-', '* ', '+ ', '1. ', '2) ', '10. '],
  ['# ', '##', 'a', 'foo', '|', '| a | b |', '|-|-|', '-|-', ':-', '---', '===', '=', '***', '_ _ _', '```', '~~~', '````'],
  ['<div>', '</div>', '<b>', '<b a="|">', '<!--', '-->', '<?', '?>', '<!A', '<![CDATA[', ']]>', '<pre>', '</pre>', '<details>'],
  ['[^1]: ', '[a]: b', '[a]:', '"t"', '[ ] ', '[x] ', '[', ']', '\\', '\0', '中', '⬜', '🟧', '\u00A0', '\f', '$$', '`', '<', '&'],
].flat();

type Lines = readonly string[];

// A type alias, since fast-check asks for an index signature, which an interface does not have.
type Nodes = {
  readonly blocks: Lines;
  readonly block: Lines;
  readonly container: Lines;
};

const word = fc.constantFrom(
  'paper',
  'LoRA',
  'x',
  '中文',
  '⬜',
  '🟧',
  ':white_check_mark:',
  '**bold**',
  '`code`',
  '$a<b$',
  '2023.',
  '[1]',
  '\\|',
  'a|b',
  '<br>',
  '&amp;',
);
const text = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
const indent = fc.constantFrom('', '', '', ' ', '   ');
const anyLine = fc.oneof(text, fc.constantFrom('', '# no heading', '- no item', '> no quote', '    deep', '--', '</div>', '| a |'));
const anyLines = fc.array(anyLine, { maxLength: 3 });
const marker = fc.constantFrom('- ', '* ', '+ ', '1. ', '12) ', '-   ', '-\t', '2. ');
const box = fc.constantFrom('', '', '[ ] ', '[x] ', '[X] ');

function leafBlock(): fc.Arbitrary<Lines> {
  return fc.oneof(
    fc
      .tuple(fc.integer({ min: 1, max: 6 }), text, fc.constantFrom('', ' ##'))
      .map(([depth, title, end]) => [`${'#'.repeat(depth)} ${title}${end}`]),
    fc.tuple(text, fc.constantFrom('=', '===', '-', '---')).map(([title, line]) => [title, line]),
    paragraph(),
    fenced(),
    fc.array(text, { minLength: 1, maxLength: 2 }).map((lines) => lines.map((line) => `    ${line}`)),
    html(),
    fc.tuple(anyLines, fc.constantFrom('-->', '--> after', '')).map(([lines, end]) => ['<!--', ...lines, end]),
    fc.constantFrom(['---'], ['***'], ['_ _ _']),
    fc.constantFrom(['[a]: /url'], ['[a]: <u r l> "title"'], ['[a]:', '/url', "'title'"], ['[a]: /url "title" more']),
    table(),
  );
}

function paragraph(): fc.Arbitrary<Lines> {
  return fc.array(
    fc.tuple(indent, text).map(([space, words]) => space + words),
    { minLength: 1, maxLength: 3 },
  );
}

function fenced(): fc.Arbitrary<Lines> {
  return fc
    .record({
      fence: fc.constantFrom('```', '~~~', '````'),
      info: fc.constantFrom('', 'js', ' py x'),
      lines: anyLines,
      isClosed: fc.boolean(),
    })
    .map(({ fence, info, lines, isClosed }) => [fence + info, ...lines, ...(isClosed ? [fence] : [])]);
}

function html(): fc.Arbitrary<Lines> {
  const tag = fc.constantFrom(
    '<div>',
    '</div>',
    '<p align="center">',
    '<br/>',
    '<img src="a.png">',
    '<a href="x">',
    '<pre>',
    '<?php',
    '<!DOCTYPE html>',
  );
  return fc.tuple(indent, tag, anyLines).map(([space, first, lines]) => [space + first, ...lines]);
}

function table(): fc.Arbitrary<Lines> {
  const delimiters = fc.constantFrom('|---|:-:|', '--- | ---', ':-|-:', '|-|');
  const row = fc.constantFrom('| a | b |', 'a | b', '| a | b | c |', '|a|', '| ✅ | [t](u) |', 'a \\| b | c');
  return fc.tuple(row, delimiters, fc.array(row, { maxLength: 2 })).map(([head, line, rows]) => [head, line, ...rows]);
}

function blocksOf(block: fc.Arbitrary<Lines>): fc.Arbitrary<Lines> {
  const gap = fc.constantFrom<Lines>([], [''], [''], ['', ''], [' ']);
  return fc
    .array(fc.tuple(block, gap), { minLength: 1, maxLength: 4 })
    .map((parts) => parts.flatMap(([lines, blank]) => [...lines, ...blank]));
}

function containerOf(blocks: fc.Arbitrary<Lines>): fc.Arbitrary<Lines> {
  return fc.oneof(
    fc.tuple(blocks, fc.constantFrom('> ', '>'), fc.nat(9)).map(([lines, prefix, bare]) => quote(lines, prefix, bare)),
    fc.array(fc.tuple(marker, box, blocks, fc.boolean()), { minLength: 1, maxLength: 3 }).map((items) => items.flatMap(item)),
    blocks.map((lines) => lines.map((line, index) => (index === 0 ? `[^1]: ${line}` : `    ${line}`))),
    fc.tuple(text, blocks).map(([title, lines]) => [`<details><summary> ${title} </summary>`, ...lines, '</details>']),
  );
}

/** The line with the number `bare` goes without its marker. */
function quote(lines: Lines, prefix: string, bare: number): Lines {
  return lines.map((line, index) => (index === bare && index > 0 ? line : prefix + line));
}

function item([start, sign, lines, isIndented]: readonly [string, string, Lines, boolean]): Lines {
  const space = isIndented ? ' '.repeat(start.endsWith('\t') ? 4 : start.length) : '';
  return lines.map((line, index) => (index === 0 ? start + sign + line : space + line));
}
