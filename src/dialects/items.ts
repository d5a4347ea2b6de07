import { findListItems, type ListItem } from '../markdown/list-items.ts';
import type { LegendSign } from '../model/legend.ts';
import type { DialectId } from '../model/paper.ts';
import { sliceSpan, type Span } from '../text/span.ts';
import { createSignReader } from './common-signs.ts';
import type { Dialect, FoundEntry, ListDocument } from './dialect.ts';
import { Evidence } from './evidence.ts';
import { findFollowingNotes } from './following-notes.ts';
import { findItemSign } from './item-sign.ts';
import { citeItem, readItemNote, type CitedItem } from './item-reading.ts';
import { judgeItems, shareOfPapers, type Candidate, type PaperItem } from './judge-items.ts';

/**
 * Items of lists that stand for papers: `- [ ] …`, `- …` and `1. …`, nested or not. What an item cites may be written in many ways (see
 * `readCitation`); which items are papers, their siblings tell (see `judgeItems`).
 */
export const itemsDialect: Dialect = { ids: ['task', 'bullet', 'numbered'], find: findItemEntries };

function findItemEntries(document: ListDocument, claimed: readonly Span[]): readonly FoundEntry[] {
  const items = findListItems(document.blocks).filter(
    ({ block }) => !isWithinAny(block, claimed) && !isWithinAny(block, document.legend.spans),
  );
  if (items.length === 0) return [];
  const candidates = readCandidates(document, items);
  const paperShare = shareOfPapers(candidates);
  const verdicts = findSections(document, claimed, candidates).map(({ title, group }) => judgeItems(group, { title, paperShare }));
  for (const { leftOut } of verdicts) leftOut.forEach(document.leaveOut);
  const sections = verdicts.map(({ papers }) => papers);
  const notes = findFollowingNotes(document.blocks, sections, claimed);
  const found = sections.flat().map((paper) => foundEntry(document, paper, notes.get(paper.candidate.item.block)));
  return found.sort((one, other) => one.span.start - other.span.start);
}

function isWithinAny({ start, end }: Span, spans: readonly Span[]): boolean {
  return spans.some((span) => span.start < end && start < span.end);
}

/** An item that was read, with those within it. */
interface ReadItem extends CitedItem {
  readonly item: ListItem;
  readonly inner: readonly ReadItem[];
}

function readCandidates(document: ListDocument, items: readonly ListItem[]): readonly Candidate[] {
  const cited = items.map((item) => readItem(document, item));
  const all = flatten(cited);
  const markers = all.flatMap(({ citation }) => (citation?.markers ?? []).map((marker) => marker.text));
  // A word in brackets after a single title may well belong to it.
  const isTrailing = all.filter(({ trailing }) => trailing !== undefined).length > 1;
  const findSign = createSignReader(document.legend, markers);
  return cited.map((each) => toCandidate(document.source.text, each, { findSign, isTrailing }));
}

function flatten(items: readonly ReadItem[]): readonly ReadItem[] {
  return items.flatMap((item) => [item, ...flatten(item.inner)]);
}

function readItem(document: ListDocument, item: ListItem): ReadItem {
  const { source, legend, readNodes } = document;
  const inner = item.items.map((each) => readItem(document, each));
  return { item, inner, ...citeItem({ text: source.text, legend, readNodes }, item) };
}

interface KnownSigns {
  readonly findSign: (marker: string) => LegendSign | undefined;
  readonly isTrailing: boolean;
}

function toCandidate(text: string, { item, citation, citedEnd, trailing, inner }: ReadItem, known: KnownSigns): Candidate {
  const { checkbox } = item.block;
  const sign = citation && findItemSign(text, { checkbox, citation, trailing: known.isTrailing ? trailing : undefined }, known.findSign);
  const evidence = citation && new Evidence(citation, text.slice(item.head?.contentStart, citedEnd));
  return { item, citation, citedEnd, sign, evidence, inner: inner.map((each) => toCandidate(text, each, known)) };
}

interface Section {
  readonly title: string;
  readonly group: Candidate[];
}

/** The outermost items by the headings they stand under. */
function findSections({ blocks, source }: ListDocument, claimed: readonly Span[], candidates: readonly Candidate[]): readonly Section[] {
  const sections: Section[] = [{ title: '', group: [] }];
  let next = 0;
  for (const block of blocks) {
    const isHeading = block.kind === 'heading' && block.nesting === 0 && !isWithinAny(block, claimed);
    if (isHeading) sections.push({ title: source.text.slice(block.contentStart, block.contentEnd).trim(), group: [] });
    const candidate = candidates[next];
    if (candidate?.item.block !== block) continue;
    sections.at(-1)?.group.push(candidate);
    next += 1;
  }
  return sections;
}

/** `end` is where a note without indentation ends that follows the item. */
function foundEntry({ source }: ListDocument, { candidate, citation, labels }: PaperItem, end: number | undefined): FoundEntry {
  const { text } = source;
  const { item, sign, citedEnd } = candidate;
  const { block } = item;
  const { link, title, remark } = citation;
  const { span: noteSpan, note } = readItemNote(text, citedEnd, end ?? block.end);
  return {
    dialect: dialectOf(item),
    span: { start: block.start, end: end ?? block.end },
    parts: {
      marker: sign?.span,
      title: title.span,
      url: link === undefined || link.urlStart === -1 ? undefined : { start: link.urlStart, end: link.urlEnd },
      note: noteSpan,
    },
    title: title.text,
    url: link?.url,
    status: sign?.status ?? 'unmarked',
    marker: sign && sliceSpan(text, sign.span),
    carrier: sign?.carrier,
    note,
    remark,
    labels,
  };
}

function dialectOf({ block }: ListItem): DialectId {
  if (block.checkbox !== -1) return 'task';
  return block.level === 1 ? 'numbered' : 'bullet';
}
