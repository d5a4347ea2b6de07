import { findSign, isOwnSign } from '../model/legend.ts';
import { createTitleReader } from '../model/section-status.ts';
import { UNMARKED } from '../model/status.ts';
import { overlapsAny, sliceSpan, trimSpan, type Span } from '../text/span.ts';
import type { Dialect, FoundEntry, ListDocument } from './dialect.ts';
import { findEvidence } from './evidence.ts';
import { citeHeading, headingNote } from './heading-reading.ts';
import { readHeadingTree, type HeadingSection } from './heading-tree.ts';
import { findItemSign } from './item-sign.ts';
import { judgeHeadings, type HeadingCandidate, type HeadingSurroundings, type PaperHeading } from './judge-headings.ts';

/** Headings that stand for papers, with all below them as the note; which headings are, what they link to and what stands beside them tells (see `judgeHeadings`). */
export const headingDialect: Dialect = { ids: ['heading'], find: findHeadingEntries };

function findHeadingEntries(document: ListDocument, claimed: readonly Span[]): readonly FoundEntry[] {
  const { source, details, settings, legend } = document;
  const isSaid = settings.entries?.includes('heading') === true;
  // A list that folds its papers away has headings for categories.
  if (details.length > 0 && !isSaid) return [];
  const surroundings: HeadingSurroundings = {
    text: source.text,
    isExplained: legend.signs.some(isOwnSign),
    isSaid,
    hasOthers: claimed.length > 0,
  };
  const tree = readHeadingTree(document.blocks, claimed, source.text.length);
  if (!isSaid && claimed.length > 0 && !tree.some((section) => mayCite(document, section))) return [];
  return judgeHeadings(readCandidates(document, claimed, tree), surroundings).map((paper) => toEntry(document, paper));
}

/** Whether a heading, or what stands right below it, holds a link or begins with a sign: cheap to tell, and most lists have none. */
function mayCite(document: ListDocument, { block, below, inner }: HeadingSection): boolean {
  const text = document.source.text.slice(block.start, below?.kind === 'paragraph' ? below.end : block.end);
  return /\]\(|\]\[|https?:|www\.|\b(?:19|20)\d\d\b/.test(text) || inner.some((each) => mayCite(document, each));
}

/** A heading below which entries stand, or that says a status, is a category. */
function readCandidates(document: ListDocument, claimed: readonly Span[], tree: readonly HeadingSection[]): readonly HeadingCandidate[] {
  const { settings, legend, readNodes } = document;
  const { text } = document.source;
  const readTitle = createTitleReader(settings, legend);
  const read = (heading: HeadingSection): ReadHeading => {
    const { block, below, span } = heading;
    const isCategory = overlapsAny(claimed, span) || readTitle(text.slice(block.contentStart, block.contentEnd)) !== undefined;
    const cited = isCategory ? undefined : citeHeading({ text, legend, readNodes }, block, below);
    const evidence = cited && findEvidence(cited.citation, text.slice(block.contentStart, cited.citedEnd));
    return { heading, cited, evidence, inner: heading.inner.map(read) };
  };
  const candidates = tree.map(read);
  // A word after a single title may well belong to it.
  const isTrailing = countTrailing(candidates) > 1;
  const sign = (candidate: ReadHeading): HeadingCandidate => {
    const { cited } = candidate;
    const places = cited && { checkbox: -1, citation: cited.citation, trailing: isTrailing ? cited.trailing : undefined };
    const found = places && findItemSign(text, places, (marker) => findSign(legend, marker));
    return { ...candidate, sign: found, inner: candidate.inner.map(sign) };
  };
  return candidates.map(sign);
}

/** A candidate while it is not known yet which words after titles say a status. */
interface ReadHeading extends Omit<HeadingCandidate, 'sign' | 'inner'> {
  readonly inner: readonly ReadHeading[];
}

function countTrailing(candidates: readonly ReadHeading[]): number {
  return candidates.reduce((sum, { cited, inner }) => sum + (cited?.trailing === undefined ? 0 : 1) + countTrailing(inner), 0);
}

function toEntry({ source }: ListDocument, { heading, cited, sign }: PaperHeading): FoundEntry {
  const { text } = source;
  const { citation, citedEnd } = cited;
  const { title, link, remark } = citation;
  const span = trimSpan(text, heading.span.start, heading.span.end);
  const note = headingNote(text, citedEnd, span.end);
  return {
    dialect: 'heading',
    span,
    parts: {
      marker: sign?.span,
      title: title.span,
      url: link === undefined || link.urlStart === -1 ? undefined : { start: link.urlStart, end: link.urlEnd },
      note,
    },
    title: title.text,
    url: link?.url,
    status: sign?.status ?? UNMARKED,
    marker: sign && sliceSpan(text, sign.span),
    carrier: sign?.carrier,
    note: note === undefined ? '' : sliceSpan(text, note),
    remark,
  };
}
