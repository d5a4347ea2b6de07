import type { Span } from '../text/span.ts';

/** The longest tag that is read, in UTF-16 units; a longer stretch after `<` is text. */
const LONGEST_TAG = 4096;

const TAG = /^<[^<>"']*(?:(?:"[^"]*"|'[^']*')[^<>"']*)*>/;

/** Where the tag that opens at `start` (a `<`) ends, after its `>`; undefined when it does not end before `limit`. A `>` in quotes does not end it. */
export function findTagEnd(text: string, start: number, limit: number): number | undefined {
  const match = TAG.exec(text.slice(start, Math.min(limit, start + LONGEST_TAG)));
  return match === null ? undefined : start + match[0].length;
}

/** Where the value of the tag's attribute `name` stands, without quotes; undefined when there is none. */
export function findAttribute(text: string, tag: Span, name: string): Span | undefined {
  const source = text.slice(tag.start, tag.end);
  const usual = source.indexOf(` ${name}="`);
  const found = usual === -1 ? findUnusualAttribute(source, name) : quotedFrom(source, usual + name.length + 3);
  return found && { start: tag.start + found.start, end: tag.start + found.end };
}

function quotedFrom(source: string, start: number): Span | undefined {
  const end = source.indexOf('"', start);
  return end === -1 ? undefined : { start, end };
}

function findUnusualAttribute(source: string, name: string): Span | undefined {
  const match = new RegExp(String.raw`\s${name}\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))`, 'i').exec(source);
  if (match === null) return undefined;
  const [, double, single, bare] = match;
  const end = match.index + match[0].length - (bare === undefined ? 1 : 0);
  return { start: end - (double ?? single ?? bare ?? '').length, end };
}
