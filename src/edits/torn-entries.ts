import type { Entry } from '../model/paper.ts';
import type { PaperList } from '../model/paper-list.ts';
import type { TextEdit } from '../text/text-edit.ts';
import { blankLinesAfter, wholeLines } from './blank-lines.ts';

/** What, on a line of its own, opens a block that blank lines do not end. */
const OPENER = /\s*(?:```|~~~|<!--|<\?|<(?:pre|script|style|textarea)\b)/iy;

/** Whether a line right below an entry, which its HTML kept from meaning anything, would open a block that swallows what follows. */
export function wakesBlock(list: PaperList, edits: readonly TextEdit[]): boolean {
  return findTornEntries(list, edits).some(({ span }) => {
    OPENER.lastIndex = wholeLines(list.source, span).end;
    return OPENER.test(list.source.text);
  });
}

/** The entries with text right below them at whose end whole lines come or go. */
export function findTornEntries(list: PaperList, edits: readonly TextEdit[]): readonly Entry[] {
  const { text } = list.source;
  const ofLines = edits.filter(({ span, newText }) => /[\n\r]/.test(newText) || /[\n\r]/.test(text.slice(span.start, span.end)));
  if (ofLines.length === 0) return [];
  return list.entries.filter((each) => ofLines.some((edit) => touchesEnd(list, each, edit)) && hasTextRightBelow(list, each));
}

function touchesEnd({ source }: PaperList, { span }: Entry, edit: TextEdit): boolean {
  const { end } = wholeLines(source, span);
  return edit.span.start <= end && edit.span.end >= end;
}

function hasTextRightBelow({ source, entries }: PaperList, { dialect, span }: Entry): boolean {
  const { end } = wholeLines(source, span);
  const isFollowed = end < source.text.length && blankLinesAfter(source, end).end === end;
  return dialect === 'details' && isFollowed && !entries.some((other) => wholeLines(source, other.span).start === end);
}
