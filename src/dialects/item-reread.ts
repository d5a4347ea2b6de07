import { createDefinitionFinder } from '../markdown/definitions.ts';
import { parseInline, type InlineNode } from '../markdown/inline-nodes.ts';
import { findListItems } from '../markdown/list-items.ts';
import { parseOutline } from '../markdown/outline.ts';
import { createLegend } from '../model/legend.ts';
import { dedentLines } from '../text/indent.ts';
import { findLineStarts } from '../text/lines.ts';
import type { SourceDocument } from '../text/source-document.ts';
import { citeItem, readItemNote } from './item-reading.ts';

/** What an item says by itself. */
export interface RereadItem {
  readonly title: string;
  readonly url: string | undefined;
  readonly note: string;
}

const NO_LEGEND = createLegend([], []);

/**
 * What `lines`, those of an item that is to stand in `source`, say once they do: read before they are written, so that what cannot stand there is
 * refused with a reason. Undefined where they are no item, or not all of them belong to it.
 */
export function rereadItem(source: SourceDocument, lines: string): RereadItem | undefined {
  const item = dedentLines(lines, 0);
  const text = `${item}\n\n# Next\n`;
  const { blocks } = parseOutline(text, findLineStarts(text), 0);
  const [only, ...more] = findListItems(blocks);
  if (only === undefined || more.length > 0 || only.block.start > 0 || only.block.end !== item.trimEnd().length) return undefined;
  const findDefinition = createDefinitionFinder(source.text, () => parseOutline(source.text, source.lineStarts, 0).blocks);
  const readNodes = (start: number, end: number): readonly InlineNode[] => parseInline(text, start, end, findDefinition) ?? [];
  const { citation, citedEnd } = citeItem({ text, legend: NO_LEGEND, readNodes }, only);
  if (citation === undefined) return undefined;
  return { title: citation.title.text, url: citation.link?.url, note: readItemNote(text, citedEnd, only.block.end).note };
}
