import type { BlockState } from './block-state.ts';

/** Whether `code` ends a line; the end of the text (`NaN`) counts. */
export function isLineEnd(code: number): boolean {
  return code === 0x0a || code === 0x0d || code !== code;
}

/** Whether `code` is a space or a tab. */
export function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x09;
}

/** Offset of the first character from `at` on that is no space or tab. */
export function skipSpaces(text: string, at: number): number {
  let to = at;
  while (isSpace(text.charCodeAt(to))) to += 1;
  return to;
}

/** Puts the cursor at the start of a line, which is `start`. */
export function startLine(state: BlockState, start: number, next: number): void {
  state.at = start;
  state.column = 0;
  state.tabRest = 0;
  state.first = -1;
  state.next = next;
}

/** The character code at `state.first`, which is found if need be: where the line's text starts, seen from the cursor. */
export function firstCode(state: BlockState): number {
  if (state.first < state.at) findFirst(state);
  return state.text.charCodeAt(state.first);
}

function findFirst(state: BlockState): void {
  const { text } = state;
  let at = state.at;
  let column = state.column + state.tabRest;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code === 0x20) column += 1;
    else if (code === 0x09) column += 4 - (column & 3);
    else break;
    at += 1;
  }
  state.first = at;
  state.firstColumn = column;
}

/** Columns between the cursor and the line's text; `firstCode` must have been called for this cursor. */
export function indentation(state: BlockState): number {
  return state.firstColumn - state.column;
}

/** Moves the cursor to the line's text. */
export function skipIndentation(state: BlockState): void {
  state.at = state.first;
  state.column = state.firstColumn;
  state.tabRest = 0;
}

/** Moves the cursor over `length` characters that are neither tabs nor wider than one column. */
export function skipText(state: BlockState, length: number): void {
  state.at += length;
  state.column += length;
}

/** Moves the cursor over at most `columns` columns of spaces and tabs, the last tab perhaps in part. */
export function skipColumns(state: BlockState, columns: number): void {
  if (state.first < state.at) findFirst(state);
  const target = Math.min(state.column + columns, state.firstColumn);
  let column = state.column + state.tabRest;
  let at = state.at;
  while (column < target) {
    column += state.text.charCodeAt(at) === 0x09 ? 4 - (column & 3) : 1;
    at += 1;
  }
  state.at = at;
  state.column = target;
  state.tabRest = column - target;
}
