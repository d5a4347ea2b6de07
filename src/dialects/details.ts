import type { DetailsElement } from '../markdown/details.ts';
import { decodeEntities, findAttribute, findTagEnd, htmlText, skipBlanks } from '../markdown/html-tags.ts';
import type { Block } from '../markdown/outline.ts';
import { findSign } from '../model/legend.ts';
import { findMarkerAt } from '../model/marker.ts';
import { UNMARKED } from '../model/status.ts';
import { sliceSpan, trimSpan, type Span } from '../text/span.ts';
import type { Dialect, FoundEntry, ListDocument } from './dialect.ts';

/** `<details><summary> marker <a href="url">title</a> </summary> note </details>`, the link and the note optional. */
export const detailsDialect: Dialect = { id: 'details', find: findDetailsEntries };

function findDetailsEntries(document: ListDocument): readonly FoundEntry[] {
  const found: FoundEntry[] = [];
  let end = 0;
  document.details.forEach((element, index) => {
    if (element.open.start < end) return;
    const entry = readEntry(document, element, document.details[index + 1]);
    if (entry === undefined) return;
    found.push(entry);
    end = entry.span.end;
  });
  return found;
}

function readEntry(document: ListDocument, element: DetailsElement, next: DetailsElement | undefined): FoundEntry | undefined {
  const { summaryOpen, summaryClose } = element;
  if (summaryOpen === undefined || summaryClose === undefined) return undefined;
  const summary = readSummary(document, trimSpan(document.source.text, summaryOpen.end, summaryClose.start));
  if (summary === undefined) return undefined;
  const { text } = document.source;
  const end = element.close?.end ?? unclosedEnd(document, summaryClose.end, next);
  const note = readNote(text, { start: summaryClose.end, end: element.close?.start ?? end });
  return {
    ...summary,
    dialect: 'details',
    span: { start: element.open.start, end },
    parts: note === undefined ? summary.parts : { ...summary.parts, note },
    note: note === undefined ? '' : sliceSpan(text, note),
  };
}

type Summary = Pick<FoundEntry, 'title' | 'url' | 'status' | 'marker' | 'parts'>;

/** What the summary says; undefined when it names no paper: it has neither a sign of this list nor a link. */
function readSummary(document: ListDocument, content: Span): Summary | undefined {
  const { text } = document.source;
  const marker = findMarkerAt(text, content.start);
  const sign = marker === undefined ? undefined : findSign(document.legend, marker);
  const link = findLink(text, content);
  if (sign === undefined && link === undefined) return undefined;
  const known = sign === undefined || marker === undefined ? undefined : { start: content.start, end: content.start + marker.length };
  const titleSpan = link?.label ?? unwrap(text, trimSpan(text, known?.end ?? content.start, content.end));
  const title = htmlText(sliceSpan(text, titleSpan));
  if (title === '') return undefined;
  if (link !== undefined && known === undefined) reportUnknownSign(document, { start: content.start, end: link.start });
  return {
    title,
    url: link === undefined ? undefined : decodeEntities(sliceSpan(text, link.url)).trim() || undefined,
    status: sign?.status ?? UNMARKED,
    marker: known === undefined ? undefined : marker,
    parts: { title: titleSpan, ...(known && { marker: known }), ...(link && { url: link.url }) },
  };
}

interface SummaryLink {
  readonly start: number;
  readonly url: Span;
  readonly label: Span;
}

/** The first `<a href=…>…</a>` of the summary. */
function findLink(text: string, content: Span): SummaryLink | undefined {
  const source = text.slice(content.start, content.end);
  const open = /<a\s/i.exec(source)?.index;
  if (open === undefined) return undefined;
  const start = content.start + open;
  const tagEnd = findTagEnd(text, start, content.end);
  const close = /<\/a\s*>/i.exec(source.slice(open))?.index;
  if (tagEnd === undefined || close === undefined || start + close < tagEnd) return undefined;
  const url = findAttribute(text, { start, end: tagEnd }, 'href');
  if (url === undefined) return undefined;
  return { start, url, label: unwrap(text, trimSpan(text, tagEnd, start + close)) };
}

const WRAPPED = /^<(b|strong|i|em|code|span|u|font)(?:\s[^<>]*)?>([^<]*)<\/\1\s*>$/i;

/** Within one element around all of the text, what a user would replace is the text inside. */
function unwrap(text: string, span: Span): Span {
  const match = text.charCodeAt(span.start) === 0x3c ? WRAPPED.exec(sliceSpan(text, span)) : null;
  if (match === null) return span;
  const start = sliceSpan(text, span).indexOf('>') + 1 + span.start;
  return trimSpan(text, start, start + (match[2] ?? '').length);
}

function reportUnknownSign({ source, report }: ListDocument, before: Span): void {
  const span = trimSpan(source.text, before.start, before.end);
  if (span.start === span.end) return;
  const sign = sliceSpan(source.text, span);
  report({ code: 'unknown-marker', severity: 'warning', message: `“${sign}” is no sign of a status in this list`, span });
}

/** An element that nothing closes ends before the next one, or before the next heading. */
function unclosedEnd({ source, blocks }: ListDocument, from: number, next: DetailsElement | undefined): number {
  const limit = next?.open.start ?? source.text.length;
  let index = lowerBound(blocks, from);
  while ((blocks[index]?.start ?? limit) < limit && blocks[index]?.kind !== 'heading') index += 1;
  return trimSpan(source.text, from, Math.min(limit, blocks[index]?.start ?? limit)).end;
}

/** The index of the first block that starts at or after `offset`. */
function lowerBound(blocks: readonly Block[], offset: number): number {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((blocks[middle]?.start ?? Infinity) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The note without the frame lists put around it: leading `<br>`s, and a `<blockquote>` around all of it.
 * Undefined when there is no text.
 */
function readNote(text: string, body: Span): Span | undefined {
  let note = skipBreaks(text, trimSpan(text, body.start, body.end));
  if (startsWithTag(text, note, '<blockquote>') && closesAtEnd(text, note)) {
    const inside = trimSpan(text, note.start + '<blockquote>'.length, note.end - '</blockquote>'.length);
    note = skipBreaks(text, inside);
  }
  return note.start === note.end ? undefined : note;
}

function startsWithTag(text: string, span: Span, tag: string): boolean {
  return text.slice(span.start, Math.min(span.end, span.start + tag.length)).toLowerCase() === tag;
}

/** Whether the `<blockquote>` that opens the note is closed by a tag that ends it, and not before. */
function closesAtEnd(text: string, note: Span): boolean {
  const source = sliceSpan(text, note);
  if (!/<\/blockquote>$/i.test(source.slice(-13))) return false;
  let depth = 0;
  for (const match of source.matchAll(/<(\/?)blockquote\b/gi)) {
    depth += match[1] === '' ? 1 : -1;
    if (depth === 0) return match.index + '</blockquote>'.length === source.length;
  }
  return false;
}

const BREAK = /<br\s*\/?>/iy;

function skipBreaks(text: string, span: Span): Span {
  let { start } = span;
  for (;;) {
    BREAK.lastIndex = start;
    const match = BREAK.exec(text);
    if (match === null || start + match[0].length > span.end) return { start, end: span.end };
    start = skipBlanks(text, start + match[0].length, span.end);
  }
}
