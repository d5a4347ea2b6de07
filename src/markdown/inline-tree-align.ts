import type { Span } from '../text/span.ts';

const REFERENCE = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{0,30});/iy;
const ESCAPE = /\\[!-/:-@[-`{-~]/y;

/**
 * Where each UTF-16 unit of `value` is written in `markdown`, within `span`: the text that `value` is what remark-parse makes of, with
 * escapes and character references decoded and blanks around line endings left out.
 */
export function alignText(markdown: string, span: Span, value: string, decodeReference: (reference: string) => string): readonly Span[] {
  const places: Span[] = [];
  let at = span.start;
  while (places.length < value.length && at < span.end) {
    const written = unitAt(markdown, at);
    const shown = shownBy(written, decodeReference);
    // Blanks that no text has are passed over.
    if (value.startsWith(shown, places.length)) places.push(...placesOf(at, written, shown));
    at += written.length;
  }
  return places;
}

function shownBy(written: string, decodeReference: (reference: string) => string): string {
  if (written === '\0') return '\uFFFD';
  return written.length > 1 && written.startsWith('&') ? decodeReference(written) : written.slice(-1);
}

/** The places of the units of `shown`: all of `written` for each, if that is decoded. */
function placesOf(at: number, written: string, shown: string): Span[] {
  const isDecoded = written.length > 1 && written !== shown;
  return Array.from({ length: shown.length }, (_, unit) =>
    isDecoded ? { start: at, end: at + written.length } : { start: at + unit, end: at + unit + 1 },
  );
}

/** The character at `at`, with all of it if it is an escape or a character reference. */
function unitAt(markdown: string, at: number): string {
  for (const pattern of [REFERENCE, ESCAPE]) {
    pattern.lastIndex = at;
    const match = pattern.exec(markdown);
    if (match !== null) return match[0];
  }
  return markdown.charAt(at);
}
