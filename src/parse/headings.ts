import type { InlineReader } from '../markdown/inline.ts';
import type { Block } from '../markdown/outline.ts';
import type { Span } from '../text/span.ts';
import type { Heading } from './categories.ts';

/** The headings of the document's own level that stand outside of `entries`, all in file order. */
export function findHeadings(text: string, blocks: readonly Block[], entries: readonly Span[], readInline: InlineReader): Heading[] {
  const headings: Heading[] = [];
  let next = 0;
  // By index, as in every loop over all blocks: in a process this short an iterator makes an object for each.
  for (let index = 0; index < blocks.length; index += 1) {
    const block = blocks[index];
    if (block?.kind !== 'heading' || block.nesting > 0) continue;
    while ((entries[next]?.end ?? Infinity) <= block.start) next += 1;
    if ((entries[next]?.start ?? Infinity) < block.end) continue;
    const title = readInline(text.slice(block.contentStart, block.contentEnd).trim()).text;
    headings.push({ span: { start: block.start, end: block.end }, depth: block.level, title });
  }
  return headings;
}
