import type { Problem } from '../model/problem.ts';
import { createBlockState } from './block-state.ts';
import { scanLines } from './block-lines.ts';

/**
 * The kinds of block the outline tells apart. `list-item`, `block-quote`, `footnote` (a GFM footnote definition) and `table`
 * contain the blocks that follow them with a deeper `nesting`. Link reference definitions are paragraphs.
 */
export type BlockKind =
  | 'heading'
  | 'paragraph'
  | 'html'
  | 'code'
  | 'thematic-break'
  | 'list-item'
  | 'block-quote'
  | 'footnote'
  | 'table'
  | 'table-row';

/**
 * One block of the document. Blocks stand in the order of their starts, a container before what it contains (pre-order).
 * Offsets are UTF-16 units into the text. `end` leaves out the line ending and trailing spaces, tabs and blank lines.
 */
export interface Block {
  readonly kind: BlockKind;
  /** The first character; for `html` and indented `code`, as for remark-parse, the indentation before it. */
  readonly start: number;
  readonly end: number;
  /** How many containers (items, quotes, footnotes, tables) enclose the block. */
  readonly nesting: number;
  /** Where what a user would call its text starts: after `## `, `- `, `1. `, `[ ] `, `> `, `[^1]: `; else `start`. */
  readonly contentStart: number;
  /** Where that text ends: before a closing `##` or a setext underline; else `end`. */
  readonly contentEnd: number;
  /**
   * Heading depth 1–6; for a list item 1 if ordered, 0 if a bullet; for `html` the CommonMark kind 1–7 (2 is a comment);
   * for `code` 1 if fenced, 0 if indented; else 0.
   */
  readonly level: number;
  /** Offset of the `[` of a list item's checkbox, on the item and on the paragraph that starts with it; else -1. */
  readonly checkbox: number;
}

/** The blocks of a text in pre-order, and what about its structure the scanner could not follow. */
export interface Outline {
  readonly blocks: readonly Block[];
  readonly problems: readonly Problem[];
}

/**
 * The block structure of `text` from the offset `from` on (a line start: where front matter ends), as remark-parse with
 * remark-gfm sees it. Total, one pass, linear in time and memory. `lineStarts` are those of the whole text.
 */
export function parseOutline(text: string, lineStarts: readonly number[], from: number): Outline {
  const state = createBlockState(text);
  scanLines(state, lineStarts, from);
  return { blocks: state.blocks, problems: state.problems };
}
