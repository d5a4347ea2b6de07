import { lazyPattern } from '../text/lazy-pattern.ts';

/** GitHub shortcodes of signs that lists use for a status (names as in GitHub's emoji list). */
const EMOJI_BY_SHORTCODE: Readonly<Record<string, string | undefined>> = {
  white_check_mark: '✅',
  heavy_check_mark: '✔',
  ballot_box_with_check: '☑',
  x: '❌',
  negative_squared_cross_mark: '❎',
  heavy_multiplication_x: '✖',
  white_large_square: '⬜',
  black_large_square: '⬛',
  white_square_button: '🔳',
  black_square_button: '🔲',
  orange_square: '🟧',
  yellow_square: '🟨',
  green_square: '🟩',
  red_square: '🟥',
  blue_square: '🟦',
  orange_circle: '🟠',
  yellow_circle: '🟡',
  green_circle: '🟢',
  red_circle: '🔴',
  large_blue_circle: '🔵',
  white_circle: '⚪',
  eyes: '👀',
  eye: '👁',
  book: '📖',
  open_book: '📖',
  books: '📚',
  bookmark: '🔖',
  star: '⭐',
  fire: '🔥',
  construction: '🚧',
  hourglass: '⌛',
  hourglass_flowing_sand: '⏳',
  question: '❓',
  wastebasket: '🗑',
  heart_eyes_cat: '😻',
  memo: '📝',
  pencil: '📝',
  pushpin: '📌',
  no_entry: '⛔',
  no_entry_sign: '🚫',
  warning: '⚠',
  soon: '🔜',
  zzz: '💤',
};

/** `:shortcode:`, exactly at `lastIndex`. */
const SHORTCODE = /:[a-z0-9_+-]{1,40}:/y;

/** An emoji (with its modifiers and joined parts), or a check sign, exactly at `lastIndex`. */
const marker = lazyPattern(
  String.raw`[√✓✗✘☐]\uFE0F?|(?!\p{ASCII})\p{Extended_Pictographic}[\uFE0F\u{1F3FB}-\u{1F3FF}]*(?:\u200D\p{Extended_Pictographic}[\uFE0F\u{1F3FB}-\u{1F3FF}]*)*`,
  'uy',
);

/** The emoji of these shortcodes, one after the other. */
const KNOWN_EMOJI = '✅✔☑❌❎✖⬜⬛🔳🔲🟧🟨🟩🟥🟦🟠🟡🟢🔴🔵⚪👀👁📖📚🔖⭐🔥🚧⌛⏳❓🗑😻📝📌⛔🚫⚠🔜💤';

/** The longest stretch at `offset` that could be a sign of a status; undefined when nothing there looks like one. */
export function findMarkerAt(text: string, offset: number): string | undefined {
  const code = text.charCodeAt(offset);
  if (code === 0x3a) return matchAt(SHORTCODE, text, offset);
  // No sign stands below U+2000 or among the CJK letters; this keeps the pattern from being compiled for ordinary text.
  if (!(code >= 0x2000) || (code >= 0x3400 && code < 0xd800)) return undefined;
  return findKnownEmojiAt(text, offset) ?? matchAt(marker(), text, offset);
}

function matchAt(pattern: RegExp, text: string, offset: number): string | undefined {
  pattern.lastIndex = offset;
  return pattern.exec(text)?.[0];
}

/** The common signs need no Unicode classes, which take long to compile. */
function findKnownEmojiAt(text: string, offset: number): string | undefined {
  const char = String.fromCodePoint(text.codePointAt(offset) ?? 0);
  const next = text.charCodeAt(offset + char.length);
  return KNOWN_EMOJI.includes(char) && (next === 0x20 || next === 0x0a) ? char : undefined;
}

/** One spelling for each sign, to compare by: the emoji instead of its shortcode, U+FE0F left out. */
export function normalizeMarker(marker: string): string {
  const emoji = marker.startsWith(':') ? findShortcode(marker.slice(1, -1)) : undefined;
  if (emoji !== undefined) return emoji;
  return marker.includes('\uFE0F') ? marker.replaceAll('\uFE0F', '') : marker;
}

function findShortcode(name: string): string | undefined {
  return Object.hasOwn(EMOJI_BY_SHORTCODE, name) ? EMOJI_BY_SHORTCODE[name] : undefined;
}
