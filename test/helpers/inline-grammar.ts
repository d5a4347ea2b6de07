import fc from 'fast-check';

/**
 * Inline Markdown as lists hold it, from this grammar (as in markdown-grammar.ts):
 *
 * ```
 * stretch   = piece ( gap piece )*
 * gap       = '' | ' ' | ', ' | ' (' | ') ' | break
 * break     = ⏎ | '  ' ⏎ | '\' ⏎ | ' ' ⏎ '   '
 * piece     = word | emphasis | link | image | reference | code | autolink | bare link | tag | escape
 * emphasis  = mark stretch mark                       mark = '*' | '_' | '**' | '__' | '***' | '~' | '~~', now and then not the same
 * link      = '[' stretch '](' destination title? ')'
 * image     = '!' link
 * reference = '[' stretch ']' ( '[' label ']' | '[]' )?
 * code      = '`' any '`' | '``' any '``'
 * ```
 */
export function inlineMarkdown(): fc.Arbitrary<string> {
  const { stretch } = fc.letrec<Nodes>((tie) => ({
    stretch: fc
      .array(fc.tuple(gap, tie('piece')), { minLength: 1, maxLength: 5, depthIdentifier: 'inline' })
      .map((pieces) => pieces.map(([before, piece], index) => (index === 0 ? piece : before + piece)).join('')),
    piece: fc.oneof(
      { depthSize: 'small', depthIdentifier: 'inline', withCrossShrink: true },
      word,
      leaf,
      fc.tuple(mark, tie('stretch'), fc.nat(9), mark).map(([open, inner, odds, other]) => open + inner + (odds === 0 ? other : open)),
      fc.tuple(fc.constantFrom('', '', '!'), tie('stretch'), resource).map(([sign, inner, rest]) => `${sign}[${inner}]${rest}`),
    ),
  }));
  return stretch;
}

/** Strings of pieces that mean something within a line, in any order; without blank lines, which no stretch holds. */
export function inlineSoup(): fc.Arbitrary<string> {
  return fc
    .array(fc.constantFrom(...PIECES), { maxLength: 20 })
    .map((pieces) => pieces.join('').replace(/(\r\n|[\n\r])(?:[ \t]*(?:\r\n|[\n\r]))+/g, '$1'));
}

/** The labels that the generated texts may refer to, normalized, with their destinations; one is a footnote's. */
export const DEFINITIONS: ReadonlyMap<string, string> = new Map([
  ['R', '/r'],
  ['A B', '/a%20b'],
  ['EMPTY', ''],
  ['`C`', '/code'],
  [String.raw`X\]Y`, '/escaped'],
  ['ТИТУЛ', '/letters'],
  ['^1', ''],
]);

// A type alias, since fast-check asks for an index signature, which an interface does not have.
type Nodes = {
  readonly stretch: string;
  readonly piece: string;
};

const word = fc.constantFrom(
  ...[
    ['Title', 'a', 'LoRA:', '(2015)', '2.5', 'snake_case', 'e.g.', '中文', '（注）', '“q”', '⬜', '🟧', '✅', 'α'],
    ['R&D', 'C*-algebra', '5 < 6', 'a|b', '[ICLR 2020]'],
  ].flat(),
);
const gap = fc.constantFrom('', ' ', ' ', ', ', ' (', ') ', '\n', '  \n', '\\\n', ' \n   ', '\r\n', '. ', '\u00A0', '、');
const mark = fc.constantFrom('*', '**', '_', '__', '***', '~', '~~');
const leaf = fc.constantFrom(
  ...[
    ['`c`', '`` ` ``', '` x `', '`a\n  b`', '<br>', '</a>', '<a href="u">', '<!-- c -->', '[^1]', '[^2]', '![^1]'],
    ['<https://arxiv.org/abs/1>', 'https://arxiv.org/abs/1.', 'http://a.b/c_(d)', 'www.x.org,', 'www.', 'a@b.cd', '@user'],
    ['&amp;', '&#36;', '&x;', '&copy;', String.raw`\*`, String.raw`\[`, String.raw`\_`],
  ].flat(),
);
const resource = fc.constantFrom(
  ...[
    ['(u)', '(https://arxiv.org/pdf/1)', '(a_(b)_c)', '(<a b>)', '()', '(u "t")', "(u 't\n')", '( u )', '(a b)', '(u'],
    ['(a&amp;b)', '(a;b)', String.raw`(a\)b)`],
    ['', '[r]', '[a  b]', '[]', '[R]', '[empty]', '[no]', '[', '[^1]', String.raw`[x\]y]`, '[титул]', ': u'],
  ].flat(),
);

const PIECES: readonly string[] = [
  ['*', '*', '**', '***', '_', '_', '__', '~', '~~', '~~~', '`', '`', '``', '\\', '\\', '**a**', '_a_', '~~d~~', ' *x* ', '`c`'],
  ['[', '[', ']', ']', '](', '](u)', '](<', '![', '!', '(', ')', '[a](b)', '![i](j)', '"', "'", '"t"', '(t)', '[]', '[x]'],
  ['[^1]', '[^', '^', '[r]', '[R]', '[q]', '[`c`]', ...[...'[]*~:@_`'].map((sign) => `\\${sign}`)],
  ['<', '>', '<b>', '</b>', '<b c="', '<!--', '-->', '<https://x.y>', '<?', '?>', '<!A', '<![CDATA[', ']]>', '<a@b.c>', '<mailto:a>'],
  ['&', '&amp;', '&#65;', '&#x41;', '&copy;', '&#0;', '&#58;', '&#x;', ';', '\0', '\f', '\u200B', '\uFEFF', '\u00A0', '\u3000'],
  ['\n', '\n', '\n   ', '  \n', '\\\n', '\r\n', '\r', ' \t\n', ' ', ' ', '\t', '#', ' # ', '1. ', '- ', '> ', '|', '---', '===', '```'],
  ['a', 'b', 'h', 'w', '1', 'é', '中', '（', '“', '⬜', '🟧', '.', ',', ':', '/', '?', '=', '@', 'a@b.c', '-', '+', '{', '}'],
  ['http://', 'https://x.y/z', 'HTTP://', 'www.', 'www.x.y', 'xmpp:'],
].flat();
