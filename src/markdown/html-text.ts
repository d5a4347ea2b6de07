/** A map and no object, which would know `&constructor;`. */
const ENTITIES: ReadonlyMap<string, string> = new Map(Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00A0' }));

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
