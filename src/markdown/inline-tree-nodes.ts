import type { Image, ImageReference, Link, LinkReference, Nodes, PhrasingContent } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified, type Processor } from 'unified';
import type { Span } from '../text/span.ts';
import { codeText } from './inline-leaves.ts';
import type { InlineNode } from './inline-nodes.ts';
import { createNode, joinText, type OpenNode } from './inline-pieces.ts';
import { alignText } from './inline-tree-align.ts';
import { documentOffset, isPadded, LEAD, type StretchText } from './inline-tree-text.ts';

/** What the tree does not say of a link or an image: where its label is, and where its destination or an empty pair of parentheses. */
interface Written {
  label?: Span;
  destination?: Span;
  resource?: Span;
}

const writtenOf = new WeakMap<object, Written>();

const parser = unified().use(remarkParse).use(remarkGfm).use(noteWritten).freeze();

/** Has mdast-util-from-markdown note where parts are for which its nodes have no field. */
function noteWritten(this: Processor): void {
  const data = this.data();
  data.fromMarkdownExtensions ??= [];
  data.fromMarkdownExtensions.push({
    enter: {
      // What is in the label is gathered in a fragment above the link.
      labelText(token) {
        noteSpan(this.stack.at(-2), 'label', token);
      },
      resource(token) {
        noteSpan(this.stack.at(-1), 'resource', token);
      },
      resourceDestination(token) {
        noteSpan(this.stack.at(-1), 'destination', token);
      },
    },
  });
}

function noteSpan(node: object | undefined, part: keyof Written, token: { readonly start: Place; readonly end: Place }): void {
  if (node === undefined) return;
  const written = writtenOf.get(node) ?? {};
  written[part] = { start: token.start.offset, end: token.end.offset };
  writtenOf.set(node, written);
}

interface Place {
  readonly offset: number;
}

/** The nodes of a stretch as remark-parse sees it, with offsets into the document; undefined if it is not one paragraph. */
export function readTreeNodes(stretch: StretchText): readonly InlineNode[] | undefined {
  const { children } = parser.parse(stretch.markdown);
  const [paragraph, ...rest] = children;
  if (paragraph?.type !== 'paragraph' || paragraph.position?.end.offset !== stretch.length) return undefined;
  if (!rest.every(({ type }) => type === 'definition' || type === 'footnoteDefinition')) return undefined;
  const [first, ...others] = readChildren(stretch, paragraph, { start: 0, end: stretch.length });
  const text = first?.text.slice(LEAD.length) ?? '';
  const led = text === '' ? [] : [createNode('text', LEAD.length, first?.end ?? 0, text)];
  return [...led, ...others].map((node) => moveNode(stretch, node));
}

interface PhrasingParent {
  readonly children: readonly PhrasingContent[];
}

/** The children of a node whose content is `span`. Those without positions are what remark-gfm made of one piece of text. */
function readChildren(stretch: StretchText, { children }: PhrasingParent, span: Span): readonly OpenNode[] {
  const nodes: OpenNode[] = [];
  let from = span.start;
  for (let index = 0; index < children.length;) {
    const next = children.findIndex((child, other) => other >= index && child.position !== undefined);
    const found = children[next];
    if (next === index && found !== undefined) {
      nodes.push(readNode(stretch, found));
      index += 1;
    } else {
      const unplaced = children.slice(index, next === -1 ? undefined : next);
      const to = found === undefined ? span.end : spanOf(found).start;
      nodes.push(...placeNodes(stretch, unplaced, { start: from, end: to }));
      index += unplaced.length;
    }
    from = nodes.at(-1)?.end ?? from;
  }
  return nodes;
}

/** Nodes that remark-gfm made of the text at `span`, links and text, with the places that their text has there. */
function placeNodes(stretch: StretchText, children: readonly PhrasingContent[], span: Span): OpenNode[] {
  const texts = children.map((child) => textOf(child));
  const places = alignText(stretch.markdown, span, texts.join(''), decodeReference);
  let at = 0;
  return children.map((child, index) => {
    const text = texts[index] ?? '';
    const start = places[at]?.start ?? span.start;
    at += text.length;
    const end = places[at - 1]?.end ?? start;
    const inside = createNode('text', start, end, text);
    if (child.type !== 'link') return inside;
    return { ...inside, kind: 'link', url: child.url, urlStart: start, urlEnd: end, children: [inside] };
  });
}

function textOf(node: Nodes): string {
  if ('children' in node) return node.children.map((child) => textOf(child)).join('');
  return node.type === 'text' ? node.value : '';
}

