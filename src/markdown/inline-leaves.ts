import { lazyPattern } from '../text/lazy-pattern.ts';
import { addPiece, addText, createNode, flushText, giveUp, type InlineState } from './inline-pieces.ts';
import { createAutolink } from './inline-bare-links.ts';

const BACKTICKS = /`+/y;

/** Nearly all code: between single backticks, on one line. */
const PLAIN_CODE = /`[^`\n\r]+`(?!`)/y;

/** Reads the code span at the run of backticks at `at`: up to the next run of the same length; a run without one is text. */
export function readCode(state: InlineState, at: number): number {
  PLAIN_CODE.lastIndex = at;
  return PLAIN_CODE.test(state.source) ? addCode(state, at, PLAIN_CODE.lastIndex, 1) : readLongCode(state, at);
}

function readLongCode(state: InlineState, at: number): number {
  const { source } = state;
  const size = runLength(source, at);
  const contentStart = at + size;
  let close = source.indexOf('`', contentStart);
  while (close !== -1) {
    const length = runLength(source, close);
    if (length === size) break;
    close = source.indexOf('`', close + length);
  }
  state.budget -= 1;
  return close === -1 ? contentStart : addCode(state, at, close + size, size);
}

function addCode(state: InlineState, at: number, end: number, size: number): number {
  const { source, base } = state;
  const code = createNode('code', base + at, base + end, codeText(source.slice(at + size, end - size)));
  code.contentStart += size;
  code.contentEnd -= size;
  return addPiece(state, at, end, code);
}

/**
 * What code between backticks shows: one blank or line ending less at both ends, where there is one at both and more between, and no
 * indentation after line endings, which remark-parse keeps where a list item does not take it.
 */
export function codeText(code: string): string {
  if (!/[ \n\r]/.test(code)) return code;
  const text = code.replace(/(\r\n|[\n\r])[ \t]+/g, '$1');
  const isPadded = /^[ \n\r]/.test(text) && /[ \n\r]$/.test(text) && /[^ \n\r]/.test(text);
  return isPadded ? text.replace(/^(?:\r\n|[ \n\r])|(?:\r\n|[ \n\r])$/g, '') : text;
}

function runLength(source: string, at: number): number {
  BACKTICKS.lastIndex = at;
  BACKTICKS.test(source);
  return BACKTICKS.lastIndex - at;
}

const AUTOLINK = /<[a-zA-Z][a-zA-Z\d+.-]{1,31}:[^\0-\x20\x7f<>]*>/y;
const EMAIL_AUTOLINK = /<[#-'*+\--9=?A-Z^-~]+@/y;
const BLANKS = String.raw`[ \t\r\n]`;
const VALUE = String.raw`(?:"[^"]*"|'[^']*'|[^ \t\r\n"'<=>${'`'}][^ \t\r\n"'/<=>${'`'}]*)`;
const tag = lazyPattern(
  String.raw`<(?:[a-zA-Z][a-zA-Z\d-]*(?:${BLANKS}+[a-zA-Z_:][\w.:-]*(?:${BLANKS}*=${BLANKS}*${VALUE})?)*${BLANKS}*/?|/[a-zA-Z][a-zA-Z\d-]*${BLANKS}*)>`,
  'y',
);

/** Reads the autolink, tag or comment at the `<` at `at`; an address in angle brackets is not sure. */
export function readAngle(state: InlineState, at: number): number {
  const { source } = state;
  AUTOLINK.lastIndex = at;
  if (AUTOLINK.test(source)) {
    const end = AUTOLINK.lastIndex;
    return addPiece(state, at, end, createAutolink(state, { start: at, end }, { start: at + 1, end: end - 1 }, ''));
  }
  EMAIL_AUTOLINK.lastIndex = at;
  if (EMAIL_AUTOLINK.test(source)) return giveUp(state);
  const end = htmlEnd(source, at);
  if (end !== -1) return addPiece(state, at, end, createNode('html', state.base + at, state.base + end, ''));
  state.budget -= 1;
  return at + 1;
}

/** Where the tag, comment, instruction, declaration or CDATA at `start` ends, or -1. */
function htmlEnd(source: string, start: number): number {
  const next = source.charCodeAt(start + 1);
  if (next === 0x3f) return endAfter(source, '?>', start + 2);
  if (next !== 0x21) {
    const pattern = tag();
    pattern.lastIndex = start;
    return pattern.test(source) ? pattern.lastIndex : -1;
  }
  // `<!-->` and `<!--->` are whole comments.
  if (source.startsWith('--', start + 2)) return endAfter(source, '-->', start + 2);
  if (source.startsWith('[CDATA[', start + 2)) return endAfter(source, ']]>', start + 9);
  return /[a-zA-Z]/.test(source.charAt(start + 2)) ? endAfter(source, '>', start + 3) : -1;
}

function endAfter(source: string, closing: string, from: number): number {
  const at = source.indexOf(closing, from);
  return at === -1 ? -1 : at + closing.length;
}

/** Reads the line ending at `at`: a break after two or more spaces, else part of the text. Blanks around it belong to nothing. */
export function readLineEnd(state: InlineState, at: number): number {
  const { source } = state;
  let textEnd = at;
  let hasTab = false;
  while (textEnd > state.textStart && isSpace(source.charCodeAt(textEnd - 1))) {
    textEnd -= 1;
    if (source.charCodeAt(textEnd) === 0x09) hasTab = true;
  }
  if (at - textEnd >= 2 && !hasTab) return readHardBreak(state, textEnd, at);
  flushText(state, textEnd);
  const end = lineEndingEnd(source, at);
  addText(state, at, end, source.slice(at, end));
  return startLine(state, end);
}

/** Reads the break that starts at `start`, with spaces or a backslash, and whose line ending is at `at`. */
export function readHardBreak(state: InlineState, start: number, at: number): number {
  const end = lineEndingEnd(state.source, at);
  addPiece(state, start, end, createNode('break', state.base + start, state.base + end, '\n'));
  return startLine(state, end);
}

/** Leaves out the indentation at `at`. */
function startLine(state: InlineState, at: number): number {
  let start = at;
  while (isSpace(state.source.charCodeAt(start))) start += 1;
  state.textStart = start;
  return start;
}

function lineEndingEnd(source: string, at: number): number {
  return source.charCodeAt(at) === 0x0d && source.charCodeAt(at + 1) === 0x0a ? at + 2 : at + 1;
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x09;
}
