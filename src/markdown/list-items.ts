import type { Block } from './outline.ts';

/** A list item outside of quotes and footnotes, with the items within it. */
export interface ListItem {
  readonly block: Block;
  /** The paragraph that the item begins with; undefined where it begins with something else, or with nothing. */
  readonly head: Block | undefined;
  /** Items of lists within this one, in file order. */
  readonly items: readonly ListItem[];
  readonly parent: ListItem | undefined;
}

/** An item while its own items are still being found. */
interface OpenItem extends ListItem {
  head: Block | undefined;
  readonly items: ListItem[];
}

/** The outermost items of all lists of the document, in file order. Items that stand in a quote or a footnote are part of it and left out. */
export function findListItems(blocks: readonly Block[]): readonly ListItem[] {
  const items: ListItem[] = [];
  const open: OpenItem[] = [];
  // Blocks deeper than this stand in something whose items do not count.
  let hidden = Infinity;
  // By index, as in every loop over all blocks: in a process this short an iterator makes an object for each.
  for (let index = 0; index < blocks.length; index += 1) {
    const block = blocks[index];
    if (block === undefined || block.nesting > hidden) continue;
    hidden = HIDING.has(block.kind) ? block.nesting : Infinity;
    while (open.length > block.nesting) open.pop();
    const parent = open.at(-1);
    if (block.kind === 'list-item') {
      const item: OpenItem = { block, head: undefined, items: [], parent };
      (parent?.items ?? items).push(item);
      open.push(item);
    } else if (block.kind === 'paragraph' && parent !== undefined && block.start === paragraphStart(parent.block)) parent.head = block;
  }
  return items;
}

const HIDING: ReadonlySet<Block['kind']> = new Set(['block-quote', 'footnote', 'table']);

/** Where a paragraph starts that the item begins with: at its checkbox, if it has one. */
function paragraphStart({ checkbox, contentStart }: Block): number {
  return checkbox === -1 ? contentStart : checkbox;
}
