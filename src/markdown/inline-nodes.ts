import { readBareLink, readEmail } from './inline-bare-links.ts';
import { closeBracket, openBracket, openImage } from './inline-brackets.ts';
import { readAngle, readCode, readLineEnd } from './inline-leaves.ts';
import { LONGEST_INLINE } from './inline.ts';
import { createInlineState, createNode, finishPieces, flushText, type InlineState } from './inline-pieces.ts';
import { readBackslash, readReference } from './inline-references.ts';
import { isOrderSure, pairRuns, readRun } from './inline-runs.ts';
import { linkText } from './inline-text-links.ts';
import type { Span } from '../text/span.ts';

export { normalizeLabel } from './inline-label.ts';

/** The kinds of inline construct that are told apart. A reference to a definition is a link or an image, an autolink is a link. */
export type InlineKind = 'text' | 'code' | 'link' | 'image' | 'strong' | 'emphasis' | 'delete' | 'html' | 'break' | 'footnote';

/** One inline construct. Offsets are UTF-16 units into the text of the document. Neighbouring text is one node. */
export interface InlineNode {
  readonly kind: InlineKind;
  /** The whole construct; a break takes in the blanks or the backslash before the line ending, and the line ending. */
  readonly start: number;
  readonly end: number;
  /** What stands between its delimiters: the label of a link or an image, the inside of `**` or of backticks; else `start` and `end`. */
  readonly contentStart: number;
  readonly contentEnd: number;
  /**
   * What a reader sees of it: escapes and character references decoded, line endings as they are but without the indentation after
   * them; '' for an image, HTML or a footnote, a line feed for a break, and the text of all children for what has some.
   */
  readonly text: string;
  /** The destination of a link or an image, decoded as remark-parse gives it; undefined for '' and for all else. */
  readonly url: string | undefined;
  /** Where the destination is written, without `<` and `>`: that of an autolink is its own text; -1 where none is written, as in a reference. */
  readonly urlStart: number;
  readonly urlEnd: number;
  /** What a link, strong, emphasis or delete holds; else nothing. */
  readonly children: readonly InlineNode[];
}

/**
 * The destination a label has in this document, undefined when there is no such definition. Asked with what `normalizeLabel` gives;
 * for a footnote with `^` before it, where any string says that there is one.
 */
export type FindDefinition = (label: string) => string | undefined;

/**
 * The inline constructs of `text[start, end)`, the content of one paragraph, heading or table cell, as `parseInlineTree` gives them;
 * undefined where this reader is not sure of them. Linear time. Blanks at both ends are left out. Nothing is known of the block around
 * the stretch: not that a bar in the code of a table cell is escaped, nor that a line of a block quote starts with `> `.
 */
export function parseInline(text: string, start: number, end: number, findDefinition: FindDefinition): readonly InlineNode[] | undefined {
  const span = trimBlanks(text, start, end);
  const base = span.start;
  const source = text.slice(base, span.end);
  if (source === '') return [];
  if (source.length > LONGEST_INLINE || UNFIT.test(source)) return undefined;
  SPECIAL.lastIndex = 0;
  if (!SPECIAL.test(source)) return [createNode('text', base, span.end, source)];
  const state = createInlineState(source, base, findDefinition);
  scan(state, SPECIAL.lastIndex - 1);
  if (state.budget < 0) return undefined;
  flushText(state, source.length);
  if (state.runs !== 0 && !isOrderSure(state)) return undefined;
  const nodes = finishPieces(state, pairRuns(state, state.pieces, state.firstMarker));
  return state.mayHoldLinks ? linkText(text, nodes) : nodes;
}

/** What no paragraph holds, a blank line, and NUL, in whose place remark-parse shows another character. */
const UNFIT = /\0|\n[ \t]*[\n\r]|\r(?!\n)[ \t]*[\n\r]/;

/** `[start, end)` without the spaces, tabs and line endings at both ends. */
export function trimBlanks(text: string, start: number, end: number): Span {
  let from = start;
  let to = end;
  while (from < to && isBlank(text.charCodeAt(from))) from += 1;
  while (to > from && isBlank(text.charCodeAt(to - 1))) to -= 1;
  return { start: from, end: to };
}

/** Form feeds, too, are blanks for HTML and for `trimSpan`, but text for Markdown. */
function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d;
}

/**
 * The next character that may mean something: all others are passed over at the speed of a pattern. One character each, so that the
 * place can be told from where the match ends.
 */
const SPECIAL =
  /[\\`*[\]~\n\r]|(?<![a-zA-Z\d])_|_(?![a-zA-Z\d])|<(?=[^\s<>])|&(?=[#a-zA-Z])|!(?=\[)|:(?=\/\/)|(?<=[wW]{3})\.|@(?=[\w-]*\.[\w-])/g;

/** Reads the stretch from the first special character on, which is at `first`. */
function scan(state: InlineState, first: number): void {
  const { source } = state;
  let at = first;
  for (;;) {
    SPECIAL.lastIndex = readSpecial(state, at);
    if (state.budget < 0 || !SPECIAL.test(source)) return;
    at = SPECIAL.lastIndex - 1;
  }
}

/** Reads what starts at the special character at `at`, if anything does, and gives where to go on. */
function readSpecial(state: InlineState, at: number): number {
  switch (state.source.charCodeAt(at)) {
    case 0x5b:
      return openBracket(state, at);
    case 0x5d:
      return closeBracket(state, at);
    case 0x2a:
    case 0x5f:
    case 0x7e:
      return readRun(state, at);
    case 0x21:
      return openImage(state, at);
    case 0x60:
      return readCode(state, at);
    case 0x5c:
      return readBackslash(state, at);
    case 0x26:
      return readReference(state, at);
    case 0x3c:
      return readAngle(state, at);
    case 0x40:
      return readEmail(state, at);
    case 0x3a:
    case 0x2e:
      return readBareLink(state, at);
    default:
      return readLineEnd(state, at);
  }
}
