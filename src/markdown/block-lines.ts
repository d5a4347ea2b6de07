import { lineNumberAt } from '../text/lines.ts';
import { continueContainers, exitContainers, openContainers } from './block-containers.ts';
import { firstCode, isLineEnd, startLine } from './block-cursor.ts';
import { closeLeaf, openParagraph } from './block-leaf.ts';
import { endsAtBlankLine, extendLeaf, leaveLeaf, startLeaf } from './block-starts.ts';
import { FENCED_CODE, HTML_TO_BLANK, HTML_TO_CLOSE, INDENTED_CODE, NO_LEAF, PARAGRAPH } from './block-state.ts';
import type { BlockState } from './block-state.ts';

/** ASCII characters with which a line can do more than go on with a paragraph or start one: all others are plain. */
const IS_SPECIAL: Uint8Array = new Uint8Array(128);
for (const character of '\t\n\r #*+-:<=>[_`|~0123456789') IS_SPECIAL[character.charCodeAt(0)] = 1;

/** Scans the lines from the offset `from`, a line start, to the end of the text. */
export function scanLines(state: BlockState, lineStarts: readonly number[], from: number): void {
  const { text } = state;
  const { length } = text;
  let start = from;
  for (let line = from === 0 ? 1 : lineNumberAt(lineStarts, from); start < length; line += 1) {
    const next = lineStarts[line] ?? length;
    const code = text.charCodeAt(start);
    if (state.depth > 0 || !scanQuickly(state, code, start, next)) scanLine(state, start, next);
    start = next;
  }
  closeLeaf(state);
  exitContainers(state, 0);
}

/** Deals with the commonest lines, outside any container, that one character decides; false if it was not one of them. */
function scanQuickly(state: BlockState, code: number, start: number, next: number): boolean {
  const isPlain = code >= 128 || IS_SPECIAL[code] === 0;
  switch (state.leaf) {
    case PARAGRAPH:
      if (!isPlain) return false;
      state.headNext = state.leafNext;
      state.leafNext = next;
      state.headAt = start;
      state.headCursor = start;
      if (state.text.charCodeAt(state.leafBlock.start) === 0x5b) state.lines.push(start, next);
      return true;
    case HTML_TO_BLANK:
      if (code <= 0x20) return false;
      state.leafNext = next;
      return true;
    case NO_LEAF:
      if (code === 0x0a) return true;
      if (!isPlain) return false;
      state.next = next;
      state.at = start;
      openParagraph(state, start, 0);
      return true;
    default:
      return false;
  }
}

function scanLine(state: BlockState, start: number, next: number): void {
  startLine(state, start, next);
  state.interrupts = false;
  continueContainers(state);
  if (state.continued < state.depth) openContainers(state);
  else if (!isConcrete(state.leaf)) {
    state.interrupts = state.leaf === PARAGRAPH || state.leaf === INDENTED_CODE;
    openContainers(state);
  }
  if (isLineEnd(firstCode(state))) scanBlank(state);
  else scanText(state);
}

/** Whether nothing within the leaf can start a container. */
function isConcrete(leaf: number): boolean {
  return leaf === HTML_TO_BLANK || leaf === HTML_TO_CLOSE || leaf === FENCED_CODE;
}

/** A line that is blank after its containers' prefixes. */
function scanBlank(state: BlockState): void {
  const isOutside = state.continued < state.depth;
  if (isOutside || endsAtBlankLine(state)) closeLeaf(state);
  if (isOutside) exitContainers(state, state.continued);
}

function scanText(state: BlockState): void {
  if (state.leaf === NO_LEAF) {
    if (state.continued < state.depth) exitContainers(state, state.continued);
    startLeaf(state);
  } else if (state.continued === state.depth) extendLeaf(state);
  else if (state.leaf === PARAGRAPH) extendLeaf(state);
  else leaveLeaf(state);
}
