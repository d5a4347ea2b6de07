import { findListItems, type ListItem } from '../markdown/list-items.ts';
import { overlapsAny, type Span } from '../text/span.ts';
import { createSignReader } from './common-signs.ts';
import type { Dialect, FoundEntry, GroupLabel, ListDocument } from './dialect.ts';
import { findEvidence } from './evidence.ts';
import { findFollowingNotes } from './following-notes.ts';
import { ItemEntry } from './item-entry.ts';
import { findItemSign, type EntrySign } from './item-sign.ts';
import { citeItem } from './item-reading.ts';
import { judgeItems, surveyItems, type Candidate } from './judge-items.ts';
import type { TrailingSign } from './trailing-sign.ts';

/**
 * Items of lists that stand for papers: `- [ ] …`, `- …` and `1. …`, nested or not. What an item cites may be written in many ways (see
 * `readCitation`); which items are papers, their siblings tell (see `judgeItems`).
 */
export const itemsDialect: Dialect = { ids: ['task', 'bullet', 'numbered'], find: findItemEntries };

function findItemEntries(document: ListDocument, claimed: readonly Span[]): readonly FoundEntry[] {
  const items = findListItems(document.blocks).filter(
    ({ block }) => !overlapsAny(claimed, block) && !overlapsAny(document.legend.spans, block),
  );
  if (items.length === 0) return [];
  const candidates = readCandidates(document, items);
  const survey = surveyItems(candidates);
  const { entries } = document.settings;
  const labels = document.labels.filter(({ span }) => !overlapsAny(claimed, span));
  const verdicts = findSections({ ...document, labels }, claimed, candidates).map(({ title, labels: own, group }) =>
    judgeItems(group, { title, labels: own, ...survey, entries }),
  );
  for (const { leftOut } of verdicts) leftOut.forEach(document.leaveOut);
  const sections = verdicts.map(({ papers }) => papers);
  const notes = findFollowingNotes(document.blocks, sections, withLabels(claimed, labels));
  const { text } = document.source;
  return sections.flat().map((paper) => {
    const { block } = paper.candidate.item;
    return new ItemEntry(text, paper, notes.get(block) ?? block.end);
  });
}

/** A paragraph that labels the next list is no note of the item before it. */
function withLabels(claimed: readonly Span[], labels: readonly GroupLabel[]): readonly Span[] {
  return labels.length === 0 ? claimed : [...claimed, ...labels.map(({ span }) => span)].sort((one, other) => one.start - other.start);
}

/** A candidate while it is not known yet which signs say a status. */
interface ReadItem extends Candidate {
  sign: EntrySign | undefined;
  readonly trailing: TrailingSign | undefined;
  readonly inner: readonly ReadItem[];
}

function readCandidates(document: ListDocument, items: readonly ListItem[]): readonly Candidate[] {
  const read = items.map((item) => readItem(document, item));
  const all = flatten(read);
  const markers: string[] = [];
  for (const { citation } of all) for (const { text } of citation?.markers ?? []) markers.push(text);
  // A word in brackets after a single title may well belong to it.
  const isTrailing = all.filter(({ trailing }) => trailing !== undefined).length > 1;
  const findSign = createSignReader(document.legend, markers);
  for (const each of all) {
    const { citation, item } = each;
    const places = citation && {
      checkbox: item.block.checkbox,
      citation,
      trailing: isTrailing || each.trailing?.isSet === true ? each.trailing : undefined,
    };
    each.sign = places && findItemSign(document.source.text, places, findSign);
  }
  return read;
}

/** The items and those within them. */
function flatten(items: readonly ReadItem[], all: ReadItem[] = []): readonly ReadItem[] {
  for (const item of items) {
    all.push(item);
    if (item.inner.length > 0) flatten(item.inner, all);
  }
  return all;
}

function readItem(document: ListDocument, item: ListItem): ReadItem {
  const { source, legend, readNodes } = document;
  const { text } = source;
  const inner = item.items.length === 0 ? NONE : item.items.map((each) => readItem(document, each));
  const { citation, citedEnd, trailing } = citeItem({ text, legend, readNodes }, item);
  const evidence = citation && findEvidence(citation, text.slice(item.head?.contentStart, citedEnd));
  // Written out: spreading objects takes a tenth of the time a long list is read in.
  return { item, inner, citation, citedEnd, trailing, evidence, hasForeignBox: hasForeignBox(text, item), sign: undefined };
}

/** A link or a reference begins otherwise. */
const FOREIGN_BOX = /\[(?:[-~/>!?]\](?=[ \t])|[ xX]\](?![([:\s]))/y;

/** Whether the item begins with a box that Markdown does not know: marking it would write a second one before that. */
function hasForeignBox(text: string, { block, head }: ListItem): boolean {
  if (head === undefined || block.checkbox !== -1 || text.charCodeAt(head.contentStart) !== 0x5b) return false;
  FOREIGN_BOX.lastIndex = head.contentStart;
  return FOREIGN_BOX.test(text);
}

const NONE: readonly ReadItem[] = [];

interface Section {
  readonly title: string;
  /** The paragraph above the list that says its status, where there is one. */
  readonly labels: readonly GroupLabel[];
  readonly group: Candidate[];
}

/** The outermost items by the headings, and the paragraphs that label them, that they stand under. */
function findSections(document: ListDocument, claimed: readonly Span[], candidates: readonly Candidate[]): readonly Section[] {
  const sections: Section[] = [{ title: '', labels: [], group: [] }];
  const labelAt = new Map(document.labels.map((label) => [label.span.start, label]));
  let next = 0;
  for (const block of document.blocks) {
    const last = sections.at(-1);
    const label = labelAt.get(block.start);
    if (block.kind === 'heading' && block.nesting === 0 && !overlapsAny(claimed, block)) {
      sections.push({ title: document.source.text.slice(block.contentStart, block.contentEnd).trim(), labels: [], group: [] });
    } else if (label !== undefined) sections.push({ title: last?.title ?? '', labels: [label], group: [] });
    const candidate = candidates[next];
    if (candidate?.item.block !== block) continue;
    last?.group.push(candidate);
    next += 1;
  }
  return sections;
}
