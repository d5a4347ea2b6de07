import type { Definition, Heading, ListItem, Nodes, Paragraph, Parents, Root } from 'mdast';
import { parseMarkdownTree } from '../../src/markdown/markdown-tree.ts';
import { parseOutline } from '../../src/markdown/outline.ts';
import type { Block } from '../../src/markdown/outline.ts';
import { findLineStarts } from '../../src/text/lines.ts';

/**
 * Agreement of the outline scanner with remark-parse and remark-gfm, block by block.
 *
 * Both results are brought to one flat list in the order of starts: leaf blocks with kind, start, end and detail (heading depth,
 * kind of list, checkbox), rows within tables, and of containers the start alone. Three things are evened out on both
 * sides alike, since the outline does not read what is inside a paragraph:
 *
 * 1. A link reference definition is a paragraph, and paragraphs of one parent on adjacent lines are one paragraph.
 * 2. remark-parse lets a setext heading start at the definitions before its text: those definitions are left out.
 * 3. remark-gfm lets a paragraph with a checkbox start now at the `[`, now after the box: here it is always the `[`.
 *
 * Ends are compared without the spaces, tabs and line endings before them. The text of a heading is compared where remark-gfm says
 * where it is, which it does not for links it finds in plain text.
 */
export interface ComparedBlock {
  readonly kind: string;
  readonly start: number;
  /** `start` for containers. */
  readonly end: number;
  readonly nesting: number;
  readonly detail: string;
  /** The text of a heading, if known. */
  readonly title?: string;
}

/** What remark-parse and the outline say differently about `text` from the offset `from` on; undefined if they agree. */
export function findDisagreement(text: string, from: number): string | undefined {
  const ours = outlineBlocks(text, from);
  const theirs = treeBlocks(text, from);
  for (let index = 0; index < Math.max(ours.length, theirs.length); index += 1) {
    const our = ours[index];
    const their = theirs[index];
    const isTitleWrong = their?.title !== undefined && their.title !== our?.title;
    if (describe(text, our) === describe(text, their) && !isTitleWrong) continue;
    return `block ${index}\n  outline: ${describe(text, our)} ${our?.title}\n  remark:  ${describe(text, their)} ${their?.title}`;
  }
  return undefined;
}

/**
 * A block of ours that starts inside what remark-parse calls code or HTML, where remark-parse has no such block: what must not happen
 * on any text, since an entry would be read out of code. Undefined if there is none.
 */
export function findUnsafeBlock(text: string, from: number): string | undefined {
  const theirs = treeBlocks(text, from);
  const opaque = theirs.filter((block) => block.kind === 'code' || block.kind === 'html');
  const known = new Set(theirs.map((block) => `${block.kind} ${block.start}`));
  for (const block of outlineBlocks(text, from)) {
    if (block.kind === 'code' || block.kind === 'html' || known.has(`${block.kind} ${block.start}`)) continue;
    const around = opaque.find((other) => other.start <= block.start && block.start < other.end);
    if (around !== undefined) return `${describe(text, block)}\n  is inside ${describe(text, around)}`;
  }
  return undefined;
}

/** Where the document proper starts: after a first line `---` up to the next such line, if a `key:` is between; else 0. */
export function frontMatterEnd(text: string): number {
  const match = /^---\r?\n([\s\S]*?\r?\n)---(?:\r?\n|$)/u.exec(text);
  return match !== null && /^[\w-]+[ \t]*:/mu.test(match[1] ?? '') ? match[0].length : 0;
}

function describe(text: string, block: ComparedBlock | undefined): string {
  if (block === undefined) return 'nothing';
  const { kind, start, end, nesting, detail } = block;
  return `${kind} [${start}, ${end}) nesting ${nesting} ${detail} ${JSON.stringify(text.slice(start, Math.min(end, start + 60)))}`;
}

function outlineBlocks(text: string, from: number): ComparedBlock[] {
  const { blocks } = parseOutline(text, findLineStarts(text), from);
  return joinParagraphs(
    text,
    blocks.map((block) => ({
      kind: block.kind,
      start: block.start,
      end: isContainer(block.kind) ? block.start : block.end,
      nesting: block.nesting,
      detail: outlineDetail(text, block),
      ...(block.kind === 'heading' ? { title: text.slice(block.contentStart, block.contentEnd) } : {}),
    })),
  );
}

function isContainer(kind: string): boolean {
  return kind === 'list-item' || kind === 'block-quote' || kind === 'footnote';
}

function outlineDetail(text: string, block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `depth ${block.level}`;
    case 'list-item': {
      if (block.checkbox === -1) return block.level === 1 ? 'ordered' : 'bullet';
      const isChecked = /[xX]/u.test(text.charAt(block.checkbox + 1));
      return `${block.level === 1 ? 'ordered' : 'bullet'} ${isChecked ? 'checked' : 'unchecked'}`;
    }
    default:
      return '';
  }
}

