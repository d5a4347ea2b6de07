import { countDefinitionLines } from './block-definition.ts';
import { isLineEnd, isSpace, skipSpaces } from './block-cursor.ts';
import { createBlock, NO_LEAF, PARAGRAPH } from './block-state.ts';
import type { BlockState, OpenBlock } from './block-state.ts';
import type { BlockKind } from './outline.ts';
import { trimEnd } from './trim-end.ts';

/** Starts the leaf `leaf` (see `NO_LEAF` and its siblings) at `start`; it holds the current line. No leaf may be open. */
export function openLeaf(state: BlockState, leaf: number, kind: BlockKind, start: number): OpenBlock {
  const block = createBlock(kind, start, state.depth);
  state.blocks.push(block);
  state.leaf = leaf;
  state.leafBlock = block;
  state.leafNext = state.next;
  return block;
}

/** A leaf that is over with the current line. */
export function addLine(state: BlockState, kind: BlockKind, start: number): OpenBlock {
  const block = openLeaf(state, NO_LEAF, kind, start);
  state.task = undefined;
  endLeaf(state, block);
  return block;
}

/** Ends the open leaf, if any, after the last line that was added to it. */
export function closeLeaf(state: BlockState): void {
  const { leaf } = state;
  if (leaf === NO_LEAF) return;
  state.leaf = NO_LEAF;
  endLeaf(state, state.leafBlock);
  if (state.task === undefined) return;
  if (leaf === PARAGRAPH) findCheckbox(state, state.task);
  state.task = undefined;
}

function endLeaf(state: BlockState, block: OpenBlock): void {
  const end = trimEnd(state.text, block.start, state.leafNext);
  block.end = end;
  block.contentEnd = end;
  state.lastEnd = end;
}

/** Starts a paragraph with the current line, whose text starts at `first` after an indentation of `indent` columns. */
export function openParagraph(state: BlockState, first: number, indent: number): void {
  openLeaf(state, PARAGRAPH, 'paragraph', first);
  state.headAt = first;
  state.headCursor = state.at;
  if (state.text.charCodeAt(first) === 0x5b) {
    state.lines.length = 0;
    state.lines.push(first, state.next);
  }
  // A checkbox stands where the item's text starts, and neither in a lazy line nor after further spaces.
  if (state.task === undefined) return;
  if (indent > 0 || state.containers[state.depth - 1]?.block !== state.task) state.task = undefined;
  else state.taskClose = checkboxClose(state, first);
}

/** Offset of the `]` of the checkbox at `start`, -1 if there is none, -2 if the line ends after the `[`. */
function checkboxClose(state: BlockState, start: number): number {
  const { text } = state;
  if (text.charCodeAt(start) !== 0x5b) return -1;
  const sign = text.charCodeAt(start + 1);
  if (isLineEnd(sign)) return -2;
  // As in micromark, a tab counts as one blank only if it is one column wide.
  const isSign = sign === 0x20 || sign === 0x78 || sign === 0x58 || (sign === 0x09 && ((state.column + 1) & 3) === 3);
  return isSign && text.charCodeAt(start + 2) === 0x5d ? start + 2 : -1;
}

/** Adds the current line to the open paragraph. `headAt` is -1 if it cannot be the head of a table, else where its text starts. */
export function continueParagraph(state: BlockState, headAt: number): void {
  state.headNext = state.leafNext;
  state.leafNext = state.next;
  state.headAt = headAt;
  state.headCursor = state.at;
  if (state.text.charCodeAt(state.leafBlock.start) === 0x5b) state.lines.push(state.at, state.next);
  if (state.task !== undefined && state.taskClose === -2) {
    state.taskClose = state.tabRest === 0 && state.text.charCodeAt(state.at) === 0x5d ? state.at : -1;
  }
}

/** Notes the checkbox of `item`, if its first paragraph, which has just ended, starts with one. */
function findCheckbox(state: BlockState, item: OpenBlock): void {
  const { text, leafBlock: paragraph } = state;
  let start = paragraph.start;
  let close = state.taskClose;
  if (close < 0) {
    if (text.charCodeAt(start) !== 0x5b) return;
    // Definitions may come before the item's text proper, in the same paragraph.
    start = textAfterDefinitions(state);
    if (start === paragraph.start || start >= paragraph.end) return;
    close = isCheckbox(text, start) ? start + 2 : -1;
  }
  const after = text.charCodeAt(close + 1);
  if (close < 0 || paragraph.end <= close + 1 || !(isSpace(after) || isLineEnd(after))) return;
  const contentStart = skipSpaces(text, close + 1);
  item.checkbox = start;
  item.contentStart = contentStart;
  paragraph.checkbox = start;
  paragraph.contentStart = contentStart;
}

function isCheckbox(text: string, start: number): boolean {
  const sign = text.charCodeAt(start + 1);
  return text.charCodeAt(start) === 0x5b && (sign === 0x20 || sign === 0x78 || sign === 0x58) && text.charCodeAt(start + 2) === 0x5d;
}

/** Where the text of the open paragraph starts after its definitions; its `leafNext` if it has nothing else. */
export function textAfterDefinitions(state: BlockState): number {
  const { text, lines } = state;
  if (text.charCodeAt(state.leafBlock.start) !== 0x5b) return state.leafBlock.start;
  const parts: string[] = [];
  for (let index = 0; index < lines.length; index += 2) {
    const start = lines[index] ?? 0;
    const next = lines[index + 1] ?? 0;
    if (next <= state.leafNext) parts.push(text.slice(start, withoutLineEnding(text, start, next)));
  }
  const joined = parts.join('\n');
  const count = joined.includes(']:') ? countDefinitionLines(joined) : 0;
  return count >= parts.length ? state.leafNext : skipSpaces(text, lines[2 * count] ?? 0);
}

function withoutLineEnding(text: string, start: number, next: number): number {
  let end = next;
  while (end > start && isLineEnd(text.charCodeAt(end - 1))) end -= 1;
  return end;
}
