import { isSpace, skipSpaces } from './block-cursor.ts';

/**
 * How many lines of a paragraph, from its first on, are link reference definitions. `text` is the paragraph without the prefixes
 * of its containers, its lines joined by `\n`.
 */
export function countDefinitionLines(text: string): number {
  let at = 0;
  for (;;) {
    const end = text.charCodeAt(at) === 0x5b ? definitionEnd(text, at) : -1;
    if (end === -1) return countLineFeeds(text, at);
    if (end >= text.length) return countLineFeeds(text, end) + 1;
    at = skipSpaces(text, end + 1);
  }
}

function countLineFeeds(text: string, end: number): number {
  let count = 0;
  for (let at = 0; at < end; at += 1) if (text.charCodeAt(at) === 0x0a) count += 1;
  return count;
}

/** Offset of the line ending after the definition at `start`, or -1. */
function definitionEnd(text: string, start: number): number {
  const labelEnd = definitionLabelEnd(text, start);
  if (labelEnd === -1 || text.charCodeAt(labelEnd) !== 0x3a) return -1;
  const destination = skipBlanks(text, labelEnd + 1);
  const destinationEnd = text.charCodeAt(destination) === 0x3c ? enclosedEnd(text, destination) : rawEnd(text, destination);
  if (destinationEnd === -1) return -1;
  const title = skipBlanks(text, destinationEnd);
  if (title > destinationEnd) {
    const titleEnd = definitionTitleEnd(text, title);
    if (titleEnd !== -1) return titleEnd;
  }
  return lineRestEnd(text, destinationEnd);
}

/** Offset after the `]` of the label at `start`, or -1; a label has at most 999 characters, and one that is no blank. */
function definitionLabelEnd(text: string, start: number): number {
  let size = 0;
  let isSeen = false;
  let at = start + 1;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code === 0x5d) return isSeen && size <= 999 ? at + 1 : -1;
    if (code === 0x5b || code !== code || size > 999) return -1;
    at += 1;
    if (code === 0x0a) continue;
    size += 1;
    if (!isSpace(code)) isSeen = true;
    if (code === 0x5c && isEscapedInLabel(text.charCodeAt(at))) {
      at += 1;
      size += 1;
    }
  }
}

function isEscapedInLabel(code: number): boolean {
  return code === 0x5b || code === 0x5c || code === 0x5d;
}

/** Offset after the destination `<…>` at `start`, or -1. */
function enclosedEnd(text: string, start: number): number {
  let at = start + 1;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code === 0x3e) return at + 1;
    if (code === 0x3c || code === 0x0a || code !== code) return -1;
    at += 1;
    if (code === 0x5c && isEscapedInAngles(text.charCodeAt(at))) at += 1;
  }
}

function isEscapedInAngles(code: number): boolean {
  return code === 0x3c || code === 0x3e || code === 0x5c;
}

/** Offset after the bare destination at `start`, whose parentheses are balanced, or -1. */
function rawEnd(text: string, start: number): number {
  let depth = 0;
  let at = start;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code === 0x28) depth += 1;
    else if (code === 0x29) {
      if (depth === 0) break;
      depth -= 1;
    } else if (isDestinationEnd(code)) {
      if (depth > 0 || isControl(code)) return -1;
      break;
    }
    at += 1;
    if (code === 0x5c && isEscapedInRaw(text.charCodeAt(at))) at += 1;
  }
  return at > start ? at : -1;
}

/** A blank, a control character other than NUL (which remark-parse replaces), or the end of the text. */
function isDestinationEnd(code: number): boolean {
  return code !== code || (code <= 0x20 && code !== 0) || code === 0x7f;
}

function isControl(code: number): boolean {
  return !(code !== code || code === 0x20 || code === 0x09 || code === 0x0a);
}

function isEscapedInRaw(code: number): boolean {
  return code === 0x28 || code === 0x29 || code === 0x5c;
}

/** Offset of the line ending after the title at `start`, or -1 if there is no title or more text after it. */
function definitionTitleEnd(text: string, start: number): number {
  const open = text.charCodeAt(start);
  if (open !== 0x22 && open !== 0x27 && open !== 0x28) return -1;
  const close = open === 0x28 ? 0x29 : open;
  let at = start + 1;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code !== code) return -1;
    at += 1;
    if (code === close) return lineRestEnd(text, at);
    if (code === 0x5c) {
      const escaped = text.charCodeAt(at);
      if (escaped === close || escaped === 0x5c) at += 1;
    }
  }
}

/** Offset of the line ending if only spaces come before it, or -1. */
function lineRestEnd(text: string, at: number): number {
  const end = skipSpaces(text, at);
  return end >= text.length || text.charCodeAt(end) === 0x0a ? end : -1;
}

function skipBlanks(text: string, start: number): number {
  let at = start;
  while (isSpace(text.charCodeAt(at)) || text.charCodeAt(at) === 0x0a) at += 1;
  return at;
}
