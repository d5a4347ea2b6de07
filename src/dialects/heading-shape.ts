import { createDefinitionFinder } from '../markdown/definitions.ts';
import { parseInline, type InlineNode } from '../markdown/inline-nodes.ts';
import { parseOutline, type Block } from '../markdown/outline.ts';
import { createLegend } from '../model/legend.ts';
import type { Entry } from '../model/paper.ts';
import { findLineStarts } from '../text/lines.ts';
import type { SourceDocument } from '../text/source-document.ts';
import { sliceSpan } from '../text/span.ts';
import type { TextEdit } from '../text/text-edit.ts';
import { citeHeading, headingNote, type CitedHeading } from './heading-reading.ts';

/** An entry that is a section below a heading, read by itself: offsets are into `text`, its own. */
export interface RereadHeading extends CitedHeading {
  readonly text: string;
  readonly heading: Block;
  /** Headings below the first that are the section's own. */
  readonly inner: readonly Block[];
  readonly note: string;
}

const NO_LEGEND = createLegend([], []);

/**
 * What `section`, a heading and what stands below it, says once it stands in `source`, another paper after it: undefined where it is no heading with a title, or
 * not all of it would belong to it.
 */
export function rereadHeading(source: SourceDocument, section: string): RereadHeading | undefined {
  const text = `${section}${source.eol}${source.eol}# Next${source.eol}`;
  const { blocks } = parseOutline(text, findLineStarts(text), 0);
  const own = blocks.filter(({ nesting }) => nesting === 0);
  const [heading, below] = own;
  const last = own.at(-1);
  if (heading?.kind !== 'heading' || heading.start > 0 || last?.kind !== 'heading' || last.start < section.length) return undefined;
  const inner = own.slice(1, -1).filter(({ kind }) => kind === 'heading');
  if (inner.some(({ level }) => level <= heading.level)) return undefined;
  const findDefinition = createDefinitionFinder(source.text, () => parseOutline(source.text, source.lineStarts, 0).blocks);
  const readNodes = (start: number, end: number): readonly InlineNode[] => parseInline(text, start, end, findDefinition) ?? [];
  const cited = citeHeading({ text, legend: NO_LEGEND, readNodes }, heading, below === last ? undefined : below);
  if (cited === undefined) return undefined;
  const note = headingNote(text, cited.citedEnd, section.length);
  return { ...cited, text, heading, inner, note: note === undefined ? '' : sliceSpan(text, note) };
}

/** The entry as it is, read by itself. */
export function readHeadingOf(source: SourceDocument, { span }: Pick<Entry, 'span'>): RereadHeading | undefined {
  return rereadHeading(source, sliceSpan(source.text, span));
}

/** The level of the entry's heading. */
export function headingLevel({ text }: SourceDocument, { span }: Pick<Entry, 'span'>): number {
  const marks = /^#{1,6}(?=[ \t])/.exec(text.slice(span.start, span.start + 8))?.[0].length;
  if (marks !== undefined) return marks;
  return /(?:^|[\n\r])[ \t]*-+[ \t]*(?:[\n\r]|$)/.exec(text.slice(span.start, span.end)) === null ? 1 : 2;
}

/** The edits, each within the first entry's span, as edits of its own text. */
export function ownEdits({ span }: Pick<Entry, 'span'>, edits: readonly TextEdit[]): readonly TextEdit[] {
  return edits.map((edit) => ({ ...edit, span: { start: edit.span.start - span.start, end: edit.span.end - span.start } }));
}
