import type { Block } from '../markdown/outline.ts';
import { parseOutline } from '../markdown/outline.ts';
import { findLineStarts, lineNumberAt } from '../text/lines.ts';

const FRAME_TAG = /<!--[\s\S]*?(?:-->|$)|<(\/?)(details|blockquote|summary)(?=[\s/>])[^<>]*>/gi;

/**
 * Why a note could not stand within `<details>` and `<blockquote>`, with the note's own line: a tag that would end the frame
 * early or leave it open, an open code fence, an open comment. Tags in code do not count. Undefined for a note that can stand.
 */
export function findFrameFlaw(note: string): string | undefined {
  const lineStarts = findLineStarts(note);
  const { blocks } = parseOutline(note, lineStarts, 0);
  const place = (offset: number): string => `line ${lineNumberAt(lineStarts, offset)} of the note`;
  const fence = blocks.find((block) => isOpenFence(note, block));
  if (fence !== undefined) return `${place(fence.start)} opens a code fence that is never closed`;
  const open: { readonly name: string; readonly offset: number }[] = [];
  for (const match of note.matchAll(FRAME_TAG)) {
    if (isInCode(note, blocks, match.index)) continue;
    const name = match[2]?.toLowerCase();
    if (name === undefined) {
      if (!match[0].endsWith('-->')) return `${place(match.index)} opens a comment that is never closed`;
    } else if (match[1] === '') open.push({ name, offset: match.index });
    else if (open.at(-1)?.name === name) open.pop();
    else return `${place(match.index)} has ${match[0]}, which would end the frame of the note`;
  }
  const left = open.at(-1);
  return left && `${place(left.offset)} opens <${left.name}> and never closes it`;
}

function isOpenFence(note: string, { kind, level, start, end }: Block): boolean {
  if (kind !== 'code' || level !== 1) return false;
  const lines = note.slice(start, end).split(/\r\n|\n|\r/);
  const fence = /^[>\s]*(`{3,}|~{3,})/.exec(lines[0] ?? '')?.[1] ?? '```';
  const last = (lines.at(-1) ?? '').trim().replace(/^[>\s]*/, '');
  return lines.length === 1 || !(last.startsWith(fence) && last.replaceAll(fence.charAt(0), '') === '');
}

/** In a code block, or on a line between backticks. */
function isInCode(note: string, blocks: readonly Block[], offset: number): boolean {
  if (blocks.some(({ kind, start, end }) => kind === 'code' && start <= offset && offset < end)) return true;
  const before = note.slice(note.lastIndexOf('\n', offset) + 1, offset);
  return (before.match(/`/g)?.length ?? 0) % 2 === 1;
}
