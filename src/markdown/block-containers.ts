import { firstCode, indentation, isLineEnd, skipColumns, skipIndentation, skipText } from './block-cursor.ts';
import { footnoteMarkerEnd, listMarkerEnd } from './block-markers.ts';
import { closeLeaf } from './block-leaf.ts';
import { createBlock, FOOTNOTE_MARKER, INDENTED_CODE, NESTING_LIMIT, QUOTE_MARKER } from './block-state.ts';
import type { BlockState, Container, OpenBlock } from './block-state.ts';
import type { BlockKind } from './outline.ts';

/** Whether a container's marker may start with an ASCII character: `*`, `+`, `-`, a digit, `>` or `[`. */
const STARTS_CONTAINER: Uint8Array = new Uint8Array(128);
for (const character of '*+->[0123456789') STARTS_CONTAINER[character.charCodeAt(0)] = 1;

/**
 * Moves the cursor over the prefixes of the open containers that the line continues, and counts them in `state.continued`.
 * A sibling of an open list item replaces it here.
 */
export function continueContainers(state: BlockState): void {
  let index = 0;
  state.continued = 0;
  while (index < state.depth) {
    const container = state.containers[index];
    if (container === undefined) return;
    const isBlank = isLineEnd(firstCode(state));
    if (isBlank && skipsBlankLine(state, index)) return;
    const step = continueContainer(state, container, isBlank);
    if (step === STOP) return;
    index += 1;
    state.continued = index;
    if (step === SIBLING) {
      replaceItem(state, container);
      return;
    }
  }
}

const STOP = 0;
const CONTINUE = 1;
const SIBLING = 2;

/** A line blank from here on continues all items and footnotes at once, where no quote asks for its marker. */
function skipsBlankLine(state: BlockState, index: number): boolean {
  const innermost = state.containers[state.depth - 1];
  if (innermost === undefined || innermost.innermostQuote >= index) return false;
  // The spaces that are left on a blank line may belong to indented code, and on the last line they decide where code ends.
  if (state.leaf === INDENTED_CODE || state.next === state.text.length) return false;
  if (innermost.blankStart) innermost.closed = true;
  state.continued = state.depth;
  return true;
}

function continueContainer(state: BlockState, container: Container, isBlank: boolean): number {
  const indent = indentation(state);
  if (container.marker === QUOTE_MARKER) return indent <= 3 && continueQuote(state) ? CONTINUE : STOP;
  if (isBlank) {
    if (container.blankStart) container.closed = true;
    if (container.marker !== FOOTNOTE_MARKER) skipColumns(state, container.size);
    return CONTINUE;
  }
  const wasClosed = container.closed;
  container.closed = false;
  container.blankStart = false;
  if (!wasClosed && indent >= container.size) {
    skipColumns(state, container.size);
    return CONTINUE;
  }
  if (container.marker === FOOTNOTE_MARKER && indent === 0 && isWithinFootnote(state)) return CONTINUE;
  return container.marker !== FOOTNOTE_MARKER && indent <= 3 && isSibling(state, container) ? SIBLING : STOP;
}

/** As in micromark, a footnote directly within a footnote takes the indentation of the outer one for its own. */
function isWithinFootnote(state: BlockState): boolean {
  return state.continued > 0 && state.containers[state.continued - 1]?.marker === FOOTNOTE_MARKER;
}

/** Moves the cursor over `>` and one column of space after it, if the line's text starts so. */
function continueQuote(state: BlockState): boolean {
  if (firstCode(state) !== QUOTE_MARKER) return false;
  skipIndentation(state);
  skipText(state, 1);
  skipColumns(state, 1);
  return true;
}

function isSibling(state: BlockState, container: Container): boolean {
  const code = firstCode(state);
  if (!(code < 128) || STARTS_CONTAINER[code] !== 1 || code === QUOTE_MARKER || code === FOOTNOTE_MARKER) return false;
  const isBullet = code < 0x30;
  if (isBullet && code !== container.marker) return false;
  const end = listMarkerEnd(state, state.first, false);
  return end !== -1 && state.text.charCodeAt(end - 1) === container.marker;
}

/** Closes what is in the list item and the item itself, and opens its sibling at the cursor. */
function replaceItem(state: BlockState, container: Container): void {
  closeLeaf(state);
  exitContainers(state, state.continued - 1);
  state.interrupts = false;
  openItem(state, container, listMarkerEnd(state, state.first, false));
}

