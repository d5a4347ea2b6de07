import { isLineEnd, isSpace, skipSpaces } from './block-cursor.ts';
import type { BlockState } from './block-state.ts';

/** Names whose content is taken raw up to a closing tag of one of them: HTML kind 1. */
const RAW_NAMES = 'pre script style textarea';

/** Names that start HTML of kind 6 in any form of tag: CommonMark 0.31 section 4.6. */
const BLOCK_NAMES =
  'address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl dt ' +
  'fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link ' +
  'main menu menuitem nav noframes ol optgroup option p param search section summary table tbody td tfoot th thead ' +
  'title tr track ul';

const NAME_KINDS: ReadonlyMap<string, number> = new Map([
  ...BLOCK_NAMES.split(' ').map((name): [string, number] => [name, 6]),
  ...RAW_NAMES.split(' ').map((name): [string, number] => [name, 1]),
]);

/** Characters of a tag's name: 1 may start it, 2 may go on with it. */
const IN_NAME: Uint8Array = new Uint8Array(128);
for (const character of '0123456789-') IN_NAME[character.charCodeAt(0)] = 2;
for (let code = 0x41; code <= 0x5a; code += 1) IN_NAME[code] = IN_NAME[code + 0x20] = 1;

/** The CommonMark kind (1–7) of HTML block that starts with the `<` at `start`; 0 if none does. */
export function htmlKindAt(text: string, start: number): number {
  const code = text.charCodeAt(start + 1);
  if (code === 0x21) return declarationKind(text, start);
  if (code === 0x3f) return 3;
  const isClosing = code === 0x2f;
  const nameStart = isClosing ? start + 2 : start + 1;
  const nameEnd = tagNameEnd(text, nameStart);
  return nameEnd === nameStart ? 0 : tagKind(text, isClosing, nameStart, nameEnd);
}

/** The kind of what starts with `<!`. */
function declarationKind(text: string, start: number): number {
  if (text.startsWith('--', start + 2)) return 2;
  if (text.startsWith('[CDATA[', start + 2)) return 5;
  return isLetter(text.charCodeAt(start + 2)) ? 4 : 0;
}

function tagKind(text: string, isClosing: boolean, nameStart: number, nameEnd: number): number {
  const after = text.charCodeAt(nameEnd);
  const hasSlash = after === 0x2f;
  if (!hasSlash && after !== 0x3e && !isSpace(after) && !isLineEnd(after)) return 0;
  const name = text.slice(nameStart, nameEnd);
  const kind = NAME_KINDS.get(name) ?? NAME_KINDS.get(name.toLowerCase());
  if (kind === 1 && !hasSlash && !isClosing) return 1;
  if (kind === 6) return !hasSlash || text.charCodeAt(nameEnd + 1) === 0x3e ? 6 : 0;
  const tagEnd = isClosing ? skipSpaces(text, nameEnd) : attributesEnd(text, nameEnd);
  return text.charCodeAt(tagEnd) === 0x3e && isLineEnd(text.charCodeAt(skipSpaces(text, tagEnd + 1))) ? 7 : 0;
}

/** Offset after the letters, digits and dashes of a tag's name; `start` if it does not begin with a letter. */
function tagNameEnd(text: string, start: number): number {
  let at = start;
  if (!isLetter(text.charCodeAt(at))) return start;
  for (;;) {
    at += 1;
    const code = text.charCodeAt(at);
    if (!(code < 128) || IN_NAME[code] === 0) return at;
  }
}

/** Where the attributes of an open tag end: at its `>`, or at the first thing that cannot belong to them. */
function attributesEnd(text: string, start: number): number {
  let at = start;
  for (;;) {
    at = skipSpaces(text, at);
    const code = text.charCodeAt(at);
    if (code === 0x2f) return at + 1;
    if (!isAttributeStart(code)) return at;
    at += 1;
    while (isAttributeCharacter(text.charCodeAt(at))) at += 1;
    at = attributeValuesEnd(text, at);
    if (at === -1) return start;
  }
}

/** Offset after the `= value` that may follow an attribute's name; -1 if what follows spoils the tag. */
function attributeValuesEnd(text: string, start: number): number {
  let at = skipSpaces(text, start);
  // As in micromark, `a=b=c` and `a=b = c` are one attribute.
  while (text.charCodeAt(at) === 0x3d) {
    const value = skipSpaces(text, at + 1);
    const code = text.charCodeAt(value);
    if (code === 0x22 || code === 0x27) return quotedValueEnd(text, value);
    if (code === 0x3c || code === 0x3d || code === 0x3e || code === 0x60 || code !== code) return -1;
    at = skipSpaces(text, unquotedValueEnd(text, value));
  }
  return at;
}

function quotedValueEnd(text: string, start: number): number {
  const quote = text.charCodeAt(start);
  let at = start + 1;
  for (;;) {
    const code = text.charCodeAt(at);
    if (isLineEnd(code)) return -1;
    at += 1;
    if (code === quote) break;
  }
  const after = text.charCodeAt(at);
  return after === 0x2f || after === 0x3e || isSpace(after) ? at : -1;
}

function unquotedValueEnd(text: string, start: number): number {
  let at = start;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code === 0x22 || code === 0x27 || code === 0x2f || code === 0x60 || isSpace(code) || isLineEnd(code)) return at;
    if (code >= 0x3c && code <= 0x3e) return at;
    at += 1;
  }
}

/**
 * Whether HTML of kind 1–5 (`state.htmlKind`) ends on the line between `at` and `state.next`. Searching goes on from the last
 * place found, so that many blocks that never end cost one search.
 */
export function closesHtml(state: BlockState, at: number): boolean {
  const kind = state.htmlKind;
  let end = state.htmlEnds[kind] ?? 0;
  if (end <= at) {
    end = findHtmlEnd(state.text, kind, at);
    state.htmlEnds[kind] = end;
  }
  return end <= state.next;
}

/** Offset after the first sequence from `at` on that closes HTML of `kind`, or Infinity. */
function findHtmlEnd(text: string, kind: number, at: number): number {
  if (kind === 1) return rawEnd(text, at);
  if (kind === 5) return cdataEnd(text, at);
  const closing = kind === 2 ? '-->' : kind === 3 ? '?>' : '>';
  const found = text.indexOf(closing, at);
  return found === -1 ? Infinity : found + closing.length;
}

function rawEnd(text: string, at: number): number {
  const closing = /<\/(?:pre|script|style|textarea)>/gi;
  closing.lastIndex = at;
  return closing.test(text) ? closing.lastIndex : Infinity;
}

function cdataEnd(text: string, at: number): number {
  // As in micromark, the brackets are read in pairs: `]]>` closes and `]]]>` does not.
  for (let found = text.indexOf(']]>', at); found !== -1; found = text.indexOf(']]>', found + 3)) {
    let run = found;
    while (run > at && text.charCodeAt(run - 1) === 0x5d) run -= 1;
    if ((found - run) % 2 === 0) return found + 3;
  }
  return Infinity;
}

function isLetter(code: number): boolean {
  return code < 128 && IN_NAME[code] === 1;
}

function isAttributeStart(code: number): boolean {
  return isLetter(code) || code === 0x3a || code === 0x5f;
}

function isAttributeCharacter(code: number): boolean {
  return (code < 128 && IN_NAME[code] !== 0) || code === 0x2e || code === 0x3a || code === 0x5f;
}
