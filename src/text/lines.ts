/**
 * Where each line starts: UTF-16 offsets, ascending, the first always 0. A line ends after `\n`, `\r\n` or a lone `\r`,
 * as CommonMark 0.31 section 2.1 has it; a text that ends in a line ending has a last, empty line.
 */
export function findLineStarts(text: string): number[] {
  return text.includes('\r') ? lineStartsOfAnyEnding(text) : lineStartsOfLineFeeds(text);
}

function lineStartsOfLineFeeds(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function lineStartsOfAnyEnding(text: string): number[] {
  const starts = [0];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x0a || (code === 0x0d && text.charCodeAt(at + 1) !== 0x0a)) starts.push(at + 1);
  }
  return starts;
}

/** The 1-based line that holds `offset`, found by bisection. */
export function lineNumberAt(lineStarts: readonly number[], offset: number): number {
  let low = 0;
  let high = lineStarts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((lineStarts[middle] ?? Infinity) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where the text of the line that starts at `start` ends, its line ending left out; `nextStart` is where the next line starts. */
export function lineTextEnd(text: string, start: number, nextStart: number): number {
  let end = nextStart;
  if (end > start && text.charCodeAt(end - 1) === 0x0a) end -= 1;
  if (end > start && text.charCodeAt(end - 1) === 0x0d) end -= 1;
  return end;
}
