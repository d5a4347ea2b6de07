import { isSpace } from './block-cursor.ts';
import { closesHtml, htmlKindAt } from './block-html.ts';
import { addLine, closeLeaf, openLeaf } from './block-leaf.ts';
import { atxDepth, isThematicBreak, openingFence } from './block-markers.ts';
import { FENCED_CODE, HTML_TO_BLANK, HTML_TO_CLOSE } from './block-state.ts';
import type { BlockState } from './block-state.ts';
import { trimEnd } from './trim-end.ts';

/**
 * What other than a paragraph the line's text, indented by less than four columns, starts: 0 nothing, else what `openBlock`
 * wants to know about it.
 */
export function detectBlock(state: BlockState, code: number): number {
  switch (code) {
    case 0x23:
      return atxDepth(state.text, state.first);
    case 0x2a:
    case 0x2d:
    case 0x5f:
      return isThematicBreak(state, state.first, code) ? 1 : 0;
    case 0x3c:
      return htmlKindAt(state.text, state.first);
    case 0x60:
    case 0x7e:
      return openingFence(state.text, state.first, state.next);
    default:
      return 0;
  }
}

/** Opens the block that `detectBlock` found. */
export function openBlock(state: BlockState, code: number, detail: number): void {
  switch (code) {
    case 0x23:
      addAtxHeading(state, detail);
      return;
    case 0x3c:
      openHtml(state, state.at, detail);
      return;
    case 0x60:
    case 0x7e:
      state.fence = code;
      state.fenceSize = detail;
      openLeaf(state, FENCED_CODE, 'code', state.first).level = 1;
      return;
    default:
      addLine(state, 'thematic-break', state.first);
  }
}

function addAtxHeading(state: BlockState, depth: number): void {
  const { text } = state;
  const block = addLine(state, 'heading', state.first);
  block.level = depth;
  let start = block.start + depth;
  while (start < block.end && isSpace(text.charCodeAt(start))) start += 1;
  let end = block.end;
  while (end > start && text.charCodeAt(end - 1) === 0x23) end -= 1;
  // Closing hashes stand alone or after a space; others belong to the title.
  if (end === start || isSpace(text.charCodeAt(end - 1))) end = trimEnd(text, start, end);
  else end = block.end;
  block.contentStart = start;
  block.contentEnd = end;
}

/** Opens HTML of `kind` whose indentation starts at `start`, on the current line or, where `start` is before the cursor, earlier. */
export function openHtml(state: BlockState, start: number, kind: number): void {
  const leaf = kind >= 6 ? HTML_TO_BLANK : HTML_TO_CLOSE;
  openLeaf(state, leaf, 'html', start).level = kind;
  state.htmlKind = kind;
  if (leaf === HTML_TO_CLOSE && closesHtml(state, closingSearchStart(state.first, kind))) closeLeaf(state);
}

/** From where the end of HTML of `kind` is looked for on its first line: `<!-->` and `<?>` are whole. */
function closingSearchStart(start: number, kind: number): number {
  switch (kind) {
    case 2:
      return start + 2;
    case 4:
      return start + 3;
    case 5:
      return start + 9;
    default:
      return start + 1;
  }
}
