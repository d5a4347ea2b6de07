import type { FindDefinition, InlineKind, InlineNode } from './inline-nodes.ts';

/** A node while it is being read. */
export type OpenNode = { -readonly [Key in keyof InlineNode]: InlineNode[Key] };

/** A run of `*`, `_` or `~` that may open or close something, or the bracket that opens a label: text, if nothing comes of it. */
export interface Run {
  readonly kind: 'run';
  /** The character code of the run, or 0 for a bracket. */
  readonly marker: number;
  start: number;
  end: number;
  canOpen: boolean;
  canClose: boolean;
}

/** What has been read, in order: whole constructs, and runs of which it is not yet known what they are. */
export type Piece = OpenNode | Run;

/** The bracket that opens a label and has not been closed. */
export interface Bracket {
  /** Which of the pieces it is. */
  readonly index: number;
  /** Where it stands in the stretch, and its label starts. */
  readonly start: number;
  readonly labelStart: number;
  readonly isImage: boolean;
  /** Whether it may yet become a link: not once it holds one. */
  isActive: boolean;
}

/** All that is known in the middle of a stretch. Offsets are into the stretch, but for those of pieces, which are into the document. */
export interface InlineState {
  /** The stretch. */
  readonly source: string;
  /** Where it stands in the document. */
  readonly base: number;
  readonly findDefinition: FindDefinition;
  readonly pieces: Piece[];
  readonly brackets: Bracket[];
  /** Where the text starts that is in no piece yet. */
  textStart: number;
  /**
   * How many more delimiters and failed attempts are allowed, which bounds the time; below 0 it is not sure that remark-parse reads the
   * stretch like this.
   */
  budget: number;
  /** The first `*` (standing for `_`, too) or `~` that was read, else 0: micromark pairs first what it saw first. */
  firstMarker: number;
  /** Which kinds of run are or were among the pieces: `EMPHASIS_RUN`, `TILDE_RUN` and `BRACKET_RUN` added up. */
  runs: number;
  /** Whether text was read in which remark-gfm may yet find links. */
  mayHoldLinks: boolean;
}

/** A run of `*` or `_`. */
export const EMPHASIS_RUN = 1;
/** A run of `~`. */
export const TILDE_RUN = 2;
/** A bracket that opened a label and has nothing to close it. */
export const BRACKET_RUN = 4;

/** More delimiters than any title has, and few enough to look at them pair by pair. */
const MOST_DELIMITERS = 100;

const NO_CHILDREN: readonly InlineNode[] = [];

/** The state before the first character of `source`. */
export function createInlineState(source: string, base: number, findDefinition: FindDefinition): InlineState {
  return {
    source,
    base,
    findDefinition,
    pieces: [],
    brackets: [],
    textStart: 0,
    budget: MOST_DELIMITERS,
    firstMarker: 0,
    runs: 0,
    mayHoldLinks: false,
  };
}

/** A node without content or destination of its own. All nodes are made here, so that they share one shape. */
export function createNode(kind: InlineKind, start: number, end: number, text: string): OpenNode {
  return { kind, start, end, contentStart: start, contentEnd: end, text, url: undefined, urlStart: -1, urlEnd: -1, children: NO_CHILDREN };
}

/** Says that remark-parse may read the stretch otherwise; gives where to go on, though nothing will. */
export function giveUp(state: InlineState): number {
  state.budget = -1;
  return state.source.length;
}

/** Makes text of what stands before `end` and is in no piece yet. */
export function flushText(state: InlineState, end: number): void {
  const { textStart } = state;
  if (textStart < end) addText(state, textStart, end, state.source.slice(textStart, end));
}

/** Adds text that reads `value` and stands at `[start, end)` of the stretch, all before it being in pieces. */
export function addText(state: InlineState, start: number, end: number, value: string): void {
  const { base, pieces } = state;
  const last = pieces[pieces.length - 1];
  if (last !== undefined && last.kind === 'text') extendText(last, base + end, value);
  else pieces.push(createNode('text', base + start, base + end, value));
  state.textStart = end;
}

/** Adds a piece that stands at `[start, end)` of the stretch, after the text before it; gives `end`. */
export function addPiece(state: InlineState, start: number, end: number, piece: Piece): number {
  if (state.textStart < start) flushText(state, start);
  state.pieces.push(piece);
  state.textStart = end;
  return end;
}

/** The nodes that pieces are once nothing more is paired: runs become text, and neighbouring text one node. */
export function finishPieces(state: InlineState, pieces: readonly Piece[]): readonly InlineNode[] {
  if (holdsNodes(state, pieces)) return pieces;
  const nodes: OpenNode[] = [];
  let last: OpenNode | undefined;
  for (const piece of pieces) {
    const isText = piece.kind === 'run' || piece.kind === 'text';
    if (isText && last !== undefined && last.kind === 'text') extendText(last, piece.end, textOf(state, piece));
    else {
      last = piece.kind === 'run' ? createNode('text', piece.start, piece.end, textOf(state, piece)) : piece;
      nodes.push(last);
    }
  }
  return nodes;
}

/** Whether none of the pieces is a run, as far as can be told at once; then no text stands beside other text either. */
function holdsNodes({ runs, brackets }: InlineState, _pieces: readonly Piece[]): _pieces is readonly OpenNode[] {
  return runs === 0 && brackets.length === 0;
}

/** The text of all nodes. */
export function joinText(nodes: readonly InlineNode[]): string {
  let text = '';
  for (let index = 0; index < nodes.length; index += 1) text += nodes[index]?.text ?? '';
  return text;
}

function extendText(node: OpenNode, end: number, value: string): void {
  node.text += value;
  node.end = end;
  node.contentEnd = end;
}

function textOf(state: InlineState, piece: Piece): string {
  return piece.kind === 'run' ? state.source.slice(piece.start - state.base, piece.end - state.base) : piece.text;
}
