import type { Span } from '../text/span.ts';
import { codeSpans } from './code-spans.ts';
import { findTagEnd } from './html-tags.ts';
import type { Block } from './outline.ts';

/** A `<details>` element with its summary, which for CommonMark is a run of sibling blocks. Spans of tags cover `<` to `>`. */
export interface DetailsElement {
  readonly open: Span;
  readonly summaryOpen: Span | undefined;
  readonly summaryClose: Span | undefined;
  /** Undefined when nothing closes it. */
  readonly close: Span | undefined;
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
}

/**
 * Pairs the `<details>` tags that stand in HTML and in paragraphs, across blank lines; tags in code and comments do not count.
 */
export function findDetails(text: string, blocks: readonly Block[]): DetailsElements {
  const pairing: Pairing = { elements: [], strayCloses: [], stack: [] };
  const search: TagSearch = { block: 0, lastCommentEnd: Infinity, codeSpans: undefined, codeSpan: 0 };
  TAG_NAME.lastIndex = 0;
  while (TAG_NAME.test(text)) {
    const nameEnd = TAG_NAME.lastIndex;
    TAG_NAME.lastIndex = readTag(text, nameEnd, findLeafAt(blocks, search, nameEnd - 1), { search, pairing });
  }
  return { elements: pairing.elements, strayCloses: pairing.strayCloses };
}

interface Pairing {
  readonly elements: DetailsElement[];
  readonly strayCloses: Span[];
  readonly stack: OpenElement[];
}

function pairTag({ elements, strayCloses, stack }: Pairing, tag: Tag): void {
  const top = stack.at(-1);
  if (tag.name === 'details') {
    const element = { open: tag, summaryOpen: undefined, summaryClose: undefined, close: undefined };
    elements.push(element);
    stack.push(element);
  } else if (top === undefined) {
    if (tag.name === '/details') strayCloses.push(tag);
  } else if (tag.name === '/details') {
    top.close = tag;
    stack.pop();
  } else placeSummaryTag(top, tag);
}

function placeSummaryTag(element: OpenElement, tag: Tag): void {
  if (tag.name === 'summary') element.summaryOpen ??= tag;
  else if (element.summaryOpen !== undefined) element.summaryClose ??= tag;
}

/** A stepwise search over the text: which block a place is in, and where the last comment ended. */
interface TagSearch {
  block: number;
  /** From here on there is no `-->`: each further `<!--` is text. */
  lastCommentEnd: number;
  /** Of the paragraph at `block`, relative to its start; made when first asked for. */
  codeSpans: readonly Span[] | undefined;
  /** The first of them that does not end before the place. */
  codeSpan: number;
}

/** What begins a comment or one of the tags that matter here, up to the end of its name. */
const TAG_NAME = /<(?:!--|\/?(?:details|summary)(?=[\t-\r />]))/gi;
const NAME_LENGTH = 'details'.length;

interface Reading {
  readonly search: TagSearch;
  readonly pairing: Pairing;
}

/**
 * Takes the tag or comment in `block` whose name ends at `nameEnd` into account, and gives the offset from which to search on. Searching natively
 * takes a tenth of the time of a loop over every `<`; what was found is told by its end, which needs no match object.
 */
function readTag(text: string, nameEnd: number, block: Block | undefined, { search, pairing }: Reading): number {
  const name = nameBefore(text, nameEnd);
  const start = nameEnd - 1 - name.length;
  if (block === undefined || (block.kind === 'paragraph' && isLiteral(text, block, start, search))) return nameEnd;
  if (name === '!--') return commentEnd(text, nameEnd, search);
  const end = text.charCodeAt(nameEnd) === 0x3e ? nameEnd + 1 : findTagEnd(text, start, block.end);
  if (end === undefined) return nameEnd;
  pairTag(pairing, { name, start, end });
  // What looks like a tag in an attribute's value is none.
  return end;
}

function nameBefore(text: string, end: number): TagName | '!--' {
  const first = text.charCodeAt(end - NAME_LENGTH) | 0x20;
  if (text.charCodeAt(end - 1) === 0x2d) return '!--';
  const isClosing = text.charCodeAt(end - NAME_LENGTH - 1) === 0x2f;
  if (first === 0x64) return isClosing ? '/details' : 'details';
  return isClosing ? '/summary' : 'summary';
}

/** What stands between `<!--` and `-->` is hidden, whatever blocks Markdown makes of it; a comment that does not end hides nothing. */
function commentEnd(text: string, from: number, search: TagSearch): number {
  if (from >= search.lastCommentEnd) return from;
  // `<!-->` is whole.
  const end = text.indexOf('-->', from - 2);
  if (end !== -1) return end + 3;
  search.lastCommentEnd = from;
  return from;
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

/** Whether `offset` lies in a code span of the paragraph (CommonMark 0.31 section 6.1), or its `<` is escaped. Offsets must ascend. */
function isLiteral(text: string, paragraph: Block, offset: number, search: TagSearch): boolean {
  if (text.charCodeAt(offset - 1) === 0x5c) return true;
  if (search.codeSpans === undefined) {
    search.codeSpans = codeSpans(text.slice(paragraph.start, paragraph.end));
    search.codeSpan = 0;
  }
  const place = offset - paragraph.start;
  while ((search.codeSpans[search.codeSpan]?.end ?? Infinity) <= place) search.codeSpan += 1;
  return (search.codeSpans[search.codeSpan]?.start ?? Infinity) <= place;
}
