import type { Painter } from '../commands/painter.ts';

/** The styles a stretch of text can have. */
type StyleName = Exclude<keyof Painter, 'status'>;

/** How text inside an element looks, with the signs that say so where there is no colour either. */
export interface InlineElement {
  readonly style?: StyleName;
  readonly before?: string;
  readonly after?: string;
}

/** How an element that stands on lines of its own is set apart. */
export interface BlockElement {
  /** Whether blank lines set it apart; else it only begins and ends a line. */
  readonly gap: boolean;
  readonly style?: StyleName;
  /** What its text begins with. */
  readonly before?: string;
}

const bold: InlineElement = { style: 'bold' };
const italic: InlineElement = { style: 'italic' };
const struck: InlineElement = { style: 'strikethrough', before: '~~', after: '~~' };
const underlined: InlineElement = { style: 'underline' };
const code: InlineElement = { style: 'code', before: '`', after: '`' };

/** `image`, `math` and `language` are no HTML: they are Markdown's images, formulas and the languages of its code blocks. */
const INLINE = new Map<string, InlineElement>([
  ['b', bold],
  ['strong', bold],
  ['mark', bold],
  ['i', italic],
  ['em', italic],
  ['cite', italic],
  ['dfn', italic],
  ['var', italic],
  ['s', struck],
  ['del', struck],
  ['strike', struck],
  ['u', underlined],
  ['ins', underlined],
  ['code', code],
  ['kbd', code],
  ['samp', code],
  ['tt', code],
  ['sup', { before: '^' }],
  ['sub', { before: '_' }],
  ['q', { before: '“', after: '”' }],
  ['a', {}],
  ['image', { style: 'dim' }],
  ['language', { style: 'dim' }],
  ['math', { style: 'code' }],
]);

const heading = (level: number): BlockElement => ({ gap: true, style: 'heading', before: `${'#'.repeat(level)} ` });

const BLOCKS = new Map<string, BlockElement>([
  ...[1, 2, 3, 4, 5, 6].map((level) => [`h${level}`, heading(level)] as const),
  ...words('p details blockquote ul ol dl pre script style textarea listing xmp table hr fieldset', { gap: true }),
  ...words('div li dd tr td th caption thead tbody tfoot section article header footer main nav aside', { gap: false }),
  ...words('figure figcaption address center form menu dir option', { gap: false }),
  ['summary', { gap: false, style: 'bold' }],
  ['dt', { gap: false, style: 'bold' }],
]);

/** Elements of HTML that a terminal shows no differently: their tags are dropped, their text stays. */
const UNSTYLED: ReadonlySet<string> = new Set(
  (
    'abbr acronym area audio base bdi bdo big blink body br button canvas col colgroup data datalist embed font frame frameset head ' +
    'hgroup html iframe img input label legend link map marquee meta meter nobr noscript object optgroup output param path picture ' +
    'progress rb rp rt rtc ruby search select slot small source span svg template time title track video wbr'
  ).split(' '),
);

/** The element called `tag`, if it is one within a line that shows. */
export function findInlineElement(tag: string): InlineElement | undefined {
  return INLINE.get(tag);
}

/** The element called `tag`, if it stands on lines of its own. */
export function findBlockElement(tag: string): BlockElement | undefined {
  return BLOCKS.get(tag);
}

/** Whether `name` (lower case) is an element of HTML: `<think>` or `<mask>` in a note is not, and is meant to be read. */
export function isHtmlTag(name: string): boolean {
  return INLINE.has(name) || BLOCKS.has(name) || UNSTYLED.has(name);
}

function words(names: string, element: BlockElement): (readonly [string, BlockElement])[] {
  return names.split(' ').map((name) => [name, element] as const);
}
