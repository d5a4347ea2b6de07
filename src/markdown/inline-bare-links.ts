import type { Span } from '../text/span.ts';
import { classifyCharacter, isAsciiLetter, OTHER, PUNCTUATION, WHITE_SPACE } from './inline-characters.ts';
import { addPiece, createNode, giveUp, type InlineState, type OpenNode } from './inline-pieces.ts';

/** A link that is its own text, `inner` in the stretch; its destination has `prefix` before that. */
export function createAutolink(state: InlineState, whole: Span, inner: Span, prefix: string): OpenNode {
  const { base } = state;
  const shown = state.source.slice(inner.start, inner.end);
  const node = createNode('link', base + whole.start, base + whole.end, shown);
  node.url = prefix + shown;
  node.contentStart = base + inner.start;
  node.contentEnd = base + inner.end;
  node.urlStart = node.contentStart;
  node.urlEnd = node.contentEnd;
  node.children = [createNode('text', node.contentStart, node.contentEnd, shown)];
  return node;
}

/** Reads the `@` at `at`, before something with a dot: text, but not sure if it may be in an address. */
export function readEmail(state: InlineState, at: number): number {
  return /[\w.+-]/.test(state.source.charAt(at - 1)) ? giveUp(state) : at + 1;
}

const EMAIL = /[\w.+-]+@[\w-]*\.[\w-]/y;

/** What a domain takes of the budget that is none: all of the stretch may have been looked at, one character after the other. */
const DOMAIN_COST = 40;

/** Reads the link that has the `:` at `at` after its scheme, or the `.` after its `www`, and neither brackets nor delimiters. */
export function readBareLink(state: InlineState, at: number): number {
  const { source } = state;
  const isDomain = source.charCodeAt(at) === 0x2e;
  const start = isDomain ? at - 3 : schemeStart(source, at);
  if (start === -1) return at + 1;
  const domainStart = isDomain ? start : at + 3;
  // micromark finds none in what may become a label.
  const mayStart = state.brackets.length === 0 && start >= state.textStart;
  const mayGoOn = mayStart && (isDomain ? mayFollowDomain(source, start) : mayStartDomain(source, domainStart));
  const domain = mayGoOn ? domainEnd(source, domainStart) : -1;
  if (domain === -1) {
    // remark-gfm may yet find a link when it looks at the text.
    state.mayHoldLinks = true;
    if (mayGoOn) state.budget -= DOMAIN_COST;
    return at + 1;
  }
  // An address comes first.
  EMAIL.lastIndex = start;
  if (EMAIL.test(source)) return giveUp(state);
  const span = { start, end: pathEnd(source, domain) };
  return addPiece(state, start, span.end, createAutolink(state, span, span, isDomain ? 'http://' : ''));
}

/** Where the scheme `http` or `https` starts whose `:` is at `colon`, or -1. */
function schemeStart(source: string, colon: number): number {
  if (!source.startsWith('//', colon + 1)) return -1;
  const match = /https?$/i.exec(source.slice(Math.max(0, colon - 5), colon));
  if (match === null) return -1;
  const start = colon - match[0].length;
  return start > 0 && isAsciiLetter(source.charCodeAt(start - 1)) ? -1 : start;
}

function mayStartDomain(source: string, at: number): boolean {
  const code = source.charCodeAt(at);
  return code > 0x1f && code !== 0x7f && classifyCharacter(code) === OTHER;
}

/** Whether `www.` at `start` stands where a link may, and before anything at all. */
function mayFollowDomain(source: string, start: number): boolean {
  return (start === 0 || /[(*_[\]~ \t\r\n]/.test(source.charAt(start - 1))) && source.length > start + 4;
}

/** What does not end a link where only such characters come before its end. */
const TRAIL = /(?:[!"'),*.:;?_~]|&[a-zA-Z]+;|\](?!$|[([\s]))*/y;
const TRAIL_END = /$|[<\s\]]/y;

/** Where the trail at `at` ends if nothing of a link follows it; else -1 less the offset up to which there is none. */
function findTrail(source: string, at: number): number {
  TRAIL.lastIndex = at;
  TRAIL.test(source);
  const end = TRAIL.lastIndex;
  TRAIL_END.lastIndex = end;
  return TRAIL_END.test(source) ? end : -1 - end;
}

/** Where the domain at `start` ends, or -1 if it has no characters or an underscore in its last two parts. */
function domainEnd(source: string, start: number): number {
  let at = start;
  let noTrailBefore = 0;
  let isInLast = false;
  let isInOther = false;
  for (; at < source.length; at += 1) {
    const code = source.charCodeAt(at);
    if (code === 0x2e || code === 0x5f) {
      if (at >= noTrailBefore) noTrailBefore = -1 - findTrail(source, at);
      if (noTrailBefore < 0) break;
      if (code === 0x2e) isInOther = isInLast;
      isInLast = code === 0x5f;
    } else if (code !== 0x2d && isDomainEnd(code)) break;
  }
  return isInLast || isInOther || at === start ? -1 : at;
}

function isDomainEnd(code: number): boolean {
  const kind = classifyCharacter(code);
  return kind === WHITE_SPACE || kind === PUNCTUATION;
}

/** What of a path is neither a parenthesis nor may be in a trail. */
const PLAIN_PATH = /[^\s!"&'(),*.:;<?\]_~]+/y;

/** Where the path at `start` ends: at a blank, a `<`, or a trail, which takes no parenthesis that closes one of the path. */
function pathEnd(source: string, start: number): number {
  let at = start;
  let depth = 0;
  let noTrailBefore = 0;
  for (;;) {
    PLAIN_PATH.lastIndex = at;
    if (PLAIN_PATH.test(source)) at = PLAIN_PATH.lastIndex;
    const code = source.charCodeAt(at);
    if (code === 0x28) depth += 1;
    else if (code === 0x29 && depth > 0) depth -= 1;
    else {
      if (at >= noTrailBefore) noTrailBefore = -1 - findTrail(source, at);
      if (noTrailBefore < 0) return at;
      if (code === 0x29) depth -= 1;
    }
    at += 1;
  }
}
