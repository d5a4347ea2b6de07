import type { Block } from '../markdown/outline.ts';
import { findSign } from '../model/legend.ts';
import { withoutHardBreak } from '../text/hard-break.ts';
import { sliceSpan, trimSpan, type Span } from '../text/span.ts';
import { readCitation, type Citation } from './citation.ts';
import type { FoundEntry, ListDocument } from './dialect.ts';
import { findEvidence, type Evidence } from './evidence.ts';
import { withTitleSign } from './item-reading.ts';
import type { EntrySign } from './item-sign.ts';
import { isInLegend, paragraphLines } from './line-reader.ts';
import { findSetSign, type TrailingSign } from './trailing-sign.ts';

/** What a stretch of a paragraph cites: a line of it, or all of it. */
interface CitedStretch {
  readonly span: Span;
  readonly citation: Citation;
  /** What the settings say a paper may end with. */
  readonly trailing: TrailingSign | undefined;
  /** Whether it is a paper by itself, whatever stands beside it. */
  readonly isSure: boolean;
}

/** At least so many papers by themselves, and this share of the lines, make lines entries. */
const LEAST_SURE = 3;
const SURE_LINES = 0.25;
/** A paragraph with fewer lines is no list of titles unless some of them are sure. */
const MANY_LINES = 8;
/** More lines that end like those of prose than this share, and it is prose. */
const MOST_PROSE = 0.1;
/** At least this share of the paragraphs must be papers for those to be entries that are. */
const SURE_PARAGRAPHS = 0.5;

/**
 * Entries that are lines or paragraphs without a sign: one title a line (`1950 - Computing Machinery and Intelligence`), or a paragraph a paper
 * (`**[1]** Authors. "**Title**." 2015. [[pdf]](u)`). Only for documents that hold no other entries; a sign before such a line says its status.
 */
export function findPlainLines(document: ListDocument): readonly FoundEntry[] {
  const paragraphs = document.blocks.filter((block) => block.kind === 'paragraph' && block.nesting === 0 && !isInLegend(document, block));
  const lists = paragraphs.map((paragraph) => readTitleLines(document, paragraph));
  const lines = lists.flatMap((list) => list ?? []);
  if (isListOfPapers(lines, SURE_LINES)) return lines.flatMap((line) => toEntry(document, line));
  const whole = paragraphs.flatMap(({ start, end }) => citeStretch(document, trimSpan(document.source.text, start, end)) ?? []);
  const papers = whole.filter(isMarkedCitation);
  return isListOfPapers(papers, SURE_PARAGRAPHS) && papers.length >= paragraphs.length * SURE_PARAGRAPHS
    ? papers.filter(({ isSure }) => isSure).flatMap((paper) => toEntry(document, paper))
    : [];
}

function isListOfPapers(stretches: readonly CitedStretch[], share: number): boolean {
  const sure = stretches.filter(({ isSure }) => isSure).length;
  return sure >= LEAST_SURE && sure >= stretches.length * share;
}

/** Whether the citation begins with a link, marked text or a number, as prose seldom does. */
function isMarkedCitation({ span, citation }: CitedStretch): boolean {
  return citation.titleLink?.start === span.start || citation.title.span.start - citation.titleSpan.start > 0;
}

/** The titles of a paragraph of which each line is one; undefined where it is prose. */
function readTitleLines(document: ListDocument, paragraph: Block): readonly CitedStretch[] | undefined {
  const { text } = document.source;
  const lines = paragraphLines(text, paragraph);
  if (lines.length < LEAST_SURE) return undefined;
  const cited = lines.flatMap((line) => citeStretch(document, line) ?? []);
  const prose = lines.filter(({ end }) => /[.,;:]/.test(text.charAt(end - 1))).length;
  if (prose > lines.length * MOST_PROSE && !cited.every(({ isSure }) => isSure)) return undefined;
  return cited.some(({ isSure }) => isSure) || lines.length >= MANY_LINES ? cited : undefined;
}

const YEAR_FIRST = /^(?:19|20)\d\d(?:[.-]\d{1,2}){0,2}\s*(?:[-–—:：]|[A-Z])/;

function citeStretch(document: ListDocument, span: Span): CitedStretch | undefined {
  const { text } = document.source;
  const { start, end } = withoutHardBreak(text, span);
  const { citation, trailing } = citeScored(document, { start, end });
  if (citation === undefined) return undefined;
  const source = text.slice(start, trailing?.span.end === end ? trailing.span.start : end);
  const evidence = findEvidence(citation, source);
  const isDated = YEAR_FIRST.test(text.slice(citation.markers.at(-1)?.span.end ?? start, end).trimStart());
  const isSure = trailing !== undefined || isDated || isCitation(evidence);
  const isTitle = evidence.isTitled || isSure;
  return isTitle && !/^(?:https?:\/\/|www\.)/i.test(citation.title.text) ? { span, citation, trailing, isSure } : undefined;
}

function isCitation({ isStrong, hasYear, isTitled, hasLink }: Evidence): boolean {
  return isStrong || (hasYear && (isTitled || hasLink));
}

/** What a stretch cites, without what the settings say entries end with. */
function citeScored(
  { source: { text }, legend, readNodes }: ListDocument,
  { start, end }: Span,
): Pick<CitedStretch, 'trailing'> & { readonly citation: Citation | undefined } {
  const sign = findSetSign(text.slice(start, end), legend);
  const span = sign && { start: end - sign.marker.length, end };
  const trailing = sign && span && { span, status: sign.status, isSet: true };
  const citation = readCitation(text, readNodes(start, trimSpan(text, start, span?.start ?? end).end));
  return withTitleSign({ text, legend }, { citation, citedEnd: end, trailing });
}

function toEntry({ legend, source }: ListDocument, { span, citation, trailing }: CitedStretch): FoundEntry {
  const { title, link, remark, markers } = citation;
  const sign = signOf(markers[0]?.span.start === span.start ? markers[0] : undefined, legend) ?? trailingSign(trailing);
  return {
    dialect: 'line',
    span,
    parts: {
      marker: sign?.span,
      title: title.span,
      url: link === undefined || link.urlStart === -1 ? undefined : { start: link.urlStart, end: link.urlEnd },
      note: undefined,
    },
    title: title.text,
    url: link?.url,
    status: sign?.status ?? 'unmarked',
    marker: sign && sliceSpan(source.text, sign.span),
    carrier: sign?.carrier,
    note: '',
    remark,
  };
}

type Marker = Citation['markers'][number];

function signOf(marker: Marker | undefined, legend: ListDocument['legend']): EntrySign | undefined {
  const sign = marker && findSign(legend, marker.text);
  return marker && sign && { status: sign.status, carrier: 'sign', span: marker.span };
}

function trailingSign(trailing: TrailingSign | undefined): EntrySign | undefined {
  return trailing && { status: trailing.status, carrier: 'trailing', span: trailing.span };
}
