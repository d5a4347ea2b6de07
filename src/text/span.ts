/** A half-open range `[start, end)` of UTF-16 offsets into a document's text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The span that covers `text[start, end)` less the white space (as `isBlank` has it) at both ends. */
export function trimSpan(text: string, start: number, end: number): Span {
  let from = start;
  let to = end;
  while (from < to && isBlankCode(text.charCodeAt(from))) from += 1;
  while (to > from && isBlankCode(text.charCodeAt(to - 1))) to -= 1;
  return { start: from, end: to };
}

/** `span` with the spaces and tabs around it, where nothing else stands between it and the end, or the start, of its line. */
export function withLineBlanks(text: string, { start, end }: Span): Span {
  let [from, to] = [start, end];
  while (isInlineBlank(text.charCodeAt(from - 1))) from -= 1;
  while (isInlineBlank(text.charCodeAt(to))) to += 1;
  const startsLine = from === 0 || isLineEnd(text.charCodeAt(from - 1));
  const endsLine = to === text.length || isLineEnd(text.charCodeAt(to));
  return { start: startsLine ? from : start, end: endsLine ? to : end };
}

function isInlineBlank(code: number): boolean {
  return code === 0x20 || code === 0x09;
}

function isLineEnd(code: number): boolean {
  return code === 0x0a || code === 0x0d;
}

/** What `span` covers in `text`. */
export function sliceSpan(text: string, span: Span): string {
  return text.slice(span.start, span.end);
}

/** Space, tab, line feed, form feed or carriage return: what CommonMark and HTML trim. */
export function isBlankCode(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d);
}
