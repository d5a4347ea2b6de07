import type { Span } from '../text/span.ts';

const OPENING = /^---[ \t]*(?:\r\n|\n|\r)/;
const CLOSING = /(?:\r\n|\n|\r)(?:---|\.\.\.)[ \t]*(?=\r|\n|$)/g;
/** A line of YAML at the top level: a key, a comment, an item, the end of a flow value, or what is indented; or a blank line. */
const YAML_LINE = /^(?:[\w"'][^\r\n]*?:(?:[ \t]|$)|#|-[ \t]|[\]}]|[ \t]|$)/;
const YAML_KEY = /^[\w"'][^\r\n]*?:(?:[ \t]|$)/m;

/**
 * Where the document's front matter stands, its fences included, from 0; undefined where there is none.
 * A document that merely begins with a `---` rule has none: no blank line may follow it, and what it encloses must look like YAML.
 */
export function findFrontMatter(text: string): Span | undefined {
  const opening = OPENING.exec(text);
  if (opening === null) return undefined;
  CLOSING.lastIndex = opening[0].length - 1;
  const closing = CLOSING.exec(text);
  if (closing === null) return undefined;
  const content = text.slice(opening[0].length, closing.index);
  return looksLikeYaml(content) ? { start: 0, end: closing.index + closing[0].length } : undefined;
}

function looksLikeYaml(content: string): boolean {
  if (content.trim() === '') return true;
  if (/^[ \t]*[\r\n]/.test(content) || !YAML_KEY.test(content)) return false;
  return content.split(/\r\n|\n|\r/).every((line) => YAML_LINE.test(line));
}
