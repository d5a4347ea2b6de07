import type { Block } from '../markdown/outline.ts';
import { findSign, isLegendText } from '../model/legend.ts';
import { findMarkerAt } from '../model/marker.ts';
import { lineTextEnd } from '../text/lines.ts';
import { sliceSpan, trimSpan, type Span } from '../text/span.ts';
import type { Dialect, FoundEntry, ListDocument } from './dialect.ts';

/** `marker title（remark）` as a paragraph, or as each line of one; the remark belongs to the title. */
export const lineDialect: Dialect = { id: 'line', find: findLineEntries };

function findLineEntries(document: ListDocument, claimed: readonly Span[]): readonly FoundEntry[] {
  const found: FoundEntry[] = [];
  let next = 0;
  const { blocks } = document;
  // By index, as in every loop over all blocks: in a process this short an iterator makes an object for each.
  for (let index = 0; index < blocks.length; index += 1) {
    const block = blocks[index];
    if (block?.kind !== 'paragraph' || block.nesting > 0) continue;
    while ((claimed[next]?.end ?? Infinity) <= block.start) next += 1;
    if ((claimed[next]?.start ?? Infinity) < block.end) continue;
    if (findMarkerAt(document.source.text, block.start) !== undefined) found.push(...readParagraph(document, block));
  }
  return found;
}

/** One entry per line when every line of the paragraph begins with a sign of this list; else none. */
function readParagraph(document: ListDocument, paragraph: Block): readonly FoundEntry[] {
  const { text } = document.source;
  if (isInLegend(document, paragraph)) return [];
  const entries: FoundEntry[] = [];
  for (const line of paragraphLines(text, paragraph)) {
    const entry = readLine(document, line);
    if (entry !== undefined) entries.push(entry);
    else return entries.length === 0 ? [] : reportMixed(document, paragraph);
  }
  return entries;
}

function reportMixed({ report }: ListDocument, { start, end }: Block): readonly FoundEntry[] {
  const message = 'not every line of this paragraph begins with a sign: it is taken as text';
  report({ code: 'mixed-paragraph', severity: 'warning', message, span: { start, end } });
  return [];
}

function readLine(document: ListDocument, line: Span): FoundEntry | undefined {
  const { text } = document.source;
  const marker = findMarkerAt(text, line.start);
  const sign = marker === undefined ? undefined : findSign(document.legend, marker);
  if (marker === undefined || sign === undefined) return undefined;
  const markerSpan = { start: line.start, end: line.start + marker.length };
  const rest = trimSpan(text, markerSpan.end, line.end);
  const inline = document.readInline(sliceSpan(text, rest));
  if (inline.text.trim() === '' || isSignsAlone(document, inline.text) || isLegendText(document.legend, marker, inline.text))
    return undefined;
  const url = inline.urlSpan && { start: rest.start + inline.urlSpan.start, end: rest.start + inline.urlSpan.end };
  const title = { start: rest.start + inline.textSpan.start, end: rest.start + inline.textSpan.end };
  return {
    dialect: 'line',
    span: line,
    parts: { marker: markerSpan, title, url, note: undefined },
    title: inline.text,
    url: inline.url,
    status: sign.status,
    marker,
    note: '',
    remark: codeSuffix(sliceSpan(text, rest)),
  };
}

/** `` `2015` `` at the end, which the title shows without its backticks. */
function codeSuffix(markdown: string): string {
  return markdown.endsWith('`') ? markdown.slice(markdown.lastIndexOf('`', markdown.length - 2)) : '';
}

/** Whether there is nothing but signs: what explains or decorates, and is no paper. */
function isSignsAlone({ legend }: ListDocument, title: string): boolean {
  let at = 0;
  while (at < title.length) {
    const marker = findMarkerAt(title, at);
    if (marker === undefined || findSign(legend, marker) === undefined) return false;
    at = trimSpan(title, at + marker.length, title.length).start;
  }
  return true;
}

/** The lines of a paragraph without surrounding blanks. */
function paragraphLines(text: string, { start, end }: Block): Span[] {
  const lines: Span[] = [];
  const ends = /\r\n|\n|\r|$/g;
  for (let from = start; from < end;) {
    ends.lastIndex = from;
    const match = ends.exec(text);
    const next = match === null || match[0] === '' ? end : match.index + match[0].length;
    lines.push(trimSpan(text, from, Math.min(end, lineTextEnd(text, from, next))));
    from = next;
  }
  return lines;
}

function isInLegend({ legend }: ListDocument, paragraph: Block): boolean {
  return legend.spans.some((span) => span.start < paragraph.end && paragraph.start < span.end);
}
