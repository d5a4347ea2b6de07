import { lazyPattern } from '../text/lazy-pattern.ts';
import { trimSpan, type Span } from '../text/span.ts';
import { decodeEntities } from './html-text.ts';

/** What a stretch of inline Markdown says. Offsets are relative to the stretch. */
export interface InlineText {
  /** The text as a reader sees it. */
  readonly text: string;
  /** Destination of the first link, as written; undefined when there is none. */
  readonly url: string | undefined;
  /** Where the replaceable text stands, when the stretch is one run, link or wrapper; else the whole stretch. */
  readonly textSpan: Span;
  readonly urlSpan: Span | undefined;
}

/** Reads a stretch of inline Markdown of any kind; the one built on remark-parse is loaded only when needed. */
export type InlineReader = (markdown: string) => InlineText;

/** Longer stretches are plain text: no title is, and remark-parse takes more than linear time over them. */
export const LONGEST_INLINE = 4096;

/** What cannot begin any inline construct, wherever it stands. */
const PLAIN = /^[^\\`*_[\]<&!~\n\r]*$/;
/** Also plain: `_` and `*` that cannot open or close emphasis, a `&` or `<` that begins no entity or tag, a `!` without `[`. */
const harmless = lazyPattern(
  String.raw`(?<=[\p{L}\p{N}])_(?=[\p{L}\p{N}])|(?<=\s)[*_]+(?=\s)|&(?![a-z#])|<(?![a-z/!?])|!(?!\[)|\n|\r`,
  'giu',
);
/** What GFM may make a link without any brackets. */
const BARE_LINK = /https?:\/\/|www\./i;
const LINK = /^\[([^\\`*_[\]<&!~]*)\]\(([^\s()<>\\&]*)\)$/;
const WRAPPER = /^(\*\*|__|\*|_|`|~~)([^\\`*_[\]<&!~\n\r]+)\1$/;

/**
 * What a stretch of inline Markdown says, where that can be told at once: a plain run, one link, or one
 * strong, emphasis, code or strike wrapper around either; undefined where it takes remark-parse.
 */
export function readSimpleInline(markdown: string): InlineText | undefined {
  if (markdown.length > LONGEST_INLINE || isPlain(markdown)) return plainInline(markdown);
  const link = LINK.exec(markdown);
  if (link !== null) return linkInline(link[1] ?? '', link[2] ?? '');
  const wrapper = WRAPPER.exec(markdown);
  const inner = wrapper?.[2] ?? '';
  if (inner === '' || inner.trim() !== inner) return undefined;
  return shiftInline(plainInline(inner), (wrapper?.[1] ?? '').length);
}

/** A stretch taken as it stands. */
export function plainInline(markdown: string): InlineText {
  return { text: joinLines(decodeEntities(markdown)), url: undefined, textSpan: { start: 0, end: markdown.length }, urlSpan: undefined };
}

function joinLines(text: string): string {
  return /[\t\n\r]| {2}/.test(text) ? text.replace(/[ \t\n\r]+/g, ' ') : text;
}

function isPlain(markdown: string): boolean {
  if (BARE_LINK.test(markdown)) return false;
  return PLAIN.test(markdown) || PLAIN.test(markdown.replace(harmless(), ''));
}

function linkInline(label: string, destination: string): InlineText {
  const start = label.length + 3;
  return {
    text: joinLines(label).replace(/^ | $/g, ''),
    url: destination === '' ? undefined : destination,
    textSpan: moveSpan(trimSpan(label, 0, label.length), 1),
    urlSpan: { start, end: start + destination.length },
  };
}

function shiftInline(inline: InlineText, by: number): InlineText {
  return { ...inline, textSpan: moveSpan(inline.textSpan, by) };
}

function moveSpan({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}
