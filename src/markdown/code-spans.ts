import type { Span } from '../text/span.ts';
import type { Block } from './outline.ts';

/** Whether an offset lies in code. */
export type CodeTest = (offset: number) => boolean;

const LEAVES: ReadonlySet<Block['kind']> = new Set(['heading', 'paragraph', 'html', 'code', 'table-row']);

/**
 * Tells whether an offset lies in code, or on a `<` that a backslash escapes: a tag there is text. In an HTML block nothing is
 * code. Offsets must ascend, so that all of them together take linear time.
 */
export function createCodeTest(text: string, blocks: readonly Block[]): CodeTest {
  let next = 0;
  let block: Block | undefined;
  let isInSpan: CodeTest = () => false;
  return (offset) => {
    while (isBefore(blocks[next], offset)) next += 1;
    const leaf = blocks[next];
    if (leaf === undefined || leaf.start > offset || leaf.kind === 'html') return false;
    if (leaf.kind === 'code' || text.charCodeAt(offset - 1) === BACKSLASH) return true;
    if (leaf !== block) isInSpan = createSpanTest(text, leaf);
    block = leaf;
    return isInSpan(offset);
  };
}

const BACKSLASH = 0x5c;

function isBefore(block: Block | undefined, offset: number): boolean {
  return block !== undefined && (block.end <= offset || !LEAVES.has(block.kind));
}

function createSpanTest(text: string, { start, end }: Block): CodeTest {
  const spans = codeSpans(text.slice(start, end));
  let next = 0;
  return (offset) => {
    while ((spans[next]?.end ?? Infinity) <= offset - start) next += 1;
    return (spans[next]?.start ?? Infinity) <= offset - start;
  };
}

/**
 * The code spans of a paragraph's text (CommonMark 0.31 section 6.1), relative to it. Runs of backticks pair with the next run of
 * the same length; each length is looked for once past its last run.
 */
export function codeSpans(content: string): Span[] {
  const runs = [...content.matchAll(/`+/g)].map((match) => ({ start: match.index, length: match[0].length }));
  const nextOfLength = new Map<number, number>();
  const closers = new Array<number>(runs.length);
  for (let index = runs.length - 1; index >= 0; index -= 1) {
    const length = runs[index]?.length ?? 0;
    closers[index] = nextOfLength.get(length) ?? -1;
    nextOfLength.set(length, index);
  }
  const spans: Span[] = [];
  for (let index = 0; index < runs.length; index += 1) {
    const closer = closers[index] ?? -1;
    const open = runs[index];
    const close = runs[closer];
    if (open === undefined || close === undefined) continue;
    spans.push({ start: open.start, end: close.start + close.length });
    index = closer;
  }
  return spans;
}
