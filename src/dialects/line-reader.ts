import type { Block } from '../markdown/outline.ts';
import { findSign, isLegendText } from '../model/legend.ts';
import { findMarkerAt } from '../model/marker.ts';
import { withoutHardBreak } from '../text/hard-break.ts';
import { lineTextEnd } from '../text/lines.ts';
import { sliceSpan, trimSpan, type Span } from '../text/span.ts';
import type { FoundEntry, ListDocument } from './dialect.ts';

/** What reading lines takes of a document. */
type LineDocument = Pick<ListDocument, 'source' | 'legend' | 'readInline' | 'report'>;

/** One entry per line when every line of the paragraph begins with a sign of this list; else none. */
export function readLines(document: LineDocument, paragraph: Block): readonly FoundEntry[] {
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

function reportMixed({ report }: LineDocument, { start, end }: Block): readonly FoundEntry[] {
  const message = 'not every line of this paragraph begins with a sign: it is taken as text';
  report({ code: 'mixed-paragraph', severity: 'warning', message, span: { start, end } });
  return [];
}

function readLine(document: LineDocument, line: Span): FoundEntry | undefined {
  const { text } = document.source;
  const marker = findMarkerAt(text, line.start);
  const sign = marker === undefined ? undefined : findSign(document.legend, marker);
  if (marker === undefined || sign === undefined) return undefined;
  const markerSpan = { start: line.start, end: line.start + marker.length };
  const rest = withoutHardBreak(text, trimSpan(text, markerSpan.end, line.end));
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
    carrier: 'sign',
    note: '',
    remark: codeSuffix(sliceSpan(text, rest)),
  };
}

/** `` `2015` `` at the end, which the title shows without its backticks. */
function codeSuffix(markdown: string): string {
  return markdown.endsWith('`') ? markdown.slice(markdown.lastIndexOf('`', markdown.length - 2)) : '';
}

/** Whether there is nothing but signs: what explains or decorates, and is no paper. */
function isSignsAlone({ legend }: LineDocument, title: string): boolean {
  let at = 0;
  while (at < title.length) {
    const marker = findMarkerAt(title, at);
    if (marker === undefined || findSign(legend, marker) === undefined) return false;
    at = trimSpan(title, at + marker.length, title.length).start;
  }
  return true;
}

/** The lines of a paragraph without surrounding blanks. */
export function paragraphLines(text: string, { start, end }: Span): Span[] {
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

/** Whether the paragraph explains signs. */
export function isInLegend({ legend }: Pick<LineDocument, 'legend'>, paragraph: Span): boolean {
  return legend.spans.some((span) => span.start < paragraph.end && paragraph.start < span.end);
}
