import { normalizeLabel } from './inline-label.ts';
import {
  addPiece,
  BRACKET_RUN,
  createNode,
  finishPieces,
  flushText,
  giveUp,
  joinText,
  type Bracket,
  type InlineState,
  type OpenNode,
} from './inline-pieces.ts';
import type { Target } from './inline-resource.ts';
import { pairInside } from './inline-runs.ts';
import { findTarget, LONGEST_LABEL } from './inline-target.ts';

/** Nearly every link: a label and a destination in which nothing has a meaning. */
const PLAIN_LINK = /\[[^\\`*_[\]<&~\n\r^][^\\`*_[\]<&~\n\r]*\]\([^\0-\x20\x7f()<\\;]*\)/y;
/** What looks as plain and has neither a destination nor another label. */
const PLAIN_LABEL = /\[(?:[^\\`*_[\]<&~\n\r^:@.]|(?<![wW]{3})\.)+\](?![[(])/y;
const PLAIN_IMAGE = /!\[(?!\^)[^\\`*_[\]<&~\n\r]*\]\([^\0-\x20\x7f()<\\;]*\)/y;
const FOOTNOTE = /\[\^(?:[^\\[\] \t\r\n]|\\[\\[\]]|\\(?![\\[\]]))+\]/y;

/** Reads the `[` at `at`: a link, a reference to a footnote, or what may become the label of a link. */
export function openBracket(state: InlineState, at: number): number {
  PLAIN_LINK.lastIndex = at;
  if (PLAIN_LINK.test(state.source)) return addPlainLink(state, at, PLAIN_LINK.lastIndex);
  PLAIN_LABEL.lastIndex = at;
  if (PLAIN_LABEL.test(state.source) && !isDefined(state, at + 1, PLAIN_LABEL.lastIndex - 1)) return PLAIN_LABEL.lastIndex;
  return state.source.charCodeAt(at + 1) === 0x5e ? readFootnote(state, at) : openLabel(state, at, 1);
}

/** Reads the `!` at `at`, before a `[`: what may become an image. */
export function openImage(state: InlineState, at: number): number {
  PLAIN_IMAGE.lastIndex = at;
  if (PLAIN_IMAGE.test(state.source)) return addPlainImage(state, at, PLAIN_IMAGE.lastIndex);
  // remark-gfm may yet find a footnote there.
  return state.source.charCodeAt(at + 2) === 0x5e ? giveUp(state) : openLabel(state, at, 2);
}

function addPlainLink(state: InlineState, at: number, end: number): number {
  const { source, base, brackets } = state;
  const labelEnd = source.indexOf(']', at);
  const label = source.slice(at + 1, labelEnd);
  const url = source.slice(labelEnd + 2, end - 1);
  if (brackets.length > 0) closeOuter(brackets);
  return addPiece(state, at, end, {
    kind: 'link',
    start: base + at,
    end: base + end,
    contentStart: base + at + 1,
    contentEnd: base + labelEnd,
    text: label,
    url: url === '' ? undefined : url,
    urlStart: base + labelEnd + 2,
    urlEnd: base + end - 1,
    children: [createNode('text', base + at + 1, base + labelEnd, label)],
  });
}

function addPlainImage(state: InlineState, at: number, end: number): number {
  const { base } = state;
  const labelEnd = state.source.indexOf(']', at);
  const url = state.source.slice(labelEnd + 2, end - 1);
  const image = createNode('image', base + at, base + end, '');
  image.contentStart += 2;
  image.contentEnd = base + labelEnd;
  image.url = url === '' ? undefined : url;
  image.urlStart = base + labelEnd + 2;
  image.urlEnd = base + end - 1;
  return addPiece(state, at, end, image);
}

/** Whether a plain label may be a reference. */
function isDefined(state: InlineState, start: number, end: number): boolean {
  return end - start > LONGEST_LABEL || state.findDefinition(normalizeLabel(state.source.slice(start, end))) !== undefined;
}

/** No link is in a link: what is open around one is text, unless it is an image. */
function closeOuter(brackets: readonly Bracket[]): void {
  for (const outer of brackets) if (!outer.isImage) outer.isActive = false;
}

function readFootnote(state: InlineState, at: number): number {
  FOOTNOTE.lastIndex = at;
  if (!FOOTNOTE.test(state.source)) return openLabel(state, at, 1);
  const end = FOOTNOTE.lastIndex;
  if (end - at > LONGEST_LABEL) return giveUp(state);
  if (state.findDefinition(normalizeLabel(state.source.slice(at + 1, end - 1))) === undefined) return openLabel(state, at, 1);
  return addPiece(state, at, end, createNode('footnote', state.base + at, state.base + end, ''));
}

function openLabel(state: InlineState, at: number, size: number): number {
  state.budget -= 1;
  flushText(state, at);
  const labelStart = at + size;
  state.brackets.push({ index: state.pieces.length, start: at, labelStart, isImage: size === 2, isActive: true });
  const start = state.base + at;
  state.pieces.push({ kind: 'run', marker: 0, start, end: start + size, canOpen: false, canClose: false });
  state.textStart = labelStart;
  return labelStart;
}

/** Reads the `]` at `at`: the end of a link or an image where a resource follows it or its label has a definition; else text. */
export function closeBracket(state: InlineState, at: number): number {
  const bracket = state.brackets.pop();
  if (bracket === undefined) return at + 1;
  const target = bracket.isActive ? findTarget(state, bracket.labelStart, at) : undefined;
  if (target === undefined) {
    dropBracket(state, bracket);
    return at + 1;
  }
  if (!target.isSure) return giveUp(state);
  flushText(state, at);
  const label = state.pieces.splice(bracket.index);
  const node = createTargetNode(state, bracket, at, target);
  if (!bracket.isImage) {
    node.children = finishPieces(state, pairInside(state, label.slice(1)));
    node.text = joinText(node.children);
    closeOuter(state.brackets);
  }
  state.pieces.push(node);
  state.textStart = target.end;
  return target.end;
}

function createTargetNode({ base }: InlineState, bracket: Bracket, labelEnd: number, target: Target): OpenNode {
  const node = createNode(bracket.isImage ? 'image' : 'link', base + bracket.start, base + target.end, '');
  node.contentStart = base + bracket.labelStart;
  node.contentEnd = base + labelEnd;
  node.url = target.url;
  if (target.urlStart !== -1) {
    node.urlStart = base + target.urlStart;
    node.urlEnd = base + target.urlEnd;
  }
  return node;
}

/** What seemed to open a label is text: at once where nothing but text has been read since, so that there is less to finish. */
function dropBracket(state: InlineState, { index, start }: Bracket): void {
  if (state.pieces.length === index + 1) {
    state.pieces.pop();
    state.textStart = start;
  } else state.runs |= BRACKET_RUN;
}
