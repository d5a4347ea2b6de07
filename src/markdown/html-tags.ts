import type { Span } from '../text/span.ts';

/** The longest tag that is read, in UTF-16 units; a longer stretch after `<` is text. */
const LONGEST_TAG = 4096;

/** A map and no object, which would know `&constructor;`. */
const ENTITIES: ReadonlyMap<string, string> = new Map(Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00A0' }));

const TAG = /^<[^<>"']*(?:(?:"[^"]*"|'[^']*')[^<>"']*)*>/;

/** Where the tag that opens at `start` (a `<`) ends, after its `>`; undefined when it does not end before `limit`. A `>` in quotes does not end it. */
export function findTagEnd(text: string, start: number, limit: number): number | undefined {
  const match = TAG.exec(text.slice(start, Math.min(limit, start + LONGEST_TAG)));
  return match === null ? undefined : start + match[0].length;
}

/** Where the value of the tag's attribute `name` stands, without quotes; undefined when there is none. */
export function findAttribute(text: string, tag: Span, name: string): Span | undefined {
  const source = text.slice(tag.start, tag.end);
  const usual = source.indexOf(` ${name}="`);
  const found = usual === -1 ? findUnusualAttribute(source, name) : quotedFrom(source, usual + name.length + 3);
  return found && { start: tag.start + found.start, end: tag.start + found.end };
}

function quotedFrom(source: string, start: number): Span | undefined {
  const end = source.indexOf('"', start);
  return end === -1 ? undefined : { start, end };
}

function findUnusualAttribute(source: string, name: string): Span | undefined {
  const match = new RegExp(String.raw`\s${name}\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))`, 'i').exec(source);
  if (match === null) return undefined;
  const [, double, single, bare] = match;
  const end = match.index + match[0].length - (bare === undefined ? 1 : 0);
  return { start: end - (double ?? single ?? bare ?? '').length, end };
}

/** The text an HTML fragment shows: tags dropped, common entities decoded, blanks run together. */
export function htmlText(html: string): string {
  const text = html.includes('<') ? html.replace(/<!--[\s\S]*?(?:-->|$)|<\/?[a-z][^<>]*>/gi, '') : html;
  const decoded = decodeEntities(text).trim();
  return /[\t\n\r\f]| {2}/.test(decoded) ? decoded.replace(/[ \t\n\r\f]+/g, ' ') : decoded;
}

/** Character references decoded: the numeric ones, and the six names a title needs; others stay as they are. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]+));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return ENTITIES.get(name.toLowerCase()) ?? whole;
    return decodeCodePoint(decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal));
  });
}

/** As CommonMark 0.31 section 2.5 says: zero and what is no code point become U+FFFD. */
function decodeCodePoint(code: number): string {
  const valid = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return valid ? String.fromCodePoint(code) : '\uFFFD';
}
