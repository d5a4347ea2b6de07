import type { InlineNode } from '../../src/markdown/inline-nodes.ts';
import type { Annotated } from './annotated.ts';

/**
 * Inline nodes in one line: text and code in quotes, the children of a construct in parentheses, a destination in angle brackets.
 * `**T** ([pdf](u))` is `strong("T") " (" link<u>("pdf") ")"`.
 */
export function sketchInline(nodes: readonly InlineNode[]): string {
  return nodes.map((node) => sketchNode(node)).join(' ');
}

function sketchNode({ kind, text, url, children }: InlineNode): string {
  const destination = url === undefined ? '' : `<${url}>`;
  if (kind === 'text') return JSON.stringify(text);
  if (kind === 'code') return `code ${JSON.stringify(text)}`;
  return `${kind}${destination}${children.length === 0 ? '' : `(${sketchInline(children)})`}`;
}

/** The spans of all nodes but text, and of their contents and destinations, named as annotations name them. */
export function inlineSpans(nodes: readonly InlineNode[]): Annotated['spans'] {
  return allSpans(nodes).toSorted(([, one], [, other]) => one.start - other.start || other.end - one.end);
}

function allSpans(nodes: readonly InlineNode[]): Annotated['spans'] {
  return nodes.flatMap((node) => {
    const { kind, start, end, contentStart, contentEnd, urlStart, urlEnd } = node;
    const hasContent = contentStart !== start || contentEnd !== end;
    return [
      ...(kind === 'text' ? [] : [[kind, { start, end }] as const]),
      ...(hasContent ? [['content', { start: contentStart, end: contentEnd }] as const] : []),
      ...allSpans(node.children),
      ...(urlStart === -1 ? [] : [['url', { start: urlStart, end: urlEnd }] as const]),
    ];
  });
}
