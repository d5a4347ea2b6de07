import type { DetailsElement } from '../markdown/details.ts';
import { findAttribute, findTagEnd } from '../markdown/html-tags.ts';
import { decodeEntities, htmlText } from '../markdown/html-text.ts';
import type { Block } from '../markdown/outline.ts';
import { findSign } from '../model/legend.ts';
import { findMarkerAt } from '../model/marker.ts';
import type { Carrier } from '../model/paper.ts';
import { UNMARKED, type Status } from '../model/status.ts';
import { isBlankCode, sliceSpan, trimSpan, type Span } from '../text/span.ts';
import type { Dialect, FoundEntry, ListDocument } from './dialect.ts';
import { readNote } from './note-frame.ts';

/** `<details><summary> marker <a href="url">title</a> </summary> note </details>`, the link and the note optional. */
export const detailsDialect: Dialect = { ids: ['details'], find: findDetailsEntries };

function findDetailsEntries(document: ListDocument): readonly FoundEntry[] {
  const found: FoundEntry[] = [];
  let end = 0;
  document.details.forEach((element, index) => {
    if (element.open.start < end) return;
    const entry = readEntry(document, index);
    if (entry === undefined) return;
    found.push(entry);
    end = entry.span.end;
  });
  return found;
}

function readEntry(document: ListDocument, index: number): FoundEntry | undefined {
  const element = document.details[index];
  if (element?.summaryOpen === undefined) return undefined;
  const { summaryOpen, summaryClose } = element;
  if (summaryClose === undefined) return reportUnclosedSummary(document, summaryOpen);
  // An element within the summary, or before it, has its own end; where this one's would be cannot be told.
  if ((document.details[index + 1]?.open.start ?? Infinity) < summaryClose.end) return undefined;
  const summary = readSummary(document, trimSpan(document.source.text, summaryOpen.end, summaryClose.start));
  if (summary === undefined) return undefined;
  return completeEntry(document, index, summary, { element, bodyStart: summaryClose.end });
}

interface Body {
  readonly element: DetailsElement;
  /** Where the summary's closing tag ends. */
  readonly bodyStart: number;
}

function completeEntry(document: ListDocument, index: number, summary: Summary, { element, bodyStart }: Body): FoundEntry {
  const { text } = document.source;
  const close = isCloseOfAnother(document, element, index) ? undefined : element.close;
  const end = close?.end ?? unclosedEnd(document, bodyStart, document.details[index + 1]);
  const note = readNote(text, { start: bodyStart, end: close?.start ?? end }, document.testCode);
  const { marker, title, url, remark } = summary;
  // Written out: spreading objects takes a tenth of the time a long list is parsed in.
  return {
    dialect: 'details',
    span: { start: element.open.start, end },
    parts: { marker: marker?.span, title: title.span, url: url?.span, note },
    title: title.text,
    url: url?.text,
    status: marker?.status ?? UNMARKED,
    marker: marker?.text,
    carrier: carrierOf(marker),
    note: textOf(document, note),
    remark,
  };
}

function carrierOf(marker: Summary['marker']): Carrier | undefined {
  return marker && 'sign';
}

function textOf({ source }: ListDocument, span: Span | undefined): string {
  return span === undefined ? '' : sliceSpan(source.text, span);
}

function reportUnclosedSummary({ report }: ListDocument, span: Span): undefined {
  report({ code: 'unclosed-summary', severity: 'warning', message: '<summary> is never closed: its <details> is taken as text', span });
}

/**
 * Whether the tag that closes the element is most likely another's: an entry that nobody closed is closed by a stray tag far
 * below, and the entries of whole categories would be part of its note. A heading with an entry after it tells.
 */
function isCloseOfAnother(document: ListDocument, { open, close }: DetailsElement, index: number): boolean {
  const { details, blocks, report } = document;
  const end = close?.end ?? 0;
  if ((details[index + 1]?.open.start ?? end) >= end) return false;
  const heading = findHeading(blocks, open.end, end);
  if (heading === undefined) return false;
  const first = details[lowerBound(details, heading.start, ({ open: tag }) => tag.start)];
  if (first === undefined || first.open.start >= end || !isMarkedLink(document, first)) return false;
  report({
    code: 'unclosed-details',
    severity: 'warning',
    message: '<details> is closed only after entries of other categories',
    span: open,
  });
  return true;
}

function isMarkedLink(document: ListDocument, { summaryOpen, summaryClose }: DetailsElement): boolean {
  if (summaryOpen === undefined || summaryClose === undefined) return false;
  const content = trimSpan(document.source.text, summaryOpen.end, summaryClose.start);
  return readMarker(document, content.start) !== undefined && findLink(document.source.text, content) !== undefined;
}