function treeBlocks(text: string, from: number): ComparedBlock[] {
  const blocks: ComparedBlock[] = [];
  const tree = parseMarkdownTree(text.slice(from));
  const collect = (parent: Parents, nesting: number): void => {
    for (const node of parent.children) {
      const block = treeBlock(text, from, nesting, node, parent);
      if (block !== undefined) blocks.push(block);
      if (node.type === 'list') collect(node, nesting);
      else if (hasBlocks(node)) collect(node, nesting + 1);
    }
  };
  collect(tree, 0);
  return joinParagraphs(
    text,
    blocks.filter((block, index) => !isWithinHeading(block, blocks, index)),
  );
}

function hasBlocks(node: Nodes): node is Extract<Nodes, { type: 'listItem' | 'blockquote' | 'footnoteDefinition' | 'table' }> {
  return ['listItem', 'blockquote', 'footnoteDefinition', 'table'].includes(node.type);
}

function isWithinHeading(block: ComparedBlock, blocks: readonly ComparedBlock[], index: number): boolean {
  if (block.kind !== 'paragraph') return false;
  let next = index + 1;
  while (blocks[next]?.kind === 'paragraph') next += 1;
  const heading = blocks[next];
  return heading?.kind === 'heading' && heading.start <= block.start && block.end <= heading.end;
}

const TREE_KINDS: Readonly<Record<string, string>> = {
  heading: 'heading',
  paragraph: 'paragraph',
  definition: 'paragraph',
  html: 'html',
  code: 'code',
  thematicBreak: 'thematic-break',
  listItem: 'list-item',
  blockquote: 'block-quote',
  footnoteDefinition: 'footnote',
  table: 'table',
  tableRow: 'table-row',
};

function treeBlock(text: string, from: number, nesting: number, node: Nodes, parent: Parents): ComparedBlock | undefined {
  const kind = TREE_KINDS[node.type];
  if (kind === undefined) return undefined;
  let start = offsetOf(node, 'start', from);
  const end = isContainer(kind) ? start : trimEnd(text, start, offsetOf(node, 'end', from));
  if (node.type === 'paragraph' && parent.type === 'listItem') start = checkboxStart(text, from, node, parent) ?? start;
  const title = node.type === 'heading' ? headingTitle(text, from, node) : undefined;
  return { kind, start, end, nesting, detail: treeDetail(node, parent), ...(title === undefined ? {} : { title }) };
}

function headingTitle(text: string, from: number, heading: Heading): string | undefined {
  const first = heading.children[0];
  const last = heading.children.at(-1);
  if (first === undefined || last === undefined) return '';
  if (first.position === undefined || last.position === undefined) return undefined;
  return text.slice(offsetOf(first, 'start', from), offsetOf(last, 'end', from));
}

/** Where the checkbox of `item` is, if `paragraph` is the one that starts with it. */
function checkboxStart(text: string, from: number, paragraph: Paragraph, item: ListItem): number | undefined {
  if (typeof item.checked !== 'boolean') return undefined;
  const index = item.children.indexOf(paragraph);
  const before = item.children.slice(0, index);
  if (!before.every((node): node is Definition => node.type === 'definition')) return undefined;
  const last = before.at(-1);
  return text.indexOf('[', last === undefined ? offsetOf(item, 'start', from) : offsetOf(last, 'end', from));
}

function treeDetail(node: Nodes, parent: Parents): string {
  if (node.type === 'heading') return `depth ${node.depth}`;
  if (node.type !== 'listItem') return '';
  const list = parent.type === 'list' && parent.ordered === true ? 'ordered' : 'bullet';
  return typeof node.checked === 'boolean' ? `${list} ${node.checked ? 'checked' : 'unchecked'}` : list;
}

function offsetOf(node: Nodes | Root, side: 'start' | 'end', from: number): number {
  const offset = node.position?.[side].offset;
  if (offset === undefined) throw new Error(`${node.type} has no position`);
  return from + offset;
}

function trimEnd(text: string, start: number, end: number): number {
  let to = end;
  while (to > start && ' \t\r\n'.includes(text.charAt(to - 1))) to -= 1;
  return to;
}

/** Rule 1 of the comparison. */
function joinParagraphs(text: string, blocks: readonly ComparedBlock[]): ComparedBlock[] {
  const joined: ComparedBlock[] = [];
  for (const block of blocks) {
    const last = joined.at(-1);
    if (last !== undefined && isOneParagraph(text, last, block)) joined[joined.length - 1] = { ...last, end: block.end };
    else joined.push(block);
  }
  return joined;
}

function isOneParagraph(text: string, one: ComparedBlock, other: ComparedBlock): boolean {
  if (one.kind !== 'paragraph' || other.kind !== 'paragraph' || one.nesting !== other.nesting) return false;
  return text.slice(one.end, other.start).match(/\r\n?|\n/gu)?.length === 1;
}
