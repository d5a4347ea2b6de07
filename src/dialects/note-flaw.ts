import { createCodeTest } from '../markdown/code-spans.ts';
import { findTagEnd } from '../markdown/html-tags.ts';
import { parseOutline, type Block } from '../markdown/outline.ts';
import { findLineStarts, lineNumberAt } from '../text/lines.ts';
import type { Span } from '../text/span.ts';

/** An entry's text: what stands before the note, the note, and what stands after it. */
export interface NoteSetting {
  readonly head: string;
  readonly note: string;
  readonly tail: string;
}

/** What the frame of a note is made of, and comments. */
const FRAME_TAG = /<!--|<(\/?)(details|blockquote|summary)(?=[\s/>])/gi;

/** Stands after the entry: were it no heading any more, the note would have swallowed it. */
const NEXT_HEADING = '\n\n# Next\n';

/**
 * Why a note could not stand there, with the note's own line: a tag that would end the frame early or leave it open, a code
 * fence, a comment or an element that nothing ends. Tags in code do not count. Undefined for a note that can stand.
 */
export function findFrameFlaw({ head, note, tail }: NoteSetting): string | undefined {
  const text = head + note + tail + NEXT_HEADING;
  const { blocks } = parseOutline(text, findLineStarts(text), 0);
  const lineStarts = findLineStarts(note);
  const place = (offset: number): string => `line ${Math.max(1, lineNumberAt(lineStarts, offset - head.length))} of the note`;
  const tag = findTagFlaw(text, blocks, { start: head.length, end: head.length + note.length });
  if (tag !== undefined) return `${place(tag.offset)} ${tag.flaw}`;
  const open = findOpenBlock(blocks, text.length - NEXT_HEADING.length + 2);
  return open && `${place(open.start)} opens ${open.kind === 'code' ? 'a code fence' : 'an HTML element'} that is never closed`;
}

interface TagFlaw {
  readonly offset: number;
  readonly flaw: string;
}

/** A tag of the frame's own kind, or a comment, which has no name. */
interface FrameTag {
  readonly offset: number;
  readonly name: string | undefined;
  readonly isClosing: boolean;
  /** Undefined when it does not end within the note. */
  readonly end: number | undefined;
}

/** The first tag of the note that does not pair with another of it. */
function findTagFlaw(text: string, blocks: readonly Block[], note: Span): TagFlaw | undefined {
  const open: { readonly name: string; readonly offset: number }[] = [];
  for (const { offset, name, isClosing, end } of frameTags(text, blocks, note)) {
    if (end === undefined)
      return { offset, flaw: name === undefined ? 'opens a comment that is never closed' : `has <${name} without its >` };
    if (name === undefined) continue;
    // Who reads the list pairs tags of paragraphs and HTML; a browser pairs all.
    if (blocks.some(({ kind, start, end: last }) => (kind === 'heading' || kind === 'table-row') && start <= offset && offset < last))
      return { offset, flaw: `has ${text.slice(offset, end)} in a heading or table` };
    if (!isClosing) open.push({ name, offset });
    else if (open.pop()?.name !== name) return { offset, flaw: `has ${text.slice(offset, end)}, which would end the frame of the note` };
  }
  const left = open.at(-1);
  return left && { offset: left.offset, flaw: `opens <${left.name}> and never closes it` };
}

/** Those of the note that are not in code; what stands in a comment is none. */
function* frameTags(text: string, blocks: readonly Block[], note: Span): Iterable<FrameTag> {
  const isInCode = createCodeTest(text, blocks);
  FRAME_TAG.lastIndex = note.start;
  for (let match = FRAME_TAG.exec(text); match !== null && match.index < note.end; match = FRAME_TAG.exec(text)) {
    const [, slash, name] = match;
    if (isInCode(match.index)) continue;
    const end = name === undefined ? commentEnd(text, match.index) : findTagEnd(text, match.index, note.end);
    const isWhole = end !== undefined && end <= note.end;
    yield { offset: match.index, name: name?.toLowerCase(), isClosing: slash === '/', end: isWhole ? end : undefined };
    FRAME_TAG.lastIndex = end ?? note.end;
  }
}

function commentEnd(text: string, offset: number): number | undefined {
  // `<!-->` is whole.
  const end = text.indexOf('-->', offset + '<!'.length);
  return end === -1 ? undefined : end + '-->'.length;
}

/** The block that reaches past the entry, where the heading after it is none. */
function findOpenBlock(blocks: readonly Block[], heading: number): Block | undefined {
  const isThere = blocks.some(({ kind, start, nesting }) => kind === 'heading' && start === heading && nesting === 0);
  return isThere ? undefined : blocks.find(({ kind, end }) => (kind === 'code' || kind === 'html') && end > heading);
}
