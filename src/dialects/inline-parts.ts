import type { InlineKind, InlineNode } from '../markdown/inline-nodes.ts';
import type { Span } from '../text/span.ts';

/** A part of a stretch of inline Markdown: where it stands, and what a reader sees of it. */
export interface CitedPart {
  readonly span: Span;
  readonly text: string;
}

/** Whether nothing is seen of the node. */
export function isBlankNode({ kind, text }: InlineNode): boolean {
  return kind === 'html' || kind === 'break' || (kind === 'text' && text.trim() === '');
}

/** The node that is all there is to see, if it is of this kind. */
export function soleNode(nodes: readonly InlineNode[], kind: InlineKind): InlineNode | undefined {
  const seen = nodes.filter((node) => !isBlankNode(node));
  return seen.length === 1 && seen[0]?.kind === kind ? seen[0] : undefined;
}

/** The link that the node is, or that is all within its emphasis. */
export function linkWithin(node: InlineNode): InlineNode | undefined {
  if (node.kind === 'link') return node;
  if (node.kind !== 'strong' && node.kind !== 'emphasis' && node.kind !== 'delete') return undefined;
  const [only, ...more] = node.children.filter((child) => !isBlankNode(child));
  return only === undefined || more.length > 0 ? undefined : linkWithin(only);
}

/** All links among the nodes and within them, in order. */
export function linksOf(nodes: readonly InlineNode[]): readonly InlineNode[] {
  return nodes.flatMap((node) => (node.kind === 'link' ? [node] : linksOf(node.children)));
}

/** What a reader sees of `[start, end)`: blanks run together, what stands outside of it left out. */
export function visibleText(text: string, nodes: readonly InlineNode[], { start, end }: Span): string {
  return rawVisibleText(text, nodes, { start, end }).replace(/\s+/g, ' ').trim();
}

function rawVisibleText(text: string, nodes: readonly InlineNode[], { start, end }: Span): string {
  let seen = '';
  for (const node of nodes) {
    if (node.end <= start || node.start >= end) continue;
    if (node.kind === 'text') seen += textWithin(text, node, { start, end });
    else if (node.kind === 'break') seen += ' ';
    else if (node.children.length > 0) seen += rawVisibleText(text, node.children, { start, end });
    else seen += node.text;
  }
  return seen;
}

function textWithin(text: string, node: InlineNode, { start, end }: Span): string {
  if (start <= node.start && node.end <= end) return node.text;
  return unescape(text.slice(Math.max(start, node.start), Math.min(end, node.end)));
}

/** Of a part of a text node; the whole ones say themselves what is seen. */
function unescape(markdown: string): string {
  return markdown.replace(/\\([!-/:-@[-`{-~])/g, '$1');
}
