import type { Block } from '../markdown/outline.ts';
import { overlapsAny, type Span } from '../text/span.ts';
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
  const ends = findEnds(blocks, claimed);
  if (ends.size === 0) return ends;
  const outer = sections.map((papers) => papers.filter(({ candidate }) => candidate.item.parent === undefined));
  const shows = (papers: readonly PaperItem[]): boolean => {
    const followed = papers.filter(({ candidate }) => ends.has(candidate.item.block)).length;
    return areUsuallyFollowed(followed, papers.length);
  };
  const consistent = shows(outer.flat()) ? outer : outer.filter(shows);
  return new Map(consistent.flatMap((papers) => papers.flatMap(({ candidate: { item } }) => entryOf(ends, item.block))));
}

/** Whether so many of `count` papers are followed by paragraphs that those are their notes. */
export function areUsuallyFollowed(followed: number, count: number): boolean {
  return followed >= LEAST && followed >= count * SHARE;
}

function entryOf(ends: ReadonlyMap<Block, number>, block: Block): [Block, number][] {
  const end = ends.get(block);
  return end === undefined ? [] : [[block, end]];
}

/** Where the paragraphs, quotes and code end that follow outermost items, a paragraph first, by the item's block. */
function findEnds(blocks: readonly Block[], claimed: readonly Span[]): ReadonlyMap<Block, number> {
  const ends = new Map<Block, number>();
  // The item that the blocks now looked at follow, with nothing but such blocks between.
  let item: Block | undefined;
  let isFollowed = false;
  // By index, as in every loop over all blocks: in a process this short an iterator makes an object for each.
  for (let index = 0; index < blocks.length; index += 1) {
    const block = blocks[index];
    if (block === undefined || block.nesting > 0) continue;
    if (block.kind === 'list-item') {
      item = block;
      isFollowed = false;
    } else if (item !== undefined && NOTES.has(block.kind) && (isFollowed || block.kind === 'paragraph') && !overlapsAny(claimed, block)) {
      ends.set(item, block.end);
      isFollowed = true;
    } else item = undefined;
  }
  return ends;
}
