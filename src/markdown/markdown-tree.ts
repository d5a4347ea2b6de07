import type { Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

const parser = unified().use(remarkParse).use(remarkGfm).freeze();

/**
 * What remark-parse with remark-gfm makes of `text`. Positions are UTF-16 offsets into `text`. Slow, and on some texts slower than
 * linear: bound what is handed to it, and load this module only where it is needed.
 */
export function parseMarkdownTree(text: string): Root {
  return parser.parse(keepBom(text));
}

/** remark-parse drops one BOM and counts offsets without it; here a BOM is a character like any other. */
export function keepBom(text: string): string {
  return text.startsWith('\uFEFF') ? `\uFEFF${text}` : text;
}
