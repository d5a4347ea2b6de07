/** Columns from one tab stop to the next, as CommonMark has them. */
const TAB = 4;

/** The columns that the blanks at the start of `line` take; a tab goes on to the next multiple of four. */
export function indentWidth(line: string): number {
  let width = 0;
  for (const char of line) {
    if (char === '\t') width += TAB - (width % TAB);
    else if (char === ' ') width += 1;
    else break;
  }
  return width;
}

/** The lines of `text`, each with its line ending. */
export function splitLines(text: string): string[] {
  return text.match(/[^\n\r]*(?:\r\n|\n|\r)|[^\n\r]+$/g) ?? [];
}

/** Whether a line holds nothing but blanks. */
export function isBlankLine(line: string): boolean {
  return !/[^ \t\r\n]/.test(line);
}

/**
 * `text` without the indentation that its lines have in common; lines indented by less than `least` columns, which go on with a paragraph
 * without its indentation, do not count. A tab that reaches beyond what is taken away leaves the blanks it stands for.
 */
export function dedentLines(text: string, least: number): string {
  const lines = splitLines(text);
  const widths = lines.filter((line) => !isBlankLine(line)).map(indentWidth);
  const common = Math.min(...widths.filter((width) => width >= least), Math.max(0, ...widths));
  return lines.map((line) => dropIndent(line, Number.isFinite(common) ? common : 0)).join('');
}

function dropIndent(line: string, columns: number): string {
  let width = 0;
  let at = 0;
  for (; width < columns && (line[at] === ' ' || line[at] === '\t'); at += 1) width += line[at] === '\t' ? TAB - (width % TAB) : 1;
  return ' '.repeat(Math.max(0, width - columns)) + line.slice(at);
}

/** `text` with `indent` before each line that is not blank. */
export function indentLines(text: string, indent: string): string {
  return splitLines(text)
    .map((line) => (isBlankLine(line) ? line : indent + line))
    .join('');
}

const LINE = /[^\n\r]*/y;

/** Where the text of the line that holds `offset` ends, its line ending left out. */
export function lineEndAt(text: string, offset: number): number {
  LINE.lastIndex = offset;
  LINE.test(text);
  return LINE.lastIndex;
}

/** The line start after the line that holds `offset`; the text's length where there is none. */
export function nextLineStart(text: string, offset: number): number {
  const end = lineEndAt(text, offset);
  return end + (text.startsWith('\r\n', end) ? 2 : end < text.length ? 1 : 0);
}
