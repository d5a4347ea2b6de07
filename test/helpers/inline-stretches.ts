import type { Nodes } from 'mdast';
import { normalizeLabel, type FindDefinition } from '../../src/markdown/inline-nodes.ts';
import { parseOutline } from '../../src/markdown/outline.ts';
import { findLineStarts } from '../../src/text/lines.ts';
import type { Span } from '../../src/text/span.ts';

/** The stretches of inline Markdown of a document from the offset `from` on: paragraphs, headings, and the cells of tables. */
export function inlineStretches(text: string, from: number): readonly Span[] {
  return parseOutline(text, findLineStarts(text), from).blocks.flatMap(({ kind, contentStart: start, contentEnd: end }) => {
    if (kind === 'table-row') return cellsOf(text, start, end);
    return kind === 'paragraph' || kind === 'heading' ? [{ start, end }] : [];
  });
}

/** What is between the bars of a row, but for those that a backslash escapes; some may be blank. */
function cellsOf(text: string, start: number, end: number): Span[] {
  const cells = text.slice(start, end).matchAll(/(?:\\[\\|]|[^|])+/g);
  return [...cells].map(({ 0: cell, index }) => ({ start: start + index, end: start + index + cell.length }));
}

/** The definitions of a tree, of links and of footnotes. */
export function definitionsOf(tree: Nodes): FindDefinition {
  const destinations = new Map<string, string>();
  const collect = (node: Nodes): void => {
    if (node.type === 'definition' || node.type === 'footnoteDefinition') {
      const label = normalizeLabel(node.identifier);
      const [key, url] = node.type === 'definition' ? [label, node.url] : [`^${label}`, ''];
      if (!destinations.has(key)) destinations.set(key, url);
    }
    if ('children' in node) node.children.forEach(collect);
  };
  collect(tree);
  return (label) => destinations.get(label);
}
