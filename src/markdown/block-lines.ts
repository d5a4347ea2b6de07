import { lineNumberAt } from '../text/lines.ts';
import { continueContainers, exitContainers, openContainers } from './block-containers.ts';
import { firstCode, isLineEnd, startLine } from './block-cursor.ts';
import { openHtml } from './block-detect.ts';
import { htmlKindAt } from './block-html.ts';
import { closeLeaf, continueParagraph, openParagraph } from './block-leaf.ts';
import { endsAtBlankLine, extendLeaf, leaveLeaf } from './block-starts.ts';
import { FENCED_CODE, HTML_TO_BLANK, HTML_TO_CLOSE, INDENTED_CODE, NO_LEAF, PARAGRAPH } from './block-state.ts';
import type { BlockState } from './block-state.ts';

/**
 * What an ASCII character says about a line that starts with it: 0 it is plain, it can only go on with a paragraph or start one;
 * 1 it may be something else; 2 that depends on the next character too.
 */
const FIRST: Uint8Array = new Uint8Array(128);
for (const character of '\t\n\r #<=>|~') FIRST[character.charCodeAt(0)] = 1;
for (const character of '*+-:[_`0123456789') FIRST[character.charCodeAt(0)] = 2;

/** Second characters with which such a line may be something else than plain: those that markers go on with. */
const SECOND: Uint8Array = new Uint8Array(128);
for (const character of '\t\n\r )*-.:^_`|0123456789') SECOND[character.charCodeAt(0)] = 1;

/**
 * Scans the lines from the offset `from`, a line start, to the end of the text. The commonest lines, outside any container, are dealt
 * with here by their first characters: of a list written with `<details>`, nine of ten.
 */
export function scanLines(state: BlockState, lineStarts: readonly number[], from: number): void {
  const { text } = state;
  const { length } = text;
  let start = from;
  for (let line = from === 0 ? 1 : lineNumberAt(lineStarts, from); start < length; line += 1) {
    const next = lineStarts[line] ?? length;
    const code = text.charCodeAt(start);
    const { leaf } = state;
    if (state.depth > 0) scanLine(state, start, next);
    else if (leaf === HTML_TO_BLANK) {
      if (code > 0x20) state.leafNext = next;
      else if (code === 0x0a) closeLeaf(state);
      else scanLine(state, start, next);
    } else if (leaf > PARAGRAPH) scanLine(state, start, next);
    else if (code === 0x0a) closeLeaf(state);
    else if (isPlain(text, start, code)) addPlainLine(state, start, next);
    else if (code !== 0x3c || leaf !== NO_LEAF || !startsHtml(state, start, next)) scanLine(state, start, next);
    start = next;
  }
  closeLeaf(state);
  exitContainers(state, 0);
}

function isPlain(text: string, start: number, code: number): boolean {
  const first = code < 128 ? FIRST[code] : 0;
  if (first !== 2) return first === 0;
  const second = text.charCodeAt(start + 1);
  if (!(second < 128)) return second === second;
  if (SECOND[second] === 0) return true;
  // A line that starts with strong emphasis: two stars and then neither a third nor a space, as `***` and `** *` have.
  if (code !== 0x2a || second !== 0x2a) return false;
  const third = text.charCodeAt(start + 2);
  return third > 0x20 && third !== 0x2a;
}

/** Adds a line to the open paragraph or starts one. */
function addPlainLine(state: BlockState, start: number, next: number): void {
  state.at = start;
  state.next = next;
  if (state.leaf === PARAGRAPH) continueParagraph(state, start);
  else openParagraph(state, start, 0);
}

/** Starts HTML if the `<` at `start`, which begins a line, does. */
function startsHtml(state: BlockState, start: number, next: number): boolean {
  const kind = htmlKindAt(state.text, start);
  if (kind === 0) return false;
  state.at = start;
  state.first = start;
  state.next = next;
  openHtml(state, start, kind);
  return true;
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
  state.isLazy = state.continued < state.depth;
  if (isLineEnd(firstCode(state))) scanBlank(state);
  else scanText(state);
}

/** Whether nothing within the leaf can start a container. */
function isConcrete(leaf: number): boolean {
  return leaf === HTML_TO_BLANK || leaf === HTML_TO_CLOSE || leaf === FENCED_CODE;
}

/** A line that is blank after its containers' prefixes. */
function scanBlank(state: BlockState): void {
  if (state.isLazy || endsAtBlankLine(state)) closeLeaf(state);
  if (state.isLazy) exitContainers(state, state.continued);
}

function scanText(state: BlockState): void {
  if (state.leaf !== NO_LEAF && (!state.isLazy || state.leaf === PARAGRAPH)) extendLeaf(state);
  else leaveLeaf(state);
}
