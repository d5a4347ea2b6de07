import { decodeDestination } from './inline-references.ts';

/** What follows a label: where it leads, and where that is written. Offsets are into the stretch. */
export interface Target {
  /** After the closing `)` or `]`. */
  readonly end: number;
  /** Undefined for ''. */
  readonly url: string | undefined;
  /** -1 for a reference. */
  readonly urlStart: number;
  readonly urlEnd: number;
  /** False where the destination holds a character reference by a name that is not common. */
  readonly isSure: boolean;
}

/** Nearly every resource: a destination alone, in which nothing has a meaning. */
const PLAIN_RESOURCE = /\([^\0-\x20\x7f()<\\;]*\)/y;
const ENCLOSED = /<(?:[^<>\\\r\n]|\\[<>\\]|\\(?![<>\\]))*>/y;
const TITLE = /"(?:[^"\\]|\\[^])*"|'(?:[^'\\]|\\[^])*'|\((?:[^)\\]|\\[^])*\)/y;
const BLANKS = /[ \t\r\n]*/y;

/** What the resource `(…)` at `start`, right after a label, says: a destination and perhaps a title; undefined where there is none. */
export function parseResource(source: string, start: number): Target | undefined {
  PLAIN_RESOURCE.lastIndex = start;
  if (!PLAIN_RESOURCE.test(source)) return parseUnusualResource(source, start);
  const end = PLAIN_RESOURCE.lastIndex;
  const url = end - start === 2 ? undefined : source.slice(start + 1, end - 1);
  return { end, url, urlStart: start + 1, urlEnd: end - 1, isSure: true };
}

function parseUnusualResource(source: string, start: number): Target | undefined {
  const from = endOf(BLANKS, source, start + 1);
  if (source.charAt(from) === ')') return { end: from + 1, url: undefined, urlStart: from, urlEnd: from, isSure: true };
  const isEnclosed = source.charAt(from) === '<';
  const to = isEnclosed ? endOf(ENCLOSED, source, from) : rawEnd(source, from);
  if (to === -1) return undefined;
  const end = resourceEnd(source, to);
  if (end === -1) return undefined;
  const [urlStart, urlEnd] = isEnclosed ? [from + 1, to - 1] : [from, to];
  const url = decodeDestination(source.slice(urlStart, urlEnd));
  return { end, url: url === '' ? undefined : url, urlStart, urlEnd, isSure: url !== undefined };
}

/** Where the resource ends whose destination ends at `at`, after its title if it has one; -1 if anything else follows. */
function resourceEnd(source: string, at: number): number {
  let end = endOf(BLANKS, source, at);
  if (end > at) {
    const title = endOf(TITLE, source, end);
    if (title !== -1) end = endOf(BLANKS, source, title);
  }
  return source.charAt(end) === ')' ? end + 1 : -1;
}

/** Where the match of a sticky pattern at `at` ends, or -1. */
function endOf(pattern: RegExp, source: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(source) ? pattern.lastIndex : -1;
}

/** How many parentheses may be open in a destination (CommonMark demands three at least). */
const MOST_PARENTHESES = 32;

/**
 * Where the destination at `start` that is not in angle brackets ends: at a blank or the `)` that closes no parenthesis of its own; -1
 * if it is none.
 */
function rawEnd(source: string, start: number): number {
  let depth = 0;
  let at = start;
  for (;;) {
    const code = source.charCodeAt(at);
    if (code === 0x28) depth += 1;
    else if (code === 0x29) depth -= 1;
    if (depth < 0 || isRawEnd(code)) break;
    if (depth > MOST_PARENTHESES) return -1;
    at += code === 0x5c && isEscapedInRaw(source.charCodeAt(at + 1)) ? 2 : 1;
  }
  return at === start || depth > 0 ? -1 : at;
}

/** Blanks, control characters, and the end of the stretch; a control character that is no blank ends the resource with the destination. */
function isRawEnd(code: number): boolean {
  return !(code > 0x20) || code === 0x7f;
}

function isEscapedInRaw(code: number): boolean {
  return code === 0x28 || code === 0x29 || code === 0x5c;
}
