import type { Span } from './span.ts';

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
