import type { Block } from '../markdown/outline.ts';
import type { Span } from '../text/span.ts';
import type { PaperItem } from './judge-items.ts';

/** At least so many papers must show it for paragraphs that follow items to be their notes. */
const LEAST = 3;
/** And at least this share of them. */
const SHARE = 0.8;

/** What follows an item without indentation and may be its note. */
const NOTES: ReadonlySet<Block['kind']> = new Set(['paragraph', 'block-quote', 'code']);

/**
 * Where the paragraphs end that follow an item and are its note though they are not indented: in a list where at least three papers, and four of
 * five, are followed by one; else under a heading where that holds for its papers. By the item's block; items without such a note are left out.
 */
export function findFollowingNotes(
  blocks: readonly Block[],
  sections: readonly (readonly PaperItem[])[],
  claimed: readonly Span[],
): ReadonlyMap<Block, number> {
  const ends = new Map<Block, number>();
  const outer = sections.map((papers) => papers.filter(({ candidate }) => candidate.item.parent === undefined));
  const wanted = new Set(outer.flat().map(({ candidate }) => candidate.item.block));
  for (const [index, block] of blocks.entries()) {
    const end = wanted.has(block) ? followingEnd(blocks, index, claimed) : undefined;
    if (end !== undefined) ends.set(block, end);
  }
  const shows = (papers: readonly PaperItem[]): boolean => {
    const followed = papers.filter(({ candidate }) => ends.has(candidate.item.block)).length;
    return followed >= LEAST && followed >= papers.length * SHARE;
  };
  if (ends.size === 0 || shows(outer.flat())) return ends;
  return new Map(outer.filter(shows).flatMap((papers) => papers.flatMap(({ candidate: { item } }) => entryOf(ends, item.block))));
}

function entryOf(ends: ReadonlyMap<Block, number>, block: Block): [Block, number][] {
  const end = ends.get(block);
  return end === undefined ? [] : [[block, end]];
}

/** The end of the paragraphs, quotes and code right after the item at `index`, the first of them a paragraph. */
function followingEnd(blocks: readonly Block[], index: number, claimed: readonly Span[]): number | undefined {
  let next = index + 1;
  while ((blocks[next]?.nesting ?? 0) > 0) next += 1;
  if (blocks[next]?.kind !== 'paragraph') return undefined;
  let end: number | undefined;
  for (let block = blocks[next]; block !== undefined && (block.nesting > 0 || NOTES.has(block.kind)); next += 1, block = blocks[next]) {
    const { start, end: last, nesting } = block;
    if (claimed.some((span) => span.start < last && start < span.end)) break;
    if (nesting === 0) end = last;
  }
  return end;
}
