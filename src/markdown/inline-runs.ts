import { classifyCharacter, OTHER, PUNCTUATION, WHITE_SPACE, type CharacterClass } from './inline-characters.ts';
import {
  addPiece,
  createNode,
  EMPHASIS_RUN,
  finishPieces,
  joinText,
  TILDE_RUN,
  type InlineState,
  type OpenNode,
  type Piece,
  type Run,
} from './inline-pieces.ts';

const ASTERISK = 0x2a;
const UNDERSCORE = 0x5f;
const TILDE = 0x7e;

/**
 * Nearly all emphasis: between letters or digits, nothing inside that has a meaning, and nothing before it that its first delimiter
 * could close.
 */
const PLAIN_EMPHASIS =
  /(?<![^\s!-/:-@[-`{-}])(\*\*?|__?)([a-zA-Z\d\u4e00-\u9fff](?:[^\\`*_[\]<&~\n\r]*(?:[a-zA-Z\d\u4e00-\u9fff]|[.:)](?=\1(?:[\s!-/:-@[-`{-~]|$))))?)\1(?![*_])(?:(?<=\*)|(?=[\s!-/:-@[-`{-~]|$))/y;
const BARE_LINK = /:\/\/|www\.|@/i;

/** Reads the run of `*`, `_` or `~` at `at`: plain emphasis, or what may open or close something; one that may do neither is text. */
export function readRun(state: InlineState, at: number): number {
  const { source } = state;
  const marker = source.charCodeAt(at);
  if (marker === TILDE) return readTildes(state, at);
  if (state.firstMarker === 0) state.firstMarker = ASTERISK;
  PLAIN_EMPHASIS.lastIndex = at;
  const emphasis = PLAIN_EMPHASIS.exec(source);
  if (emphasis !== null && !BARE_LINK.test(emphasis[2] ?? '')) return addEmphasis(state, at, emphasis);
  return addRun(state, at, runEnd(source, at, marker));
}

/** GFM strikes through with one or two tildes. */
function readTildes(state: InlineState, at: number): number {
  const end = runEnd(state.source, at, TILDE);
  if (end - at > 2) return end;
  if (state.firstMarker === 0) state.firstMarker = TILDE;
  return addRun(state, at, end);
}

function addRun(state: InlineState, at: number, end: number): number {
  const { base, source } = state;
  const marker = source.charCodeAt(at);
  const run = createRun(source, marker, at, end);
  if (!run.canOpen && !run.canClose) return end;
  state.budget -= 1;
  state.runs |= marker === TILDE ? TILDE_RUN : EMPHASIS_RUN;
  run.start += base;
  run.end += base;
  return addPiece(state, at, end, run);
}

function runEnd(source: string, at: number, marker: number): number {
  let end = at + 1;
  while (source.charCodeAt(end) === marker) end += 1;
  return end;
}

function addEmphasis(state: InlineState, at: number, match: RegExpExecArray): number {
  const text = match[2] ?? '';
  const size = match[1] === '**' || match[1] === '__' ? 2 : 1;
  const start = state.base + at;
  const node = createNode(size === 2 ? 'strong' : 'emphasis', start, start + match[0].length, text);
  node.contentStart = start + size;
  node.contentEnd = node.contentStart + text.length;
  node.children = [createNode('text', node.contentStart, node.contentEnd, text)];
  return addPiece(state, at, at + match[0].length, node);
}

/** A run that may open where it is left-flanking and close where it is right-flanking, `_` not within words (CommonMark 0.31 section 6.2). */
function createRun(source: string, marker: number, start: number, end: number): Run {
  const before = classAt(source, start - 1);
  const after = classAt(source, end);
  // micromark lets emphasis begin before a tilde and end after one, whatever else is there.
  const isLeft = flanks(after, before) || (marker !== TILDE && source.charCodeAt(end) === TILDE);
  const isRight = flanks(before, after) || (marker !== TILDE && source.charCodeAt(start - 1) === TILDE);
  if (marker !== UNDERSCORE) return { kind: 'run', marker, start, end, canOpen: isLeft, canClose: isRight };
  const canOpen = isLeft && (before !== OTHER || !isRight);
  const canClose = isRight && (after !== OTHER || !isLeft);
  return { kind: 'run', marker, start, end, canOpen, canClose };
}

/** Whether a run belongs to what is on the one side of it, seen from what is on the other. */
function flanks(side: CharacterClass, other: CharacterClass): boolean {
  return side === OTHER || (side === PUNCTUATION && other !== OTHER);
}

function classAt(source: string, at: number): CharacterClass {
  return at < 0 || at >= source.length ? WHITE_SPACE : classifyCharacter(source.charCodeAt(at));
}

const WITHIN_WORD = /[a-zA-Z\d]_[a-zA-Z\d]/;

/**
 * Whether it can be told which runs micromark pairs first. It pairs those of the kind that it saw first, and that may have been an
 * underscore within a word, which is passed over here.
 */
export function isOrderSure({ source, runs, firstMarker }: InlineState): boolean {
  const areBoth = (runs & EMPHASIS_RUN) !== 0 && (runs & TILDE_RUN) !== 0;
  return !areBoth || firstMarker !== TILDE || !WITHIN_WORD.test(source);
}

/** `pieces`, of one label or of the whole stretch, with their runs paired: those of `firstMarker` (`~`, else `*` and `_`) before the others. */
export function pairRuns(state: InlineState, pieces: Piece[], firstMarker: number): Piece[] {
  const { runs } = state;
  if (firstMarker === TILDE && (runs & TILDE_RUN) !== 0) pairTildes(state, pieces);
  if ((runs & EMPHASIS_RUN) !== 0) pairEmphasis(state, pieces);
  if (firstMarker !== TILDE && (runs & TILDE_RUN) !== 0) pairTildes(state, pieces);
  return pieces;
}

/** As `pairRuns`, for what is inside a construct: there micromark pairs the tildes first. */
export function pairInside(state: InlineState, pieces: Piece[]): Piece[] {
  return pairRuns(state, pieces, TILDE);
}

function pairTildes(state: InlineState, pieces: Piece[]): void {
  for (let index = 0; index < pieces.length; index += 1) {
    const closer = closerAt(pieces, index);
    if (closer === undefined || closer.marker !== TILDE) continue;
    const open = findOpener(pieces, index, (opener) => sizeOf(opener) === sizeOf(closer));
    if (open !== -1) index = wrapPieces(state, pieces, { open, close: index, size: sizeOf(closer) });
  }
  retireRuns(pieces, true);
}

/** What a closer leaves over is looked at again, as a closer of what stands before the construct just made. */
function pairEmphasis(state: InlineState, pieces: Piece[]): void {
  for (let index = 0; index < pieces.length; index += 1) {
    const closer = closerAt(pieces, index);
    if (closer === undefined || closer.marker === TILDE) continue;
    const open = findOpener(pieces, index, (opener) => !isOddPair(opener, closer));
    if (open === -1) continue;
    const size = sizeOf(closer) > 1 && sizeOf(pieces[open]) > 1 ? 2 : 1;
    index = wrapPieces(state, pieces, { open, close: index, size });
  }
  retireRuns(pieces, false);
}

/** What is left over is text, also when a construct of the other kind is made around it and what is inside is looked at once more. */
function retireRuns(pieces: readonly Piece[], areTildes: boolean): void {
  for (const piece of pieces) {
    if (piece.kind !== 'run' || (piece.marker === TILDE) !== areTildes) continue;
    piece.canOpen = false;
    piece.canClose = false;
  }
}

function closerAt(pieces: readonly Piece[], index: number): Run | undefined {
  const piece = pieces[index];
  return piece?.kind === 'run' && piece.canClose ? piece : undefined;
}

function findOpener(pieces: readonly Piece[], close: number, fits: (opener: Run) => boolean): number {
  const closer = pieces[close];
  for (let open = close - 1; open >= 0; open -= 1) {
    const opener = pieces[open];
    if (opener?.kind === 'run' && closer?.kind === 'run' && opener.canOpen && opener.marker === closer.marker && fits(opener)) return open;
  }
  return -1;
}

/** The rule of three of CommonMark, with the sizes that are left, as micromark has it. */
function isOddPair(opener: Run, closer: Run): boolean {
  return (opener.canClose || closer.canOpen) && sizeOf(closer) % 3 !== 0 && (sizeOf(opener) + sizeOf(closer)) % 3 === 0;
}

function sizeOf(piece: Piece | undefined): number {
  return piece === undefined ? 0 : piece.end - piece.start;
}

/** Puts the construct between two runs in their place, with what of them is left over around it; gives the construct's index. */
function wrapPieces(
  state: InlineState,
  pieces: Piece[],
  pair: { readonly open: number; readonly close: number; readonly size: number },
): number {
  const { open, close, size } = pair;
  const opener = pieces[open];
  const closer = pieces[close];
  if (opener?.kind !== 'run' || closer?.kind !== 'run') return close;
  const inside = finishPieces(state, pairInside(state, pieces.slice(open + 1, close)));
  const node: OpenNode = createNode(kindOf(opener.marker, size), opener.end - size, closer.start + size, joinText(inside));
  node.contentStart = opener.end;
  node.contentEnd = closer.start;
  node.children = inside;
  opener.end -= size;
  closer.start += size;
  const before = sizeOf(opener) === 0 ? [] : [opener];
  const after = sizeOf(closer) === 0 ? [] : [closer];
  pieces.splice(open, close - open + 1, ...before, node, ...after);
  return open + before.length;
}

function kindOf(marker: number, size: number): 'delete' | 'strong' | 'emphasis' {
  if (marker === TILDE) return 'delete';
  return size === 2 ? 'strong' : 'emphasis';
}
