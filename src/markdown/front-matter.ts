import type { Span } from '../text/span.ts';

const OPENING = /^---[ \t]*(?:\r\n|\n|\r)/;
const CLOSING = /(?:\r\n|\n|\r)(?:---|\.\.\.)[ \t]*(?=\r|\n|$)/g;
/** What a line of YAML at the top level looks like: `key:`, a comment, or the continuation of a value. */
const YAML_KEY = /^(?:[\w"'][^\r\n]*?:(?:[ \t]|$)|#)/m;

/**
 * Where the document's front matter stands, its fences included, from 0; undefined where there is none.
 * A document that merely begins with a `---` rule has none: the first line within must look like YAML.
 */
export function findFrontMatter(text: string): Span | undefined {
  const opening = OPENING.exec(text);
  if (opening === null) return undefined;
  CLOSING.lastIndex = opening[0].length - 1;
  const closing = CLOSING.exec(text);
  if (closing === null) return undefined;
  const content = text.slice(opening[0].length, closing.index).trimStart();
  const empty = content === '';
  if (!empty && YAML_KEY.exec(content)?.index !== 0) return undefined;
  return { start: 0, end: closing.index + closing[0].length };
}
