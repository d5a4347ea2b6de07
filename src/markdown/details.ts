import { isBlankCode, type Span } from '../text/span.ts';
import { findTagEnd } from './html-tags.ts';
import type { Block } from './outline.ts';

/** A `<details>` element with its summary, which for CommonMark is a run of sibling blocks. Spans of tags cover `<` to `>`. */
export interface DetailsElement {
  readonly open: Span;
  readonly summaryOpen: Span | undefined;
  readonly summaryClose: Span | undefined;
  /** Undefined when nothing closes it. */
  readonly close: Span | undefined;
  /** How many other elements enclose it. */
  readonly depth: number;
}

export interface DetailsElements {
  /** In the order of their opening tags. */
  readonly elements: readonly DetailsElement[];
  /** Closing tags that close nothing. */
  readonly strayCloses: readonly Span[];
}

type TagName = 'details' | '/details' | 'summary' | '/summary';

interface Tag extends Span {
  readonly name: TagName;
}

interface OpenElement {
  open: Span;
  summaryOpen: Span | undefined;
  summaryClose: Span | undefined;
  close: Span | undefined;
  depth: number;
}

/** Pairs the `<details>` tags that stand in HTML and in paragraphs, across blank lines; tags in code and comments do not count. */
export function findDetails(text: string, blocks: readonly Block[]): DetailsElements {
  const elements: OpenElement[] = [];
  const strayCloses: Span[] = [];
  const stack: OpenElement[] = [];
  for (const tag of findTags(text, blocks)) {
    const top = stack.at(-1);
    if (tag.name === 'details') {
      const element = { open: tag, summaryOpen: undefined, summaryClose: undefined, close: undefined, depth: 0 };
      elements.push(element);
      stack.push(element);
    } else if (top === undefined) {
      if (tag.name === '/details') strayCloses.push(tag);
    } else if (tag.name === '/details') {
      top.close = tag;
      stack.pop();
    } else placeSummaryTag(top, tag);
  }
  setDepths(elements);
  return { elements, strayCloses };
}

function placeSummaryTag(element: OpenElement, tag: Tag): void {
  if (tag.name === 'summary') element.summaryOpen ??= tag;
  else if (element.summaryOpen !== undefined) element.summaryClose ??= tag;
}

/** An element that nothing closes encloses nothing: what follows it would else be lost in it. */
function setDepths(elements: readonly OpenElement[]): void {
  const ends: number[] = [];
  for (const element of elements) {
    while (ends.length > 0 && (ends.at(-1) ?? 0) <= element.open.start) ends.pop();
    element.depth = ends.length;
    if (element.close !== undefined) ends.push(element.close.end);
  }
}

/** A stepwise search over the text: which block a place is in, and where the last comment ended. */
interface TagSearch {
  block: number;
  hiddenUntil: number;
  /** From here on there is no `-->`: each further `<!--` is text. */
  lastCommentEnd: number;
  /** Of the paragraph at `block`, relative to its start; made when first asked for. */
  codeSpans: readonly Span[] | undefined;
}

function findTags(text: string, blocks: readonly Block[]): Tag[] {
  const tags: Tag[] = [];
  const search: TagSearch = { block: 0, hiddenUntil: 0, lastCommentEnd: Infinity, codeSpans: undefined };
  for (let start = text.indexOf('<'); start !== -1; start = text.indexOf('<', start + 1)) {
    const name = candidateAt(text, start);
    if (name === undefined || start < search.hiddenUntil) continue;
    const block = findLeafAt(blocks, search, start);
    if (block === undefined || (block.kind === 'paragraph' && isLiteral(text, block, start, search))) continue;
    if (name === 'comment') {
      hideComment(text, start, search);
      continue;
    }
    const end = findTagEnd(text, start, block.end);
    if (end === undefined) continue;
    tags.push({ name, start, end });
    // What looks like a tag in an attribute's value is none.
    search.hiddenUntil = end;
  }
  return tags;
}

/** What the `<` at `start` begins; undefined for what does not matter here. The first letter decides for nearly every tag. */
function candidateAt(text: string, start: number): TagName | 'comment' | undefined {
  const isClosing = text.charCodeAt(start + 1) === 0x2f;
  const first = text.charCodeAt(start + (isClosing ? 2 : 1)) | 0x20;
  if (first === 0x64 || first === 0x73) return tagNameAt(text, start, isClosing);
  return !isClosing && text.startsWith('!--', start + 1) ? 'comment' : undefined;
}

function tagNameAt(text: string, start: number, isClosing: boolean): TagName | undefined {
  const from = start + (isClosing ? 2 : 1);
  const name = text.slice(from, from + 7).toLowerCase();
  const after = text.charCodeAt(from + 7);
  if (after !== 0x3e && after !== 0x2f && !isBlankCode(after)) return undefined;
  if (name === 'details') return isClosing ? '/details' : 'details';
  return name === 'summary' ? (isClosing ? '/summary' : 'summary') : undefined;
}

/** What stands between `<!--` and `-->` is hidden, whatever blocks Markdown makes of it; a comment that does not end hides nothing. */
function hideComment(text: string, start: number, search: TagSearch): void {
  if (start >= search.lastCommentEnd) return;
  const end = text.indexOf('-->', start + 4);
  if (end === -1) search.lastCommentEnd = start;
  else search.hiddenUntil = end + 3;
}

/** The HTML block or paragraph that holds `offset`; undefined when it stands in code, a heading, or a table. Offsets must ascend. */
function findLeafAt(blocks: readonly Block[], search: TagSearch, offset: number): Block | undefined {
  let block = blocks[search.block];
  while (block !== undefined && (block.end <= offset || (block.kind !== 'html' && block.kind !== 'paragraph'))) {
    search.block += 1;
    search.codeSpans = undefined;
    block = blocks[search.block];
  }
  return block !== undefined && block.start <= offset ? block : undefined;
}

/** Whether `offset` lies in a code span of the paragraph (CommonMark 0.31 section 6.1), or its `<` is escaped. */
function isLiteral(text: string, paragraph: Block, offset: number, search: TagSearch): boolean {
  if (text.charCodeAt(offset - 1) === 0x5c) return true;
  search.codeSpans ??= codeSpans(text.slice(paragraph.start, paragraph.end));
  const place = offset - paragraph.start;
  return search.codeSpans.some(({ start, end }) => start <= place && place < end);
}

/** Runs of backticks pair with the next run of the same length; each length is looked for once past its last run. */
function codeSpans(content: string): Span[] {
  const runs = [...content.matchAll(/`+/g)].map((match) => ({ start: match.index, length: match[0].length }));
  const nextOfLength = new Map<number, number>();
  const closers = new Array<number>(runs.length);
  for (let index = runs.length - 1; index >= 0; index -= 1) {
    const length = runs[index]?.length ?? 0;
    closers[index] = nextOfLength.get(length) ?? -1;
    nextOfLength.set(length, index);
  }
  const spans: Span[] = [];
  for (let index = 0; index < runs.length; index += 1) {
    const closer = closers[index] ?? -1;
    const open = runs[index];
    const close = runs[closer];
    if (open === undefined || close === undefined) continue;
    spans.push({ start: open.start, end: close.start + close.length });
    index = closer;
  }
  return spans;
}
