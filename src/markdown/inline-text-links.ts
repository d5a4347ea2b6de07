import { classifyCharacter, OTHER, PUNCTUATION } from './inline-characters.ts';
import type { InlineNode } from './inline-nodes.ts';
import { createNode } from './inline-pieces.ts';
import type { Span } from '../text/span.ts';

const BARE_URL = /(?<![\da-z])(https?:\/\/|www(?=\.))([\w-]*\.[\w\-.]*)([^\t\n\r ]*)/gi;
const EMAIL = /[\w.+-]@[\w-]*\.[\w-]/;

/** Looking at more than these could take more than linear time. */
const MOST_MATCHES = 50;

/**
 * `nodes` with the links that mdast-util-gfm-autolink-literal finds in text when all else has been read: where micromark sees none, as
 * after an open bracket. `text` is the document's. Undefined where there is a link in text that is not as it is written, or an address.
 */
export function linkText(text: string, nodes: readonly InlineNode[]): readonly InlineNode[] | undefined {
  const linked: InlineNode[] = [];
  for (const node of nodes) {
    const found = node.kind === 'text' ? linkNode(text, node) : linkInside(text, node);
    if (found === undefined) return undefined;
    linked.push(...found);
  }
  return linked;
}

/** No link is looked for in a link. */
function linkInside(text: string, node: InlineNode): readonly InlineNode[] | undefined {
  if (node.kind === 'link' || node.children.length === 0) return [node];
  const children = linkText(text, node.children);
  return children && [{ ...node, children }];
}

function linkNode(text: string, node: InlineNode): readonly InlineNode[] | undefined {
  if (EMAIL.test(node.text)) return undefined;
  const links = findUrls(node.text);
  if (links?.length === 0) return [node];
  return links === undefined || text.slice(node.start, node.end) !== node.text ? undefined : splitNode(node, links);
}

function splitNode(node: InlineNode, links: readonly Span[]): readonly InlineNode[] {
  const nodes: InlineNode[] = [];
  const addText = (start: number, end: number): void => {
    if (start < end) nodes.push(createNode('text', node.start + start, node.start + end, node.text.slice(start, end)));
  };
  let from = 0;
  for (const { start, end } of links) {
    addText(from, start);
    nodes.push(createTextLink(node.text.slice(start, end), node.start + start));
    from = end;
  }
  addText(from, node.text.length);
  return nodes;
}

function createTextLink(shown: string, start: number): InlineNode {
  const end = start + shown.length;
  const url = /^w/i.test(shown) ? `http://${shown}` : shown;
  return { ...createNode('link', start, end, shown), url, urlStart: start, urlEnd: end, children: [createNode('text', start, end, shown)] };
}

/** Where the links are in the text of one node; undefined if there is too much to look at. */
function findUrls(text: string): readonly Span[] | undefined {
  const urls: Span[] = [];
  let count = 0;
  BARE_URL.lastIndex = 0;
  for (let match = BARE_URL.exec(text); match !== null; match = BARE_URL.exec(text)) {
    count += 1;
    if (count > MOST_MATCHES) return undefined;
    const [, scheme = '', domain = '', path = ''] = match;
    if (isLinkBefore(text, match.index) && isLinkDomain(scheme, domain)) {
      const url = trimUrl(domain + path);
      urls.push({ start: match.index, end: match.index + scheme.length + url });
    } else {
      // As if there had been no match.
      BARE_URL.lastIndex = match.index + 1;
    }
  }
  return urls;
}

function isLinkBefore(text: string, at: number): boolean {
  return at === 0 || classifyCharacter(text.charCodeAt(at - 1)) !== OTHER;
}

function isLinkDomain(scheme: string, rest: string): boolean {
  const domain = /^w/i.test(scheme) ? scheme + rest : rest;
  if (classifyCharacter(domain.charCodeAt(0)) === PUNCTUATION) return false;
  const parts = domain.split('.').slice(-2);
  return parts.length === 2 && parts.every((part) => part === '' || (!part.includes('_') && /[\da-zA-Z]/.test(part)));
}

/** How much of what looks like a URL is one: without the punctuation after it, but with what closes parentheses of its own. */
function trimUrl(url: string): number {
  let end = url.length;
  while (isTrailing(url.charAt(end - 1))) end -= 1;
  let open = countOf(url.slice(0, end), '(') - countOf(url.slice(0, end), ')');
  for (let close = url.indexOf(')', end); close !== -1 && open > 0; close = url.indexOf(')', end)) {
    end = close + 1;
    open -= 1;
  }
  return end;
}

function isTrailing(character: string): boolean {
  return character !== '' && `!"&'),.:;<>?]}`.includes(character);
}

function countOf(text: string, character: string): number {
  return text.split(character).length - 1;
}
