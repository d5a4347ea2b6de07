import type { Problem } from '../model/problem.ts';
import type { Block, BlockKind } from './outline.ts';

/** A block while its end is still being found; the scanner's own view of `Block`. */
export type OpenBlock = { -readonly [Key in keyof Block]: Block[Key] };

/** No leaf is open: the next line that is not blank starts one. */
export const NO_LEAF = 0;
/** A paragraph, which may yet become a setext heading or the head of a table. */
export const PARAGRAPH = 1;
/** HTML of kind 6 or 7, which ends at a blank line. */
export const HTML_TO_BLANK = 2;
/** HTML of kinds 1–5, which ends at its own closing sequence. */
export const HTML_TO_CLOSE = 3;
/** Fenced code. */
export const FENCED_CODE = 4;
/** Indented code. */
export const INDENTED_CODE = 5;
/** A table whose delimiter row has been seen. */
export const TABLE = 6;

/** The marker of a block quote container: `>`. List items have the character that ends their marker: `-`, `+`, `*`, `.` or `)`. */
export const QUOTE_MARKER = 0x3e;
/** The marker of a footnote container: `[`. */
export const FOOTNOTE_MARKER = 0x5b;

/** How many containers may enclose each other; deeper ones are read as text. */
export const NESTING_LIMIT = 100;

/** An open list item, block quote or footnote. */
export interface Container {
  block: OpenBlock;
  /** The character that tells containers apart: see `QUOTE_MARKER`. */
  marker: number;
  /** Columns a line must be indented by to belong to a list item. */
  size: number;
  /** A list item whose first line is blank after the marker, and that has no other line yet. */
  blankStart: boolean;
  /** Such an item after one more blank line: nothing can belong to it any longer. */
  closed: boolean;
  /** The index of the innermost block quote among this container and those around it, or -1. */
  innermostQuote: number;
}

/** All that is known between two lines, and the cursor within one. Offsets are UTF-16 units into `text`, columns count from 0. */
export interface BlockState {
  readonly text: string;
  readonly blocks: OpenBlock[];
  readonly problems: Problem[];

  /** The cursor: what lies before it on the line belongs to containers. */
  at: number;
  /** Column of the cursor. */
  column: number;
  /** Columns of a tab before `at` that are still to be read: a container may take only part of a tab. */
  tabRest: number;
  /** Offset of the first character at or after the cursor that is no space or tab; valid while it is not before the cursor. */
  first: number;
  /** Column of `first`. */
  firstColumn: number;
  /** Start of the next line. */
  next: number;

  /** Open containers, outermost first; entries from `depth` on are left over and reused. */
  readonly containers: Container[];
  depth: number;
  /** How many containers of `depth` the current line continues. */
  continued: number;
  /** Whether the line lacks the prefix of an open container and starts none itself. */
  isLazy: boolean;
  /** Whether the line stands right after an open leaf of the same containers, where fewer list items may start. */
  interrupts: boolean;

  leaf: number;
  leafBlock: OpenBlock;
  /** Start of the line after the last line of the leaf. */
  leafNext: number;
  /** End of the last leaf or container marker, for the containers around it. */
  lastEnd: number;

  /** Where the paragraph's last line starts, if it might be the head row of a table; else -1. */
  headAt: number;
  /** The cursor's place on that line, before its indentation. */
  headCursor: number;
  /** `leafNext` of the paragraph without its last line. */
  headNext: number;
  /** For a paragraph that starts with `[`, which may be definitions: the start of each line's text and of the next line, in pairs. */
  readonly lines: number[];

  /** The list item whose first paragraph may hold a checkbox. */
  task: OpenBlock | undefined;
  /** Offset of the `]` of that checkbox, -1 if there is none, or -2 while the line ends within it. */
  taskClose: number;

  /** Kind of the open HTML, 1–7. */
  htmlKind: number;
  /** For the HTML kinds 1–5: an end found beforehand, as the offset after it; valid while it is beyond the cursor. */
  readonly htmlEnds: number[];
  /** Character and length of the opening fence. */
  fence: number;
  fenceSize: number;
  /** A stretch of one line known to hold no thematic break: `breakFail` is the offset of the character that forbids it. */
  breakFail: number;
  breakMarker: number;
}

/** The state before the first line of `text`. */
export function createBlockState(text: string): BlockState {
  const nothing = createBlock('paragraph', 0, 0);
  return {
    text,
    blocks: [],
    problems: [],
    at: 0,
    column: 0,
    tabRest: 0,
    first: -1,
    firstColumn: 0,
    next: 0,
    containers: [],
    depth: 0,
    continued: 0,
    isLazy: false,
    interrupts: false,
    leaf: NO_LEAF,
    leafBlock: nothing,
    leafNext: 0,
    lastEnd: 0,
    headAt: -1,
    headCursor: 0,
    headNext: 0,
    lines: [],
    task: undefined,
    taskClose: -1,
    htmlKind: 0,
    htmlEnds: [0, 0, 0, 0, 0, 0],
    fence: 0,
    fenceSize: 0,
    breakFail: -1,
    breakMarker: 0,
  };
}

/** A block that starts at `start`; its end is set when it closes. All blocks are made here, so that they share one shape. */
export function createBlock(kind: BlockKind, start: number, nesting: number): OpenBlock {
  return { kind, start, end: start, nesting, contentStart: start, contentEnd: start, level: 0, checkbox: -1 };
}
