import type { Span } from '../text/span.ts';

/** A row of a GFM table, taken apart. */
export interface RowCells {
  /** What stands between two bars, blanks included. */
  readonly cells: readonly Span[];
  /** Whether a bar stands before the first cell, and after the last. */
  readonly opens: boolean;
  readonly closes: boolean;
}

const BAR = 0x7c;
const BACKSLASH = 0x5c;

/**
 * The cells of the row `text[start, end)`, one line of a table, as GFM has them: a bar ends a cell wherever it stands, in code too, unless a backslash
 * before it escapes it; bars at both ends of the row are no cells.
 */
export function splitRow(text: string, start: number, end: number): RowCells {
  const cells: Span[] = [];
  const first = skipBlanks(text, start, end);
  const opens = text.charCodeAt(first) === BAR && first < end;
  let at = opens ? first + 1 : start;
  for (;;) {
    const bar = findBar(text, at, end);
    if (bar === -1) break;
    cells.push({ start: at, end: bar });
    at = bar + 1;
  }
  const closes = cells.length > 0 && skipBlanks(text, at, end) === end;
  if (!closes) cells.push({ start: at, end });
  return { cells, opens, closes };
}

/** Where the next bar stands that no backslash escapes; -1 where none does. */
function findBar(text: string, from: number, end: number): number {
  let bar = text.indexOf('|', from);
  while (bar !== -1 && bar < end && isEscaped(text, from, bar)) bar = text.indexOf('|', bar + 1);
  return bar < end ? bar : -1;
}

/** Whether an odd number of backslashes stands before the bar, within its cell. */
function isEscaped(text: string, from: number, bar: number): boolean {
  let at = bar;
  while (at > from && text.charCodeAt(at - 1) === BACKSLASH) at -= 1;
  return (bar - at) % 2 === 1;
}

function skipBlanks(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && (text.charCodeAt(at) === 0x20 || text.charCodeAt(at) === 0x09)) at += 1;
  return at;
}

/** The Markdown that a cell holds, without what it takes to stand in one: `\|` is a bar, `<br>` a line ending. */
export function cellMarkdown(cell: string, eol: string): string {
  const text = cell.includes('|') ? cell.replace(/\\([\\|])/g, (whole, escaped: string) => (escaped === '|' ? '|' : whole)) : cell;
  return /<br/i.test(text) ? text.replace(/[ \t]*<br[ \t]*\/?>[ \t]*/gi, eol).trim() : text;
}

/** `markdown` as it stands in a cell: on one line with `lineBreak` between its lines, bars escaped. */
export function escapeCell(markdown: string, lineBreak: string): string {
  const line = markdown.trim().replace(/[ \t]*(?:\r\n|\n|\r)[ \t]*/g, lineBreak);
  return line.replace(/(\\*)\|/g, (whole, slashes: string) => (slashes.length % 2 === 0 ? `${slashes}\\|` : whole));
}

/** Whether a cell holds more than blanks, or what stands for nothing. */
export function isFilled(text: string, cell: Span | undefined): boolean {
  return cell !== undefined && !/^[\s\-–—/?.]*$/.test(text.slice(cell.start, cell.end));
}

/** The cells of a row in a table of `count` columns: `||Title|…|` has a bar too many before the first, which makes each be one farther than it should. */
export function withoutShift(
  text: string,
  cells: readonly Span[],
  { count, title }: { readonly count: number; readonly title: number },
): readonly Span[] {
  if (cells.length !== count + 1 || title === -1) return cells;
  const [first] = cells;
  const own = cells[title];
  const isStray =
    first?.start === first?.end && (own === undefined || !/[A-Za-z\d\u00c0-\u1fff\u3040-\ud7af]/.test(text.slice(own.start, own.end)));
  return isStray || cells.slice(0, title + 1).every((cell) => !isFilled(text, cell)) ? cells.slice(1) : cells;
}
