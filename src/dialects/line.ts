import { findMarkerAt } from '../model/marker.ts';
import type { Span } from '../text/span.ts';
import type { Dialect, FoundEntry, ListDocument } from './dialect.ts';
import { readLines } from './line-reader.ts';
import { findPlainLines } from './plain-lines.ts';

/** `marker title（remark）` as a paragraph, or as each line of one, where the remark belongs to the title; and, in lists of nothing else, lines without a sign. */
export const lineDialect: Dialect = { ids: ['line'], find: findLineEntries };

function findLineEntries(document: ListDocument, claimed: readonly Span[]): readonly FoundEntry[] {
  const plain = claimed.length === 0 ? findPlainLines(document) : [];
  return plain.length > 0 ? plain : findMarkedLines(document, claimed);
}

function findMarkedLines(document: ListDocument, claimed: readonly Span[]): readonly FoundEntry[] {
  const found: FoundEntry[] = [];
  let next = 0;
  const { blocks } = document;
  // By index, as in every loop over all blocks: in a process this short an iterator makes an object for each.
  for (let index = 0; index < blocks.length; index += 1) {
    const block = blocks[index];
    if (block?.kind !== 'paragraph' || block.nesting > 0) continue;
    while ((claimed[next]?.end ?? Infinity) <= block.start) next += 1;
    if ((claimed[next]?.start ?? Infinity) < block.end) continue;
    if (findMarkerAt(document.source.text, block.start) !== undefined) found.push(...readLines(document, block));
  }
  return found;
}
