import { exitContainers } from './block-containers.ts';
import { firstCode, indentation } from './block-cursor.ts';
import { detectBlock, openBlock, openHtml } from './block-detect.ts';
import { closesHtml, htmlKindAt } from './block-html.ts';
import { closeLeaf, continueParagraph, openLeaf, openParagraph, textAfterDefinitions } from './block-leaf.ts';
import { isClosingFence, isSetextUnderline } from './block-markers.ts';
import { createBlock, FENCED_CODE, HTML_TO_CLOSE, INDENTED_CODE, NO_LEAF, PARAGRAPH, TABLE } from './block-state.ts';
import type { BlockState } from './block-state.ts';
import { delimiterCells, headCells } from './block-table.ts';
import { trimEnd } from './trim-end.ts';

/** Starts a leaf with the line's text; none may be open. */
function startLeaf(state: BlockState): void {
  const code = firstCode(state);
  const indent = indentation(state);
  if (indent >= 4) {
    openLeaf(state, INDENTED_CODE, 'code', state.at);
    // As in micromark, code that a lazy line starts has that line alone.
    if (state.isLazy) closeLeaf(state);
    return;
  }
  const detail = detectBlock(state, code);
  if (detail === 0) openParagraph(state, state.first, indent);
  else openBlock(state, code, detail);
}

/** Starts a leaf where none is open, or where the line leaves containers and with them the open leaf, which is no paragraph. */
export function leaveLeaf(state: BlockState): void {
  const wasTable = state.leaf === TABLE;
  closeLeaf(state);
  if (state.isLazy) exitContainers(state, state.continued);
  startLeaf(state);
  // As in micromark, what follows a table like this is not tried as the head of another.
  if (wasTable && state.leaf === PARAGRAPH) state.headAt = -1;
}

/** Adds a line that is not blank to the open leaf, or ends the leaf and starts another. */
export function extendLeaf(state: BlockState): void {
  switch (state.leaf) {
    case PARAGRAPH:
      extendParagraph(state);
      return;
    case TABLE:
      extendTable(state);
      return;
    case INDENTED_CODE:
      firstCode(state);
      if (indentation(state) >= 4) break;
      closeLeaf(state);
      startLeaf(state);
      return;
    default:
      state.leafNext = state.next;
      if (endsWithLine(state)) closeLeaf(state);
      return;
  }
  state.leafNext = state.next;
}

/** Whether fenced code or HTML of kind 1–5 ends with the current line. */
function endsWithLine(state: BlockState): boolean {
  if (state.leaf === HTML_TO_CLOSE) return closesHtml(state, state.at);
  if (state.leaf !== FENCED_CODE) return false;
  firstCode(state);
  return indentation(state) <= 3 && isClosingFence(state.text, state.first, state.fence, state.fenceSize);
}

/** Whether the open leaf ends at a blank line; else the line is added to it, if it counts. */
export function endsAtBlankLine(state: BlockState): boolean {
  switch (state.leaf) {
    case INDENTED_CODE:
      firstCode(state);
      if (indentation(state) >= 4) state.leafNext = state.next;
      return false;
    case FENCED_CODE:
    case HTML_TO_CLOSE:
      // A last line that is nothing but the prefixes of containers does not count.
      if (state.at < state.next) state.leafNext = state.next;
      return false;
    default:
      return true;
  }
}

function extendParagraph(state: BlockState): void {
  const code = firstCode(state);
  if (indentation(state) >= 4) {
    continueParagraph(state, -1);
    return;
  }
  if (!state.isLazy && (endsAsHeading(state, code) || endsAsTableHead(state, code))) return;
  const detail = detectBlock(state, code);
  if (detail === 0 || !interruptsParagraph(state, code, detail)) continueParagraph(state, state.first);
  else openBlock(state, code, detail);
}

/** Closes the open paragraph, and the containers the line does not continue, if a block that `detectBlock` found may interrupt it. */
function interruptsParagraph(state: BlockState, code: number, detail: number): boolean {
  const isAnyTag = code === 0x3c && detail === 7;
  if (isAnyTag && !state.isLazy) return false;
  closeLeaf(state);
  // As in micromark, a lazy line that is any one tag ends the paragraph but stays in its containers, unless it is the last line.
  if (!isAnyTag || !endsWithLineEnding(state)) exitContainers(state, state.continued);
  return true;
}

function endsWithLineEnding(state: BlockState): boolean {
  const last = state.text.charCodeAt(state.next - 1);
  return last === 0x0a || last === 0x0d;
}

/** Makes the open paragraph a heading if the line underlines it. */
function endsAsHeading(state: BlockState, code: number): boolean {
  if (code !== 0x3d && code !== 0x2d) return false;
  if (!isSetextUnderline(state.text, state.first)) return false;
  const contentStart = textAfterDefinitions(state);
  if (contentStart >= state.leafNext) {
    closeLeaf(state);
    startLeaf(state);
    return true;
  }
  const { leafBlock: block, text } = state;
  state.leaf = NO_LEAF;
  state.task = undefined;
  block.kind = 'heading';
  block.level = code === 0x3d ? 1 : 2;
  block.contentStart = contentStart;
  block.contentEnd = trimEnd(text, contentStart, state.leafNext);
  block.end = trimEnd(text, block.start, state.next);
  state.lastEnd = block.end;
  return true;
}

/** Makes the last line of the open paragraph the head of a table if the line is a fitting delimiter row. */
function endsAsTableHead(state: BlockState, code: number): boolean {
  const { text, headAt, leafNext: headEnd } = state;
  if (headAt === -1 || (code !== 0x7c && code !== 0x2d && code !== 0x3a)) return false;
  const cells = delimiterCells(text, state.first);
  if (cells === 0 || headCells(text, headAt) !== cells) return false;
  if (headAt === state.leafBlock.start) {
    state.leafBlock.kind = 'table';
    state.leaf = TABLE;
    state.task = undefined;
  } else {
    state.leafNext = state.headNext;
    closeLeaf(state);
    // As in micromark, a tag that could not interrupt the paragraph can once the table has.
    if (text.charCodeAt(headAt) === 0x3c && htmlKindAt(text, headAt) === 7) {
      openHtml(state, state.headCursor, 7);
      return true;
    }
    openLeaf(state, TABLE, 'table', headAt);
  }
  addRow(state, headAt, headEnd);
  state.leafNext = state.next;
  return true;
}

function addRow(state: BlockState, start: number, next: number): void {
  const row = createBlock('table-row', start, state.depth + 1);
  row.end = trimEnd(state.text, start, next);
  row.contentEnd = row.end;
  state.blocks.push(row);
}

function extendTable(state: BlockState): void {
  const code = firstCode(state);
  if (indentation(state) >= 4 || detectBlock(state, code) !== 0) {
    closeLeaf(state);
    startLeaf(state);
    return;
  }
  addRow(state, state.first, state.next);
  state.leafNext = state.next;
}
