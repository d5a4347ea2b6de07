import type { Problem } from '../model/problem.ts';
import { lineNumberAt, lineTextEnd } from '../text/lines.ts';
import type { SourceDocument } from '../text/source-document.ts';
import type { Span } from '../text/span.ts';

const EDGES = ['<<<<<<< ', '>>>>>>> '];
/** What stands between the sides of a conflict; elsewhere such a line underlines a heading. */
const MIDDLES = ['=======', '||||||| '];

/** Lines that git wrote for a merge conflict and somebody committed, in file order: the edges, and what stands between them. */
export function findConflictMarkers(source: SourceDocument): readonly Span[] {
  const edges = EDGES.flatMap((marker) => findLines(source, marker));
  if (edges.length === 0) return [];
  const middles = MIDDLES.flatMap((marker) => findLines(source, marker));
  let depth = 0;
  return [...edges, ...middles]
    .sort((a, b) => a.start - b.start)
    .filter(({ start }) => {
      const first = source.text.charAt(start);
      if (first === '<') depth += 1;
      if (first === '>') depth = Math.max(0, depth - 1);
      return first === '<' || first === '>' || depth > 0;
    });
}

/** The text with `markers` as blank lines: what they stand between reads as if they had not been written. Offsets stay. */
export function blankOut(text: string, markers: readonly Span[]): string {
  let result = '';
  let copied = 0;
  for (const { start, end } of markers) {
    result += text.slice(copied, start) + ' '.repeat(end - start);
    copied = end;
  }
  return copied === 0 ? text : result + text.slice(copied);
}

export function conflictProblem(text: string, span: Span): Problem {
  const message = `a conflict marker was committed: ${text.slice(span.start, Math.min(span.end, span.start + 40))}`;
  return { code: 'conflict-marker', severity: 'warning', message, span };
}

function findLines(source: SourceDocument, marker: string): Span[] {
  const lines: Span[] = [];
  const { text } = source;
  for (let at = text.indexOf(marker); at !== -1; at = text.indexOf(marker, at + marker.length)) {
    const { lineStarts } = source;
    const line = lineNumberAt(lineStarts, at);
    if (lineStarts[line - 1] !== at) continue;
    const end = lineTextEnd(text, at, lineStarts[line] ?? text.length);
    if (marker.endsWith(' ') || end === at + marker.length) lines.push({ start: at, end });
  }
  return lines;
}
