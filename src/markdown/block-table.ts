import { isLineEnd, isSpace, skipSpaces } from './block-cursor.ts';

/** How many cells the table delimiter row at `start` has, 0 if the line is no such row. */
export function delimiterCells(text: string, start: number): number {
  let cells = 0;
  let isTable = false;
  let at = start;
  if (text.charCodeAt(at) === 0x7c) {
    isTable = true;
    at = skipSpaces(text, at + 1);
  }
  for (;;) {
    const end = delimiterCellEnd(text, at);
    if (end === -1) return 0;
    cells += 1;
    // One run of dashes alone is a thematic break or a heading's underline: a colon or a bar makes it a table.
    if (text.charCodeAt(at) === 0x3a || text.charCodeAt(end - 1) === 0x3a) isTable = true;
    at = skipSpaces(text, end);
    if (text.charCodeAt(at) === 0x7c) {
      isTable = true;
      at = skipSpaces(text, at + 1);
      if (!isLineEnd(text.charCodeAt(at))) continue;
    }
    return isTable && isLineEnd(text.charCodeAt(at)) ? cells : 0;
  }
}

/** Where the delimiter `:--:` at `start` ends, or -1. */
function delimiterCellEnd(text: string, start: number): number {
  let at = start;
  if (text.charCodeAt(at) === 0x3a) at += 1;
  const dashes = at;
  while (text.charCodeAt(at) === 0x2d) at += 1;
  if (at === dashes) return -1;
  return text.charCodeAt(at) === 0x3a ? at + 1 : at;
}

/** How many cells the line at `start` has as the head of a table; 0 if it cannot be one. */
export function headCells(text: string, start: number): number {
  let cells = 0;
  let pieces = 0;
  let opens = text.charCodeAt(start) !== 0x7c;
  if (opens) pieces = 1;
  let at = start;
  for (;;) {
    const code = text.charCodeAt(at);
    if (isLineEnd(code)) break;
    if (isSpace(code)) {
      at += 1;
      continue;
    }
    pieces += 1;
    if (opens) cells += 1;
    opens = code === 0x7c;
    at = opens ? at + 1 : cellTextEnd(text, at);
  }
  // A lone bar is no row.
  return pieces > 1 ? cells : 0;
}

/** Where the run of cell text at `start` ends: at a space, a bar that no backslash escapes, or the end of the line. */
function cellTextEnd(text: string, start: number): number {
  let at = start;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code === 0x7c || isSpace(code) || isLineEnd(code)) return at;
    at += 1;
    if (code === 0x5c) {
      const escaped = text.charCodeAt(at);
      if (escaped === 0x5c || escaped === 0x7c) at += 1;
    }
  }
}