/** What a character reference stands for: the one thing of which only the parser knows all names. */
function decodeReference(reference: string): string {
  return textOf(parser.parse(reference));
}

function readNode(stretch: StretchText, node: PhrasingContent): OpenNode {
  const { start, end } = spanOf(node);
  switch (node.type) {
    case 'text':
      return createNode('text', start, end, node.value);
    case 'inlineCode':
      return readCode(stretch, { start, end }, node.value);
    case 'strong':
      return readParent(stretch, node, createNode('strong', start, end, ''), 2);
    case 'emphasis':
      return readParent(stretch, node, createNode('emphasis', start, end, ''), 1);
    case 'delete':
      return readParent(stretch, node, createNode('delete', start, end, ''), stretch.markdown.startsWith('~~', start) ? 2 : 1);
    case 'link':
    case 'linkReference':
      return readLink(stretch, node);
    case 'image':
    case 'imageReference':
      return readTarget(stretch, node, createNode('image', start, end, ''));
    case 'break':
      return createNode('break', start, end, '\n');
    case 'html':
      return createNode('html', start, end, '');
    case 'footnoteReference':
      return createNode('footnote', start, end, '');
    default:
      // Math, which only notes are read with.
      return createNode('text', start, end, stretch.markdown.slice(start, end));
  }
}

function readCode(stretch: StretchText, { start, end }: Span, value: string): OpenNode {
  const { markdown } = stretch;
  let contentStart = start;
  while (markdown.charAt(contentStart) === '`') contentStart += 1;
  const contentEnd = end - (contentStart - start);
  // The padding is part of the value.
  const text = isPadded(stretch, start, end) ? codeText(markdown.slice(contentStart, contentEnd)) : value;
  return { ...createNode('code', start, end, text), contentStart, contentEnd };
}

/** `node` with the children of `parent`, whose delimiters have the length `size`. */
function readParent(stretch: StretchText, parent: PhrasingParent, node: OpenNode, size: number): OpenNode {
  const content = { start: node.start + size, end: node.end - size };
  const children = readChildren(stretch, parent, content);
  return { ...node, contentStart: content.start, contentEnd: content.end, children, text: joinText(children) };
}

function readLink(stretch: StretchText, link: Link | LinkReference): OpenNode {
  const node = readTarget(stretch, link, createNode('link', spanOf(link).start, spanOf(link).end, ''));
  const children = readChildren(stretch, link, { start: node.contentStart, end: node.contentEnd });
  return { ...node, children, text: joinText(children) };
}

/** `node` with the label and the destination of a link or an image. */
function readTarget(stretch: StretchText, target: Link | LinkReference | Image | ImageReference, node: OpenNode): OpenNode {
  const written = writtenOf.get(target) ?? {};
  const isEnclosed = stretch.markdown.charAt(node.start) === '<';
  const inner = isEnclosed ? { start: node.start + 1, end: node.end - 1 } : { start: node.start, end: node.end };
  const label = written.label ?? inner;
  const placed = { ...node, contentStart: label.start, contentEnd: label.end };
  if ('identifier' in target) return { ...placed, url: stretch.urls.get(target.identifier) || undefined };
  const destination = written.label === undefined ? inner : findDestination(stretch, written);
  return { ...placed, url: target.url || undefined, urlStart: destination.start, urlEnd: destination.end };
}

function findDestination({ markdown }: StretchText, { destination, resource }: Written): Span {
  // An empty destination stands right before the parenthesis that closes.
  if (destination === undefined) return { start: (resource?.end ?? 0) - 1, end: (resource?.end ?? 0) - 1 };
  return markdown.charAt(destination.start) === '<' ? { start: destination.start + 1, end: destination.end - 1 } : destination;
}

function spanOf({ position }: Nodes): Span {
  return { start: position?.start.offset ?? 0, end: position?.end.offset ?? 0 };
}

/** The node with offsets into the document instead of the Markdown that was parsed. */
function moveNode(stretch: StretchText, node: InlineNode): InlineNode {
  const at = (offset: number): number => (offset === -1 ? -1 : documentOffset(stretch, offset));
  // An end may be that of a line ending, after which the next line's indentation was left out.
  const isWhole = node.contentStart === node.start;
  const end = documentOffset(stretch, node.end - 1) + 1;
  return {
    ...node,
    start: at(node.start),
    end,
    contentStart: at(node.contentStart),
    contentEnd: isWhole ? end : at(node.contentEnd),
    urlStart: at(node.urlStart),
    urlEnd: at(node.urlEnd),
    children: node.children.map((child) => moveNode(stretch, child)),
  };
}
