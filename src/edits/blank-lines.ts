import type { DialectId, Entry } from '../model/paper.ts';
import type { PaperList } from '../model/paper-list.ts';
import { lineNumberAt } from '../text/lines.ts';
import type { SourceDocument } from '../text/source-document.ts';
import type { Span } from '../text/span.ts';

/** The whole lines that `span` touches, their line endings included. */
export function wholeLines({ lineStarts, text }: SourceDocument, span: Span): Span {
  const first = lineNumberAt(lineStarts, span.start);
  const last = lineNumberAt(lineStarts, Math.max(span.start, span.end - 1));
  return { start: lineStarts[first - 1] ?? 0, end: lineStarts[last] ?? text.length };
}

/** Whether nothing but blanks stands beside `span` on its lines. */
export function isAloneOnItsLines(source: SourceDocument, span: Span): boolean {
  const lines = wholeLines(source, span);
  return isBlank(source.text.slice(lines.start, span.start)) && isBlank(source.text.slice(span.end, lines.end));
}

/** The blank lines right before `offset`, a line start. */
export function blankLinesBefore({ lineStarts, text }: SourceDocument, offset: number): Span {
  let line = lineNumberAt(lineStarts, offset);
  if (lineStarts[line - 1] !== offset) return { start: offset, end: offset };
  while (line > 1 && isBlank(text.slice(lineStarts[line - 2], lineStarts[line - 1]))) line -= 1;
  return { start: lineStarts[line - 1] ?? 0, end: offset };
}

/** The blank lines from `offset`, a line start, on. */
export function blankLinesAfter({ lineStarts, text }: SourceDocument, offset: number): Span {
  let line = lineNumberAt(lineStarts, offset);
  if (lineStarts[line - 1] !== offset) return { start: offset, end: offset };
  const isBlankLine = (): boolean => {
    const start = lineStarts[line - 1];
    return start !== undefined && start < text.length && isBlank(text.slice(start, lineStarts[line] ?? text.length));
  };
  while (isBlankLine()) line += 1;
  return { start: offset, end: lineStarts[line - 1] ?? text.length };
}

/** How many lines `span`, which begins at a line start, holds. */
export function countLines({ lineStarts }: SourceDocument, span: Span): number {
  return span.end === span.start ? 0 : lineNumberAt(lineStarts, span.end - 1) - lineNumberAt(lineStarts, span.start) + 1;
}

/**
 * How many blank lines stand beside an entry of `dialect`: the most frequent gap between neighbours of `category` of which one is
 * such an entry, else of the whole list, the smaller of two as frequent; 1 where there are no such neighbours, none between rows of a table.
 */
export function usualGap(list: PaperList, category: readonly string[], dialect: DialectId): number {
  // A blank line would end the table.
  if (dialect === 'table') return 0;
  const name = category.join('\n');
  const inside = list.entries.filter(({ paper }) => paper.category.join('\n') === name);
  return mostFrequent(gaps(list, inside, dialect)) ?? mostFrequent(gaps(list, list.entries, dialect)) ?? 1;
}

/** How many blank lines stand between a heading and its first entry, most often. */
export function usualGapAfterHeading(list: PaperList): number {
  const starts = new Set(list.entries.map(({ span }) => wholeLines(list.source, span).start));
  const found = list.categories.flatMap(({ heading }) => {
    const after = blankLinesAfter(list.source, wholeLines(list.source, heading).end);
    return starts.has(after.end) ? [countLines(list.source, after)] : [];
  });
  return mostFrequent(found) ?? 1;
}

/** The numbers of blank lines between entries that follow each other with nothing else between. */
function gaps({ source }: PaperList, entries: readonly Entry[], dialect: DialectId): number[] {
  return entries.slice(1).flatMap((entry, index) => {
    const previous = entries[index];
    if (previous === undefined || (previous.dialect !== dialect && entry.dialect !== dialect)) return [];
    const between = blankLinesAfter(source, wholeLines(source, previous.span).end);
    return between.end === wholeLines(source, entry.span).start ? [countLines(source, between)] : [];
  });
}

function mostFrequent(numbers: readonly number[]): number | undefined {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  return [...counts].sort(([a, countA], [b, countB]) => countB - countA || a - b)[0]?.[0];
}

/** Whether `text` is nothing but white space. */
export function isBlank(text: string): boolean {
  return text.trim() === '';
}
