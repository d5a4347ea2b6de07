import { parseOutline, type Block } from '../markdown/outline.ts';
import { findLineStarts } from '../text/lines.ts';
import type { SourceDocument } from '../text/source-document.ts';

/**
 * `old` with `added` on lines of its own after it. Right below the last item of a list, text would go on with that item: a line of it becomes one more item
 * where the note is a list of bullets, and anything else stands apart by a blank line.
 */
export function appendToNote(old: string, added: string, { eol }: SourceDocument): string {
  if (old === '' || added === '') return old + added;
  const outermost = parseOutline(old, findLineStarts(old), 0).blocks.filter(({ nesting }) => nesting === 0);
  const last = outermost.at(-1);
  if (last?.kind !== 'list-item' || STARTS_BLOCK.test(added)) return old + eol + added;
  const isLine = !/[\n\r]/.test(added) && !/^[ \t]/.test(added);
  const isList = outermost.every(({ kind, level }) => kind === 'list-item' && level === 0);
  return old + eol + (isLine && isList ? bulletOf(old, last) : eol) + added;
}

/** What cannot go on with the paragraph above it. */
const STARTS_BLOCK = /^[ \t]*(?:[-*+>][ \t]|#{1,6}[ \t]|```|~~~)/;

/** The bullet of the item, with what stands before it on its line and the blanks after it. */
function bulletOf(text: string, { start }: Block): string {
  const line = Math.max(text.lastIndexOf('\n', start), text.lastIndexOf('\r', start)) + 1;
  return text.slice(line, start) + (/^[-*+][ \t]*/.exec(text.slice(start))?.[0] ?? '');
}