/** A part of the summary: where it stands and what it says. */
interface Part {
  readonly span: Span;
  readonly text: string;
}

interface Summary {
  readonly marker: (Part & { readonly status: Status }) | undefined;
  readonly title: Part;
  readonly url: { readonly span: Span; readonly text: string | undefined } | undefined;
  /** What stands after the link. */
  readonly remark: string;
}

/** What the summary says; undefined when it names no paper: it has neither a sign of this list nor a link. */
function readSummary(document: ListDocument, content: Span): Summary | undefined {
  const { text } = document.source;
  const marker = readMarker(document, content.start);
  const link = findLink(text, content);
  if (marker === undefined && link === undefined) return undefined;
  const title = readTitle(text, content, { marker: marker?.span, link });
  if (title === undefined) return reportUntitled(document, content);
  if (link === undefined) return { marker, title, url: undefined, remark: '' };
  if (marker === undefined) reportUnknownSign(document, { start: content.start, end: link.start });
  const url = decodeEntities(sliceSpan(text, link.url));
  const remark = link.end === content.end ? '' : htmlText(text.slice(link.end, content.end));
  return { marker, title, url: { span: link.url, text: url === '' ? undefined : url }, remark };
}

interface SummaryParts {
  readonly marker: Span | undefined;
  readonly link: SummaryLink | undefined;
}

/** The link's text; without a link, or one that shows nothing, all that follows the sign. */
function readTitle(text: string, content: Span, { marker, link }: SummaryParts): Part | undefined {
  if (link !== undefined) {
    const shown = htmlText(sliceSpan(text, link.label));
    if (shown.trim() !== '') return { span: link.label, text: shown };
  }
  const span = unwrap(text, trimSpan(text, link?.end ?? marker?.end ?? content.start, content.end));
  const shown = htmlText(sliceSpan(text, span));
  return shown.trim() === '' ? undefined : { span, text: shown };
}

function reportUntitled({ report }: ListDocument, span: Span): undefined {
  report({ code: 'no-title', severity: 'warning', message: 'an entry without a title is taken as text', span });
}

function readMarker({ source, legend }: ListDocument, offset: number): Summary['marker'] {
  const text = findMarkerAt(source.text, offset);
  const sign = text === undefined ? undefined : findSign(legend, text);
  if (text === undefined || sign === undefined) return undefined;
  return { span: { start: offset, end: offset + text.length }, text, status: sign.status };
}

interface SummaryLink extends Span {
  readonly url: Span;
  readonly label: Span;
}

/** The first `<a href=…>…</a>` of the summary; anchors without `href` are passed over. */
function findLink(text: string, content: Span): SummaryLink | undefined {
  const source = text.slice(content.start, content.end);
  for (let open = indexOfTag(source, '<a', 0); open !== -1; open = indexOfTag(source, '<a', open + 1)) {
    const start = content.start + open;
    const tagEnd = findTagEnd(text, start, content.end);
    const url = tagEnd === undefined ? undefined : findAttribute(text, { start, end: tagEnd }, 'href');
    if (tagEnd === undefined || url === undefined) continue;
    const close = indexOfTag(source, '</a', tagEnd - content.start);
    if (close === -1) return undefined;
    const label = unwrap(text, trimSpan(text, tagEnd, content.start + close));
    const end = findTagEnd(text, content.start + close, content.end) ?? content.end;
    return { start, end, url: trimSpan(text, url.start, url.end), label };
  }
  return undefined;
}

/** Where `tag` (`<a`, `</a`) stands as a whole name, in any case; -1 where it does not. */
function indexOfTag(source: string, tag: string, from: number): number {
  for (const spelling of [tag, tag.toUpperCase()]) {
    for (let at = source.indexOf(spelling, from); at !== -1; at = source.indexOf(spelling, at + 1)) {
      const after = source.charCodeAt(at + tag.length);
      if (after === 0x3e || isBlankCode(after)) return at;
    }
  }
  return -1;
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
  const body = trimSpan(source.text, from, findHeading(blocks, from, limit)?.start ?? limit);
  return body.start === body.end ? from : body.end;
}

/** The first heading of the document's own level that starts in `[from, limit)`. */
function findHeading(blocks: readonly Block[], from: number, limit: number): Block | undefined {
  for (let index = lowerBound(blocks, from, ({ start }) => start); ; index += 1) {
    const block = blocks[index];
    if (block === undefined || block.start >= limit) return undefined;
    if (block.kind === 'heading' && block.nesting === 0) return block;
  }
}

/** The index of the first of `items`, which ascend by `startOf`, that starts at or after `offset`. */
function lowerBound<T>(items: readonly T[], offset: number, startOf: (item: T) => number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = items[middle];
    if (item !== undefined && startOf(item) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
