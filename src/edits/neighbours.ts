import { WRITERS } from '../dialects/writers.ts';
import type { DialectId } from '../model/paper.ts';
import type { PaperList } from '../model/paper-list.ts';
import { blankLinesAfter, blankLinesBefore, wholeLines } from './blank-lines.ts';

/** What stands beside a place, blank lines left out; `text` is anything that is neither an entry nor a heading. */
export type Neighbour = DialectId | 'heading' | 'text' | 'nothing';

/** What stands before `offset`, a line start. */
export function neighbourBefore({ source, entries, headingStarts }: PaperList, offset: number): Neighbour {
  const end = blankLinesBefore(source, offset).start;
  if (end === 0) return 'nothing';
  const entry = entries.findLast(({ span }) => span.start < end);
  if (entry !== undefined && wholeLines(source, entry.span).end === end) return entry.dialect;
  const heading = headingStarts.findLast((start) => start < end);
  const isHeading = heading !== undefined && wholeLines(source, { start: heading, end: heading }).end === end;
  return isHeading ? 'heading' : 'text';
}

/** What stands from `offset`, a line start, on. */
export function neighbourAfter({ source, entries, headingStarts }: PaperList, offset: number): Neighbour {
  const start = blankLinesAfter(source, offset).end;
  if (start === source.text.length) return 'nothing';
  const entry = entries.find(({ span }) => span.start >= start);
  if (entry !== undefined && wholeLines(source, entry.span).start === start) return entry.dialect;
  const heading = headingStarts.find((each) => each >= start);
  const isHeading = heading !== undefined && wholeLines(source, { start: heading, end: heading }).start === start;
  return isHeading ? 'heading' : 'text';
}

/**
 * How many blank lines must stand between two neighbours for both to keep their meaning: none after a heading or between entries
 * written alike; elsewhere two paragraphs would become one, or an HTML block would swallow what follows.
 */
export function leastGap(before: Neighbour, after: Neighbour): number {
  if (before === 'nothing' || after === 'nothing' || before === 'heading') return 0;
  if (areAlike(before, after) || isTableText(before, after)) return 0;
  return Math.max(ownGap(before), ownGap(after));
}

/** Whether one is a row and the other text, which is then its table's: the head, or rows that are no papers. */
function isTableText(before: Neighbour, after: Neighbour): boolean {
  return (before === 'table' && after === 'text') || (before === 'text' && after === 'table');
}

/** Whether both are entries that are written alike. */
function areAlike(before: Neighbour, after: Neighbour): boolean {
  if (before === 'nothing' || before === 'heading' || before === 'text') return false;
  return after !== 'nothing' && after !== 'heading' && after !== 'text' && WRITERS[before] === WRITERS[after];
}

function ownGap(neighbour: Neighbour): number {
  switch (neighbour) {
    case 'nothing':
    case 'heading':
      return 0;
    case 'text':
      return 1;
    default:
      return WRITERS[neighbour].leastGap;
  }
}
