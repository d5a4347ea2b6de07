import { trimSpan, type Span } from './span.ts';

/** A backslash or `<br>` that is not escaped, where a line ends. */
const HARD_BREAK = /(?<!\\)(?:\\|<br\s*\/?>)$/i;

/** The line, which has no blanks around it, without the hard break it ends with. */
export function withoutHardBreak(text: string, line: Span): Span {
  // Nearly no line ends so, and a list has thousands.
  const last = text.charCodeAt(line.end - 1);
  if (last !== BACKSLASH && last !== GREATER_THAN) return line;
  const found = HARD_BREAK.exec(text.slice(Math.max(line.start, line.end - LONGEST), line.end));
  return found === null ? line : trimSpan(text, line.start, line.end - found[0].length);
}

const BACKSLASH = 0x5c;
const GREATER_THAN = 0x3e;
/** In UTF-16 units: `<br   />` is no longer. */
const LONGEST = 12;
