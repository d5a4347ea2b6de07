import { isBlankCode, type Span } from '../text/span.ts';

/** The longest tag that is read, in UTF-16 units; a longer stretch after `<` is text. */
const LONGEST_TAG = 4096;

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00A0' };

/** Where the tag that opens at `start` (a `<`) ends, after its `>`; undefined when it does not end before `limit`. A `>` in quotes does not end it. */
export function findTagEnd(text: string, start: number, limit: number): number | undefined {
  const last = Math.min(limit, start + LONGEST_TAG);
  let quote = 0;
  for (let at = start + 1; at < last; at += 1) {
    const code = text.charCodeAt(at);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === 0x3e) return at + 1;
    else if (code === 0x3c) return undefined;
    else if (code === 0x22 || code === 0x27) quote = code;
  }
  return undefined;
}

/** The value of attribute `name` in the tag that `tag` covers: its span without quotes; undefined when there is none. */
export function findAttribute(text: string, tag: Span, name: string): Span | undefined {
  const attribute = new RegExp(String.raw`\s${name}\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))`, 'i');
  const source = text.slice(tag.start, tag.end);
  const match = attribute.exec(source);
  if (match === null) return undefined;
  const value = match[1] ?? match[2] ?? match[3] ?? '';
  const quoted = match[3] === undefined ? 1 : 0;
  const end = tag.start + match.index + match[0].length - quoted;
  return { start: end - value.length, end };
}

/** The text an HTML fragment shows: tags dropped, common entities decoded, blanks run together. */
export function htmlText(html: string): string {
  const text = html.includes('<') ? html.replace(/<!--[\s\S]*?(?:-->|$)|<\/?[a-z][^<>]*>/gi, '') : html;
  return decodeEntities(text).replace(/[ \t\n\r\f]+/g, ' ').trim();
}

/** Character references decoded: the numeric ones, and the six names a title needs; others stay as they are. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]+));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? whole;
    return decodeCodePoint(decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal));
  });
}

/** Steps over blanks from `at`, before `limit`. */
export function skipBlanks(text: string, at: number, limit: number): number {
  let next = at;
  while (next < limit && isBlankCode(text.charCodeAt(next))) next += 1;
  return next;
}

/** As CommonMark 0.31 section 2.5 says: zero and what is no code point become U+FFFD. */
function decodeCodePoint(code: number): string {
  const valid = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return valid ? String.fromCodePoint(code) : '\uFFFD';
}
