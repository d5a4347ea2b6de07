import type { Paint } from '../commands/painter.ts';
import { textWidth, wrapRanges, type LineRange } from './text-width.ts';

/** Text in one style, without control characters except line feeds, which break the line. */
export interface Run {
  readonly text: string;
  readonly paints: readonly Paint[];
}

/** A line as it is written, and the cells it takes. */
export interface PaintedLine {
  readonly text: string;
  readonly width: number;
}

/** `runs` as one paragraph wrapped at `cells` terminal cells, each line painted by itself. No text gives no lines. */
export function wrapRuns(runs: readonly Run[], cells: number): PaintedLine[] {
  const text = runs.map((run) => run.text).join('');
  if (text === '') return [];
  const ends: number[] = [];
  for (const run of runs) ends.push((ends.at(-1) ?? 0) + run.text.length);
  const lines: PaintedLine[] = [];
  let first = 0;
  for (const range of paragraphRanges(text, cells)) {
    while ((ends[first] ?? Infinity) <= range.start) first += 1;
    const offset = ends[first - 1] ?? 0;
    lines.push({
      text: paintRange(runs, first, { start: range.start - offset, end: range.end - offset }),
      width: textWidth(text.slice(range.start, range.end)),
    });
  }
  return lines;
}

function paragraphRanges(text: string, cells: number): LineRange[] {
  let offset = 0;
  return text.split('\n').flatMap((line) => {
    const start = offset;
    offset += line.length + 1;
    return wrapRanges(line.trimEnd(), cells).map((range) => ({ start: start + range.start, end: start + range.end }));
  });
}

/** What `range` covers of the runs from `first` on, painted; its offsets count from the start of that run. */
function paintRange(runs: readonly Run[], first: number, range: LineRange): string {
  let line = '';
  let start = 0;
  for (let index = first; index < runs.length && start < range.end; index += 1) {
    const { text, paints } = runs[index] ?? { text: '', paints: [] };
    const part = text.slice(Math.max(0, range.start - start), range.end - start);
    if (part !== '') line += paints.reduce((painted, paint) => paint(painted), part);
    start += text.length;
  }
  return line;
}
