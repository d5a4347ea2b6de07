import type { Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { keepBom } from './markdown-tree.ts';

const parser = unified().use(remarkParse).use(remarkGfm).use(remarkMath).freeze();

/** As `parseMarkdownTree`, with `$…$` and `$$…$$` read as math: for showing notes. Apart from it, since only that needs remark-math. */
export function parseNoteTree(text: string): Root {
  return parser.parse(keepBom(text));
}
