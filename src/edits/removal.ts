import type { Entry } from '../model/paper.ts';
import type { PaperList } from '../model/paper-list.ts';
import type { Span } from '../text/span.ts';
import type { TextEdit } from '../text/text-edit.ts';
import { blankLinesAfter, blankLinesBefore, countLines, wholeLines } from './blank-lines.ts';
import { leastGap, neighbourAfter, neighbourBefore } from './neighbours.ts';

/**
 * Takes `entries` out with their lines. Where entries leave, the larger of the two gaps around them stays; entries that
 * follow each other leave as one. Each must be alone on its lines.
 */
export function removalEdits(list: PaperList, entries: readonly Entry[]): TextEdit[] {
  const { source, entries: all } = list;
  const leaving = new Set(entries);
  const runs: Span[] = [];
  for (const entry of all.filter((each) => leaving.has(each))) {
    const lines = wholeLines(source, entry.span);
    const last = runs.at(-1);
    if (last !== undefined && blankLinesAfter(source, last.end).end === lines.start)
      runs[runs.length - 1] = { start: last.start, end: lines.end };
    else runs.push(lines);
  }
  return runs.map((run) => removeLines(list, run));
}

function removeLines(list: PaperList, lines: Span): TextEdit {
  const { source } = list;
  const before = blankLinesBefore(source, lines.start);
  const after = blankLinesAfter(source, lines.end);
  const isFirst = before.start === 0;
  const isLast = after.end === source.text.length;
  if (isFirst) return deletion(before.start, after.end);
  if (isLast) return deletion(before.start, lines.end);
  const [kept, gone] = [countLines(source, before), countLines(source, after)];
  if (kept === 0 && gone === 0)
    return { span: lines, newText: source.eol.repeat(leastGap(neighbourBefore(list, lines.start), neighbourAfter(list, lines.end))) };
  return kept >= gone ? deletion(lines.start, after.end) : deletion(before.start, lines.end);
}

function deletion(start: number, end: number): TextEdit {
  return { span: { start, end }, newText: '' };
}