/** Opens the containers that start at the cursor; if there are any, what the line did not continue is closed first. */
export function openContainers(state: BlockState): void {
  let isFirst = true;
  for (;;) {
    const code = firstCode(state);
    if (!(code < 128) || STARTS_CONTAINER[code] !== 1 || indentation(state) > 3) return;
    const end = containerMarkerEnd(state, code);
    if (end === -1) return;
    if ((isFirst ? state.continued : state.depth) >= NESTING_LIMIT) {
      reportNesting(state);
      return;
    }
    if (isFirst) {
      closeLeaf(state);
      exitContainers(state, state.continued);
      isFirst = false;
    }
    openContainer(state, code, end);
    state.continued = state.depth;
  }
}

function containerMarkerEnd(state: BlockState, code: number): number {
  if (code === QUOTE_MARKER) return state.first + 1;
  if (code === FOOTNOTE_MARKER) return footnoteMarkerEnd(state.text, state.first);
  return listMarkerEnd(state, state.first, state.interrupts);
}

function openContainer(state: BlockState, code: number, markerEnd: number): void {
  const container = nextContainer(state);
  if (code !== QUOTE_MARKER && code !== FOOTNOTE_MARKER) {
    openItem(state, container, markerEnd);
    return;
  }
  skipIndentation(state);
  enterContainer(state, container, code === QUOTE_MARKER ? 'block-quote' : 'footnote', markerEnd);
  container.marker = code;
  container.size = 4;
  skipText(state, markerEnd - state.at);
  if (code === QUOTE_MARKER) {
    container.innermostQuote = state.depth - 1;
    skipColumns(state, 1);
  } else {
    firstCode(state);
    skipIndentation(state);
  }
  container.block.contentStart = state.at;
}

/** The entry after the open containers, made if it was never used. */
function nextContainer(state: BlockState): Container {
  const used = state.containers[state.depth];
  if (used !== undefined) return used;
  const made = { block: state.leafBlock, marker: 0, size: 0, blankStart: false, closed: false, innermostQuote: -1 };
  state.containers.push(made);
  return made;
}

/** Makes `container`, which is the entry after the open ones, an open container around a new block at the cursor. */
function enterContainer(state: BlockState, container: Container, kind: BlockKind, markerEnd: number): OpenBlock {
  const around = state.depth === 0 ? undefined : state.containers[state.depth - 1];
  const block = createBlock(kind, state.at, state.depth);
  state.blocks.push(block);
  container.block = block;
  container.blankStart = false;
  container.closed = false;
  container.innermostQuote = around === undefined ? -1 : around.innermostQuote;
  state.depth += 1;
  state.lastEnd = markerEnd;
  state.task = undefined;
  return block;
}

/** Opens a list item whose marker stands at `state.first`; the cursor moves to where its text may start. */
function openItem(state: BlockState, container: Container, markerEnd: number): void {
  const outerIndent = indentation(state);
  skipIndentation(state);
  const block = enterContainer(state, container, 'list-item', markerEnd);
  const markerSize = markerEnd - state.at;
  skipText(state, markerSize);
  container.marker = state.text.charCodeAt(markerEnd - 1);
  block.level = markerSize > 1 ? 1 : 0;
  const isBlank = isLineEnd(firstCode(state));
  const indent = indentation(state);
  // From the fifth column of space on it is indented code; one column then belongs to the marker.
  const space = isBlank ? 0 : indent >= 5 ? 1 : indent;
  skipColumns(state, space);
  container.size = outerIndent + markerSize + (isBlank ? 1 : space);
  container.blankStart = isBlank;
  block.contentStart = state.at;
  if (!isBlank || state.first === markerEnd) state.task = block;
}

/** Closes the containers from the index `depth` on; the leaf in them must be closed. */
export function exitContainers(state: BlockState, depth: number): void {
  for (let index = state.depth - 1; index >= depth; index -= 1) {
    const block = state.containers[index]?.block;
    if (block === undefined) continue;
    block.end = state.lastEnd;
    block.contentStart = Math.min(block.contentStart, block.end);
    block.contentEnd = block.end;
  }
  state.depth = depth;
}

function reportNesting(state: BlockState): void {
  if (state.problems.some((problem) => problem.code === 'nesting-too-deep')) return;
  state.problems.push({
    code: 'nesting-too-deep',
    severity: 'warning',
    message: `list items and quotes nested more than ${NESTING_LIMIT} deep are read as plain text`,
    span: { start: state.first, end: state.next },
  });
}
