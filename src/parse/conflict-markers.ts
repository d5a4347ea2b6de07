import type { Problem } from '../model/problem.ts';
import { lineNumberAt, lineTextEnd } from '../text/lines.ts';
import type { SourceDocument } from '../text/source-document.ts';

const MARKERS = ['<<<<<<< ', '>>>>>>> '];

/** Lines that git wrote for a merge conflict and somebody committed. */
export function findConflictMarkers(source: SourceDocument): Problem[] {
  return MARKERS.flatMap((marker) => findLines(source, marker));
}

function findLines({ text, lineStarts }: SourceDocument, marker: string): Problem[] {
  const problems: Problem[] = [];
  for (let at = text.indexOf(marker); at !== -1; at = text.indexOf(marker, at + marker.length)) {
    const line = lineNumberAt(lineStarts, at);
    if (lineStarts[line - 1] !== at) continue;
    const end = lineTextEnd(text, at, lineStarts[line] ?? text.length);
    const message = `a conflict marker was committed: ${text.slice(at, Math.min(end, at + 40))}`;
    problems.push({ code: 'conflict-marker', severity: 'warning', message, span: { start: at, end } });
  }
  return problems;
}
