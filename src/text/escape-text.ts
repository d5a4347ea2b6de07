import { lazyPattern } from './lazy-pattern.ts';

/** What nearly every text is, told by a search that passes over it quickly: ASCII that shows and the common CJK characters. */
const HARMLESS = /^[ -~\u3001-\u9fff\uff01-\uff9f]*$/;
/** What might be unsafe, told without Unicode classes, which take long to compile; half of a surrogate pair is only suspicious. */
const SUSPICIOUS = /[\0-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]/;
/** Control characters (C0, DEL, C1), line and paragraph separators, bidirectional marks and overrides, lone surrogates. */
const everyUnsafe = lazyPattern(String.raw`[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]`, 'gu');

/**
 * `text` as it may be shown on a terminal: whatever could move the cursor, change colours or turn the reading direction
 * is written out (`\n`, `\t`, `\x1b`, `\u202e`). Backslashes that are already there stay as they are.
 */
export function escapeControls(text: string): string {
  return !HARMLESS.test(text) && SUSPICIOUS.test(text) ? text.replace(everyUnsafe(), escapeUnit) : text;
}

/** What `JSON.stringify` leaves as it is of the above. */
const UNSAFE_IN_JSON = /[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** The value in JSON, with what `escapeControls` writes out in JSON's own escapes (`\u202e`). */
export function renderJsonValue(value: unknown): string {
  return JSON.stringify(value).replace(UNSAFE_IN_JSON, (unit) => escapeAs4Digits(unit.charCodeAt(0)));
}

function escapeAs4Digits(code: number): string {
  return String.raw`\u` + code.toString(16).padStart(4, '0');
}

function escapeUnit(unit: string): string {
  if (unit === '\n') return String.raw`\n`;
  if (unit === '\t') return String.raw`\t`;
  const code = unit.charCodeAt(0);
  return code < 0x100 ? String.raw`\x` + code.toString(16).padStart(2, '0') : escapeAs4Digits(code);
}
