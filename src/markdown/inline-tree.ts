import type { Nodes } from 'mdast';
import { LONGEST_INLINE, plainInline, type InlineText } from './inline.ts';
import { trimBlanks, type FindDefinition, type InlineNode } from './inline-nodes.ts';
import { createNode } from './inline-pieces.ts';
import { readTreeNodes } from './inline-tree-nodes.ts';
import { createStretchText, LEAD } from './inline-tree-text.ts';
import { parseMarkdownTree } from './markdown-tree.ts';

/**
 * The inline constructs of `text[start, end)`, the content of one paragraph, heading or table cell, by remark-parse; what `parseInline`
 * is not sure of. Total: a stretch longer than `LONGEST_INLINE`, or with a blank line, is one node of text.
 */
export function parseInlineTree(text: string, start: number, end: number, findDefinition: FindDefinition): readonly InlineNode[] {
  const span = trimBlanks(text, start, end);
  if (span.start === span.end) return [];
  const nodes = span.end - span.start > LONGEST_INLINE ? undefined : readTreeNodes(createStretchText(text, span, findDefinition));
  return nodes ?? [createNode('text', span.start, span.end, text.slice(span.start, span.end))];
}

/** What any stretch of inline Markdown says, by remark-parse; one longer than `LONGEST_INLINE` is taken as plain text. */
export function readInlineTree(markdown: string): InlineText {
  if (markdown.length > LONGEST_INLINE) return plainInline(markdown);
  const tree = parseMarkdownTree(LEAD + markdown);
  const link = findLink(tree);
  return {
    text: visibleText(tree)
      .slice(LEAD.length)
      .replace(/[ \t\n\r\f]+/g, ' ')
      .replace(/^ | $/g, ''),
    url: link?.url === '' ? undefined : link?.url,
    textSpan: { start: 0, end: markdown.length },
    urlSpan: undefined,
  };
}

function findLink(node: Nodes): { readonly url: string } | undefined {
  if (node.type === 'link') return node;
  if (!('children' in node)) return undefined;
  for (const child of node.children) {
    const found = findLink(child);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Text and code as a reader sees them; HTML tags and the text of images left out. */
function visibleText(node: Nodes): string {
  if (node.type === 'text' || node.type === 'inlineCode') return node.value;
  if (node.type === 'break') return ' ';
  return 'children' in node ? node.children.map(visibleText).join('') : '';
}
