import { isLineEnd, isSpace, skipSpaces } from './block-cursor.ts';
import type { BlockState } from './block-state.ts';

/**
 * Where the list marker at `start` ends, or -1 if there is none. `interrupts` says that the item would cut into a paragraph:
 * then it must not be empty, and only `1` can start an ordered list.
 */
export function listMarkerEnd(state: BlockState, start: number, interrupts: boolean): number {
  const { text } = state;
  const code = text.charCodeAt(start);
  const isBullet = code < 0x30;
  const end = isBullet ? start + 1 : orderedMarkerEnd(text, start, interrupts);
  if (end === -1) return -1;
  const after = text.charCodeAt(end);
  if (!isSpace(after)) return isLineEnd(after) && !interrupts ? end : -1;
  if (interrupts && isLineEnd(text.charCodeAt(skipSpaces(text, end)))) return -1;
  // `* * *` and `- - -` are thematic breaks; pluses make none.
  return isBullet && code !== 0x2b && isThematicBreak(state, start, code) ? -1 : end;
}

function orderedMarkerEnd(text: string, start: number, interrupts: boolean): number {
  let end = start;
  while (end < start + 9 && isDigit(text.charCodeAt(end))) end += 1;
  if (interrupts && (end !== start + 1 || text.charCodeAt(start) !== 0x31)) return -1;
  const code = text.charCodeAt(end);
  return code === 0x2e || code === 0x29 ? end + 1 : -1;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** Whether the line is a thematic break of `marker` from `start` on. */
export function isThematicBreak(state: BlockState, start: number, marker: number): boolean {
  // Of a line like `- - - - a`, every dash would look for the end again: the place that forbade the break last is remembered.
  if (state.breakMarker === marker && state.breakFail >= start) return false;
  const { text } = state;
  let count = 0;
  let at = start;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code === marker) count += 1;
    else if (!isSpace(code)) break;
    at += 1;
  }
  if (isLineEnd(text.charCodeAt(at))) return count >= 3;
  state.breakMarker = marker;
  state.breakFail = at;
  return false;
}

/** Depth of the ATX heading at `start`, 0 if it is none. */
export function atxDepth(text: string, start: number): number {
  let end = start;
  while (text.charCodeAt(end) === 0x23) end += 1;
  const after = text.charCodeAt(end);
  return end - start <= 6 && (isSpace(after) || isLineEnd(after)) ? end - start : 0;
}

/** Whether from `start` on the line holds nothing but one run of the character there, and trailing spaces. */
export function isSetextUnderline(text: string, start: number): boolean {
  const end = runEnd(text, start);
  return isLineEnd(text.charCodeAt(skipSpaces(text, end)));
}

/** Length of the opening code fence at `start`, 0 if it is none; after backticks no further one may follow. */
export function openingFence(text: string, start: number, next: number): number {
  const end = runEnd(text, start);
  if (end - start < 3) return 0;
  if (text.charCodeAt(start) === 0x7e) return end - start;
  for (let at = end; at < next; at += 1) if (text.charCodeAt(at) === 0x60) return 0;
  return end - start;
}

/** Whether the text at `start` closes a fence of at least `size` characters `fence`. */
export function isClosingFence(text: string, start: number, fence: number, size: number): boolean {
  if (text.charCodeAt(start) !== fence) return false;
  const end = runEnd(text, start);
  return end - start >= size && isLineEnd(text.charCodeAt(skipSpaces(text, end)));
}

/** Offset after the run of equal characters that starts at `start`. */
function runEnd(text: string, start: number): number {
  const code = text.charCodeAt(start);
  let end = start + 1;
  while (text.charCodeAt(end) === code) end += 1;
  return end;
}

/** Where the marker of the footnote definition at `start` ends (after its colon), or -1. Labels are at most 999 characters. */
export function footnoteMarkerEnd(text: string, start: number): number {
  if (text.charCodeAt(start + 1) !== 0x5e) return -1;
  let at = start + 2;
  for (;;) {
    const code = text.charCodeAt(at);
    if (at - start - 2 > 999 || code === 0x5b || isSpace(code) || isLineEnd(code)) return -1;
    if (code === 0x5d) break;
    at += 1;
    if (code === 0x5c && isBracketOrBackslash(text.charCodeAt(at))) at += 1;
  }
  return at > start + 2 && text.charCodeAt(at + 1) === 0x3a ? at + 2 : -1;
}

function isBracketOrBackslash(code: number): boolean {
  return code === 0x5b || code === 0x5c || code === 0x5d;
}
