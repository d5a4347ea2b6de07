import type { CodeTest } from '../markdown/code-spans.ts';
import { trimSpan, type Span } from '../text/span.ts';

/**
 * The note without the frame lists put around it: leading `<br>`s, and a `<blockquote>` around all of it.
 * Undefined when there is no text.
 */
export function readNote(text: string, body: Span, testCode: () => CodeTest): Span | undefined {
  let note = skipBreaks(text, trimSpan(text, body.start, body.end));
  if (isQuoted(text, note, testCode))
    note = skipBreaks(text, trimSpan(text, note.start + QUOTE_OPEN.length, note.end - QUOTE_CLOSE.length));
  return note.start === note.end ? undefined : note;
}

const QUOTE_OPEN = '<blockquote>';
const QUOTE_CLOSE = '</blockquote>';

/** Whether one `<blockquote>` stands around all of the note. */
function isQuoted(text: string, { start, end }: Span, testCode: () => CodeTest): boolean {
  const close = end - QUOTE_CLOSE.length;
  if (close < start + QUOTE_OPEN.length || !standsAt(text, QUOTE_OPEN, start) || !standsAt(text, QUOTE_CLOSE, close)) return false;
  const inside = { start: start + QUOTE_OPEN.length, end: close };
  // Which tags are code is asked only where counting all of them fails.
  return neverCloses(text, inside, () => false) || neverCloses(text, inside, testCode());
}

/** Whether `tag`, in any case, stands at `offset`. */
function standsAt(text: string, tag: string, offset: number): boolean {
  return (
    text.startsWith(tag, offset) || (text.charCodeAt(offset) === 0x3c && text.slice(offset, offset + tag.length).toLowerCase() === tag)
  );
}

const QUOTE_TAG = /<\/?blockquote\b/gi;
const QUOTE_NAME_LENGTH = 'blockquote'.length;

/** Whether no more quotes close than open at each point inside, tags in code left out. */
function neverCloses(text: string, inside: Span, isInCode: CodeTest): boolean {
  let depth = 0;
  QUOTE_TAG.lastIndex = inside.start;
  while (QUOTE_TAG.test(text) && QUOTE_TAG.lastIndex < inside.end && depth >= 0) {
    const slash = QUOTE_TAG.lastIndex - QUOTE_NAME_LENGTH - 1;
    const isClosing = text.charCodeAt(slash) === 0x2f;
    if (!isInCode(isClosing ? slash - 1 : slash)) depth += isClosing ? -1 : 1;
  }
  return depth >= 0;
}

const BREAKS = /(?:<br\s*\/?>[\t-\r ]*)+/iy;

function skipBreaks(text: string, span: Span): Span {
  BREAKS.lastIndex = span.start;
  if (text.charCodeAt(span.start) !== 0x3c || !BREAKS.test(text)) return span;
  return { start: Math.min(BREAKS.lastIndex, span.end), end: span.end };
}
