/** A stretch of a note that is read by itself; `plain` when it is too long a line to be read as Markdown at all. */
export interface NotePiece {
  readonly text: string;
  readonly plain: boolean;
}

/** UTF-16 units. remark-parse needs time that grows with the square of its input; up to here that is milliseconds. */
const LONGEST_PIECE = 10_240;

const FENCE = /^ {0,3}(`{3,}|~{3,}|\$\$)/;

/**
 * `note` in pieces of at most 10,240 UTF-16 units (a single longer line is a plain piece), cut at blank lines outside
 * of fences where there are any, else between lines. A note that is short enough is one piece.
 */
export function splitNote(note: string): NotePiece[] {
  if (note.length <= LONGEST_PIECE) return [{ text: note, plain: false }];
  const pieces: NotePiece[] = [];
  let start = 0;
  while (start < note.length) {
    const end = findCut(note, start);
    pieces.push({ text: note.slice(start, end), plain: end - start > LONGEST_PIECE });
    start = end;
  }
  return pieces;
}

/** The end of the piece that begins at `start`: after its last good blank line, else its last line, else its first. */
function findCut(note: string, start: number): number {
  let lastBlank = start;
  let lastLine = start;
  let fence: string | undefined;
  let at = start;
  while (at < note.length) {
    const end = lineEnd(note, at);
    if (end - start > LONGEST_PIECE) break;
    const line = note.slice(at, end);
    fence = nextFence(fence, line);
    if (fence === undefined && line.trim() === '') lastBlank = end;
    lastLine = end;
    at = end;
  }
  if (at >= note.length) return note.length;
  if (lastBlank > start) return lastBlank;
  return lastLine > start ? lastLine : lineEnd(note, start);
}

/** The fence that is open after `line`, if `open` is the one open before it. */
function nextFence(open: string | undefined, line: string): string | undefined {
  const sign = FENCE.exec(line)?.[1];
  if (sign === undefined) return open;
  // A formula that opens and ends on one line is no fence.
  if (open === undefined) return sign === '$$' && line.trim().length > 2 ? undefined : sign;
  return sign.startsWith(open) ? undefined : open;
}

function lineEnd(note: string, at: number): number {
  const feed = note.indexOf('\n', at);
  return feed === -1 ? note.length : feed + 1;
}
