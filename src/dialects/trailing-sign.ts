import { findSign, isOwnSign, type Legend, type LegendSign } from '../model/legend.ts';
import { findMarkerAt } from '../model/marker.ts';
import { findStatusByWord, type Status } from '../model/status.ts';
import { trimSpan, type Span } from '../text/span.ts';

/** A status said after all else on an entry's line. */
export interface TrailingSign {
  /** The sign with the marks around it, without blanks before it. */
  readonly span: Span;
  readonly status: Status;
  /** Whether the list's settings name it, so that it is a sign whatever other entries end with. */
  readonly isSet: boolean;
}

/** How far from a line's end a sign is looked for, in UTF-16 units. */
const REACH = 60;

/** Marks around a word, by the character they end with: strong, code, emphasis, a comment, brackets. The word is the group. */
const MARKED: Readonly<Record<string, RegExp>> = {
  '*': /(?<=\s)(?:\*\*([^*`<>]{1,24})\*\*|\*([^*`<>]{1,24})\*)$/,
  _: /(?<=\s)__([^_`<>]{1,24})__$/,
  '`': /(?<=\s)`([^`]{1,24})`$/,
  '>': /<!--([^<>]{1,24})-->$/,
  ')': /(?<=\s)\(([^()]{1,24})\)$/,
  ']': /(?<=\s)\[([^[\]]{1,24})\]$/,
  '）': /(?<=\s)（([^（）]{1,24})）$/,
};
/** A word after dashes, or after one between blanks. */
const AFTER_DASH = /(?:-{2,3}[ \t]*|(?<=\s)[–—-][ \t]+)([^-–—]{1,24})$/;

/**
 * The sign of a status at the end of `line`: one that the settings name, a word for a status marked off from the title (`**READ**`,
 * `-- currently reading`), or an emoji that the list explains.
 */
export function findTrailingSign(text: string, line: Span, legend: Legend): TrailingSign | undefined {
  const { start, end } = trimSpan(text, Math.max(line.start, line.end - REACH), line.end);
  const tail = text.slice(start, end);
  const set = findSetSign(tail, legend);
  if (set !== undefined) return { span: { start: end - set.marker.length, end }, status: set.status, isSet: true };
  const match = MARKED[tail.at(-1) ?? '']?.exec(tail) ?? (/--|[–—-][ \t]/.test(tail) ? AFTER_DASH.exec(tail) : null);
  const status = match === null ? undefined : statusOf(match[1] ?? match[2] ?? '');
  if (match !== null && status !== undefined && match.index > 0) return { span: { start: start + match.index, end }, status, isSet: false };
  return findTrailingEmoji(tail, start, legend);
}

/** Years and venues, which most brackets hold, are no words for a status. */
function statusOf(word: string): Status | undefined {
  return /\d/.test(word) ? undefined : findStatusByWord(word);
}

function findTrailingEmoji(tail: string, start: number, legend: Legend): TrailingSign | undefined {
  // Signs are made of nothing that stands at the end of most lines.
  if (/[\w\])*.`]$/.test(tail)) return undefined;
  const at = tail.search(/\S+$/);
  const marker = at > 0 ? findMarkerAt(tail, at) : undefined;
  const sign = marker === undefined || at + marker.length < tail.length ? undefined : findSign(legend, marker);
  return sign !== undefined && isOwnSign(sign)
    ? { span: { start: start + at, end: start + tail.length }, status: sign.status, isSet: false }
    : undefined;
}

/** The sign of the settings that `text` ends with, and does not consist of. */
export function findSetSign(text: string, { endings }: Legend): LegendSign | undefined {
  if (endings.length === 0) return undefined;
  const isEnd = ({ marker }: LegendSign): boolean =>
    text.length > marker.length && text.endsWith(marker) && !isMidWord(text, text.length - marker.length);
  return endings.find(isEnd);
}

/** Whether a word goes on at `offset`: a sign such as `lent` is not the end of `excellent`. */
function isMidWord(text: string, offset: number): boolean {
  return /^[A-Za-z0-9\u00c0-\u024f]{2}$/.test(text.slice(offset - 1, offset + 1));
}
