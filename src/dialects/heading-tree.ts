import type { Block } from '../markdown/outline.ts';
import { overlapsAny, type Span } from '../text/span.ts';

/** A heading of the document's own level with all that stands below it. */
export interface HeadingSection {
  readonly block: Block;
  /** From the heading's start to the next heading of the same or a smaller level. */
  readonly span: Span;
  /** The first block below the heading, unless that is a heading, too. */
  readonly below: Block | undefined;
  readonly inner: readonly HeadingSection[];
}

interface OpenSection extends HeadingSection {
  readonly span: { readonly start: number; end: number };
  below: Block | undefined;
  readonly inner: OpenSection[];
}

/** The headings among `blocks` that stand outside of what is claimed, the outermost, with those below them. A text of `length` units. */
export function readHeadingTree(blocks: readonly Block[], claimed: readonly Span[], length: number): readonly HeadingSection[] {
  const outermost: OpenSection[] = [];
  const open: OpenSection[] = [];
  let previous: OpenSection | undefined;
  for (const block of blocks) {
    if (block.nesting > 0) continue;
    const isHeading = block.kind === 'heading' && !overlapsAny(claimed, block);
    if (previous !== undefined && !isHeading) previous.below = block;
    previous = undefined;
    if (!isHeading) continue;
    for (let last = open.at(-1); last !== undefined && last.block.level >= block.level; last = open.at(-1)) {
      last.span.end = block.start;
      open.pop();
    }
    previous = { block, span: { start: block.start, end: length }, below: undefined, inner: [] };
    (open.at(-1)?.inner ?? outermost).push(previous);
    open.push(previous);
  }
  return outermost;
}
