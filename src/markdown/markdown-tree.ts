import type { Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

/** What `parseMarkdownTree` reads beyond GitHub's Markdown. */
export interface MarkdownTreeOptions {
  /** Also read `$…$` and `$$…$$` as math. Off unless given: the outline knows no math. */
  readonly math?: boolean;
}

const gfmParser = unified().use(remarkParse).use(remarkGfm).freeze();
const mathParser = unified().use(remarkParse).use(remarkGfm).use(remarkMath).freeze();

/**
 * What remark-parse with remark-gfm makes of `text`. Positions are UTF-16 offsets into `text`. Slow, and on some texts slower than
 * linear: bound what is handed to it, and load this module only where it is needed.
 */
export function parseMarkdownTree(text: string, options: MarkdownTreeOptions = {}): Root {
  // remark-parse drops one BOM and counts offsets without it; here a BOM is a character like any other.
  const input = text.startsWith('\uFEFF') ? `\uFEFF${text}` : text;
  return (options.math === true ? mathParser : gfmParser).parse(input);
}
