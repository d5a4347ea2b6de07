import stringWidth from 'string-width';

/**
 * Text whose width follows from its length: ASCII, Latin, Greek and Cyrillic letters, punctuation, ideographs, kana, full-width
 * forms. No character in it combines with a neighbour, so each is its own grapheme cluster. Most lists hold little else.
 */
const SIMPLE =
  /^[ -~\u00a1-\u00ac\u00ae-\u02ff\u0391-\u03a1\u03a3-\u03ff\u0400-\u0481\u2010-\u2027\u3000-\u3029\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff\uff01-\uff5e]*$/;
const ASCII = /^[ -~]*$/;
const WIDE_SIMPLE = /[\u3000-\uff5e]/g;

/** Punctuation that closes, so that no line may begin with it; and that opens, so that no line may end with it. */
const CLOSING = /^[、。，．：；？！）］｝〉》」』】〕〗”’%)\]},.:;!?…]/u;
const OPENING = /^[（［｛〈《「『【〔〖“‘([{]/u;

/** UTF-16 units that are segmented at once: in Node 20 a text ten times as long takes a hundred times as long. */
const SEGMENTED_AT_ONCE = 512;

const segmenter = new Intl.Segmenter();

/** A half-open range of UTF-16 offsets that makes up one line of wrapped text. */
export interface LineRange {
  readonly start: number;
  readonly end: number;
}

interface Cluster extends LineRange {
  readonly width: number;
  readonly text: string;
}

/** How many terminal cells `text` takes. It must not hold control characters or colour (see `escapeControls`). */
export function textWidth(text: string): number {
  if (ASCII.test(text)) return text.length;
  if (SIMPLE.test(text)) return text.replace(WIDE_SIMPLE, '##').length;
  if (text.length <= SEGMENTED_AT_ONCE) return stringWidth(text, { countAnsiEscapeCodes: true });
  let width = 0;
  for (const cluster of clusters(text)) width += cluster.width;
  return width;
}

/** `text` if it fits in `cells` terminal cells, else its longest start (whole grapheme clusters) that does with an `…` behind it. */
export function truncateToWidth(text: string, cells: number): string {
  if (textWidth(text) <= cells) return text;
  if (cells < 1) return '';
  let left = cells - 1;
  let end = 0;
  for (const cluster of clusters(text)) {
    left -= cluster.width;
    if (left < 0) break;
    end = cluster.end;
  }
  return `${text.slice(0, end).trimEnd()}…`;
}

/** `text` and as many blanks as fill `cells` terminal cells; longer text is left as it is. */
export function padToWidth(text: string, cells: number): string {
  return text + ' '.repeat(Math.max(0, cells - textWidth(text)));
}

/** The lines of `text` wrapped at `cells` terminal cells, at least one; see `wrapRanges`. */
export function wrapToWidth(text: string, cells: number): string[] {
  return wrapRanges(text, cells).map((line) => text.slice(line.start, line.end));
}

/**
 * Where to break `text` (which holds no line breaks) so that each line takes at most `cells` terminal cells: between words,
 * beside wide characters, and inside a word only when it is longer than a line. Only the blanks at a break belong to no
 * line. A grapheme cluster wider than `cells` gets a line to itself.
 */
export function wrapRanges(text: string, cells: number): LineRange[] {
  if (textWidth(text) <= cells) return [{ start: 0, end: text.length }];
  const all = [...clusters(text)];
  const lines: LineRange[] = [];
  let from = 0;
  do {
    const next = lineEnd(all, from, cells);
    lines.push(rangeOf(all, from, next));
    from = skipBlanks(all, next);
  } while (from < all.length);
  return lines;
}

/** The index of the first cluster that does not belong to the line starting at cluster `from`. */
function lineEnd(all: readonly Cluster[], from: number, cells: number): number {
  let width = 0;
  let lastBreak = from;
  for (let index = from; index < all.length; index += 1) {
    const cluster = all[index];
    if (cluster === undefined) break;
    if (index > from && mayBreak(all[index - 1], cluster)) lastBreak = index;
    width += cluster.width;
    // A blank that does not fit hangs over the end of its line and is dropped there.
    if (width > cells && cluster.text !== ' ') return lastBreak > from ? lastBreak : Math.max(index, from + 1);
  }
  return all.length;
}

function mayBreak(before: Cluster | undefined, after: Cluster): boolean {
  if (before === undefined || after.text === ' ') return false;
  if (before.text === ' ') return true;
  if (before.width < 2 && after.width < 2) return false;
  return !CLOSING.test(after.text) && !OPENING.test(before.text);
}

function rangeOf(all: readonly Cluster[], from: number, to: number): LineRange {
  let last = to - 1;
  while (last >= from && all[last]?.text === ' ') last -= 1;
  const start = all[from]?.start ?? 0;
  return { start, end: last < from ? start : (all[last]?.end ?? start) };
}

function skipBlanks(all: readonly Cluster[], from: number): number {
  let index = from;
  while (all[index]?.text === ' ') index += 1;
  return index;
}

function* clusters(text: string): Generator<Cluster> {
  if (SIMPLE.test(text)) {
    for (let at = 0; at < text.length; at += 1) {
      yield { start: at, end: at + 1, width: text.charCodeAt(at) < 0x3000 ? 1 : 2, text: text.charAt(at) };
    }
    return;
  }
  for (let from = 0; from < text.length;) {
    const halved = text.codePointAt(from + SEGMENTED_AT_ONCE - 1) ?? 0;
    const stretch = text.slice(from, from + SEGMENTED_AT_ONCE + (halved > 0xffff ? 1 : 0));
    const segments = [...segmenter.segment(stretch)];
    // The last one may go on in the next stretch, which therefore begins with it.
    if (from + stretch.length < text.length && segments.length > 1) segments.pop();
    for (const { segment, index } of segments) yield clusterAt(from + index, segment);
    from += segments.reduce((length, { segment }) => length + segment.length, 0);
  }
}

function clusterAt(start: number, text: string): Cluster {
  return { start, end: start + text.length, text, width: stringWidth(text, { countAnsiEscapeCodes: true }) };
}
