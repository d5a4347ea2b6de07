import type { ListItem } from '../markdown/list-items.ts';
import type { LeftOut } from '../model/left-out.ts';
import type { DialectId } from '../model/paper.ts';
import { findStatusByWord } from '../model/status.ts';
import type { Citation } from './citation.ts';
import type { GroupLabel } from './dialect.ts';
import type { Evidence } from './evidence.ts';
import type { EntrySign } from './item-sign.ts';
import { isPlaceholder } from './placeholder.ts';
import { likelihoodOf } from './section-words.ts';

/** A list item with what it cites, before it is known whether it stands for a paper. */
export interface Candidate {
  readonly item: ListItem;
  /** Where the lines that cite it end. */
  readonly citedEnd: number;
  readonly citation: Citation | undefined;
  /** Undefined where there is no citation. */
  readonly evidence: Evidence | undefined;
  /** The status that a checkbox or a sign of the list says. */
  readonly sign: EntrySign | undefined;
  /** Whether it begins with what is a checkbox for other programs than those that show Markdown: `[-]`, `[/]`, `[x]` with no blank after it. */
  readonly hasForeignBox: boolean;
  /** Items within it. */
  readonly inner: readonly Candidate[];
}

/** An item that stands for a paper. */
export interface PaperItem {
  readonly candidate: Candidate;
  readonly citation: Citation;
  /** What the items around it say that group it: the outermost first. */
  readonly labels: readonly GroupLabel[];
}

/** What the items of a section are. */
export interface Verdicts {
  readonly papers: readonly PaperItem[];
  readonly leftOut: readonly LeftOut[];
}

/** What is known of the document that a section stands in. */
export interface Surroundings {
  /** The title of the section's heading; '' at the top. */
  readonly title: string;
  /** What labels the whole section. */
  readonly labels: readonly GroupLabel[];
  /** The share of the document's items that are papers by themselves, 0 to 1. */
  readonly paperShare: number;
  /** Whether nearly all of those have both a sign and a link. */
  readonly marksPapers: boolean;
  /** The dialects that hold papers here; undefined for any. */
  readonly entries: readonly DialectId[] | undefined;
}

/** How an item is written. */
export function dialectOfItem({ block: { checkbox, level } }: ListItem): DialectId {
  if (checkbox !== -1) return 'task';
  return level === 1 ? 'numbered' : 'bullet';
}

/** At least so many of its items must be papers by themselves for all of a group to be. */
const MOST = 0.5;
/** So many do in a document of papers. */
const SOME = 0.2;
/** Where so many are, the others are whatever they look like. */
const NEARLY_ALL = 0.8;

/** Which items of one section, given as trees, are papers, which group papers, and which are neither and why. */
export function judgeItems(candidates: readonly Candidate[], surroundings: Surroundings): Verdicts {
  const verdicts = { papers: [] as PaperItem[], leftOut: [] as LeftOut[] };
  judgeGroup(candidates, { ...surroundings, likelihood: likelihoodOf(surroundings.title), verdicts, labelled: new Map() });
  return verdicts;
}

interface Judging extends Surroundings {
  readonly likelihood: ReturnType<typeof likelihoodOf>;
  readonly verdicts: { readonly papers: PaperItem[]; readonly leftOut: LeftOut[] };
  /** Whether items that were looked at are labels: asked for those within before those within are judged. */
  readonly labelled: Map<Candidate, boolean>;
}

function judgeGroup(group: readonly Candidate[], judging: Judging): void {
  const share = shareByThemselves(group);
  const isGroup = isGroupOfPapers(share, judging);
  const marksPapers = haveSignAndLink(group) ?? judging.marksPapers;
  for (const candidate of group) {
    const { item, citation } = candidate;
    const isLabel = isGroupLabel(candidate, judging);
    if (isLabel && citation !== undefined) {
      judgeGroup(candidate.inner, { ...judging, labels: [...judging.labels, labelOf(candidate, citation)] });
      continue;
    }
    const reason = whyNot(candidate, { isGroup, share, marksPapers }, judging);
    if (reason === undefined && citation !== undefined) judging.verdicts.papers.push({ candidate, citation, labels: judging.labels });
    else {
      judging.verdicts.leftOut.push({
        span: { start: item.block.start, end: item.block.end },
        title: citation?.titleText ?? '',
        reason: reason ?? '',
      });
      judgeGroup(candidate.inner, judging);
    }
  }
}

function labelOf({ item, citedEnd }: Candidate, { titleText }: Citation): GroupLabel {
  const { start, end } = item.block;
  return { title: titleText.replace(/[\s:：]+$/, ''), span: { start, end: citedEnd }, section: { start, end } };
}

/** The share of the group's items, those within them left out, that are papers by themselves, 0 to 1. */
function shareByThemselves(group: readonly Candidate[]): number {
  const counted = group.filter(
    ({ citation, evidence, hasForeignBox }) =>
      citation !== undefined && evidence?.isAnchored === false && !hasForeignBox && !isNoTitle(citation.titleText),
  );
  return counted.length === 0 ? 0 : counted.filter(isPaperByItself).length / counted.length;
}

/** Whether so many of a group are papers by themselves that the others are, too. */
function isGroupOfPapers(share: number, { likelihood, paperShare }: Judging): boolean {
  if (likelihood === 'seldom') return share >= NEARLY_ALL;
  if (share >= MOST) return true;
  return (share >= SOME && paperShare >= MOST) || paperShare >= NEARLY_ALL;
}

/** An item without a link or sign of its own above items that are papers, or above nothing but papers and such items. */
function isGroupLabel(candidate: Candidate, judging: Judging): boolean {
  const { inner, evidence, sign, citation } = candidate;
  if (inner.length === 0 || sign !== undefined || citation === undefined || evidence === undefined || evidence.hasLink || evidence.isStrong)
    return false;
  if (candidate.hasForeignBox) return false;
  const known = judging.labelled.get(candidate);
  if (known !== undefined) return known;
  const isLabel =
    (isGroupOfPapers(shareByThemselves(inner), judging) && inner.some(isPaperByItself)) ||
    inner.every((each) => isPaperByItself(each) || isGroupLabel(each, judging));
  judging.labelled.set(candidate, isLabel);
  return isLabel;
}

function isPaperByItself({ sign, evidence }: Candidate): boolean {
  return sign !== undefined || evidence?.isStrong === true;
}

interface Group {
  /** Whether it is one of papers. */
  readonly isGroup: boolean;
  readonly share: number;
  readonly marksPapers: boolean;
}

/** Why the item is no paper; undefined when it is one. */
function whyNot(candidate: Candidate, group: Group, judging: Judging): string | undefined {
  const { citation, evidence, sign } = candidate;
  if (citation === undefined || evidence === undefined) return 'has no title';
  if (candidate.hasForeignBox) return 'begins with a box that is neither [ ] nor [x] and a blank';
  if (evidence.isAnchored) return 'links into the document itself';
  if (judging.entries !== undefined && !judging.entries.includes(dialectOfItem(candidate.item)))
    return `is a ${dialectOfItem(candidate.item)} item, and the settings name other entries`;
  if (isPlaceholder(citation.titleText)) return 'is a placeholder';
  if (judging.likelihood === 'never') return `stands under “${judging.title}”`;
  if (isCount(citation.titleText)) return 'counts papers or explains a sign';
  return sign === undefined ? whyNotUnsigned(evidence, group, judging) : undefined;
}

/** Why an item without a sign is no paper, by what stands beside it. */
function whyNotUnsigned(evidence: Evidence, group: Group, { likelihood, paperShare, title }: Judging): string | undefined {
  const { isGroup, share } = group;
  // One that is a paper by itself needs few others beside it, so that it does not depend on each of them.
  const isAmongPapers = share >= SOME || paperShare >= MOST;
  if (!isGroup && evidence.isStrong && likelihood === 'likely' && isAmongPapers) return undefined;
  if (!isGroup) return likelihood === 'seldom' ? `stands under “${title}”` : 'and those beside it do not look like papers';
  return whyNotInGroup(evidence, group);
}

/** Where papers have both a sign and a link, what has neither is what somebody notes of the field. */
function whyNotInGroup(evidence: Evidence, { share, marksPapers }: Group): string | undefined {
  if (marksPapers && !evidence.hasLink && !evidence.hasYear) return 'has neither sign nor link, as the papers beside it do';
  return evidence.isPlausible || share >= NEARLY_ALL ? undefined : 'looks like no paper';
}

/** Whether the text is none that any paper has. */
function isNoTitle(title: string): boolean {
  return isPlaceholder(title) || isCount(title);
}

/** `待读: 150`, `Read`: a status and perhaps how many have it. */
function isCount(title: string): boolean {
  return title.length < 24 && findStatusByWord(title.replace(/[\s:：=(（\d%)）/.-]*$/, '')) !== undefined;
}

/** How many of the items of a document are papers by themselves, and whether nearly all of those have both a sign and a link. */
export function surveyItems(candidates: readonly Candidate[]): Pick<Surroundings, 'paperShare' | 'marksPapers'> {
  const counted: Candidate[] = [];
  const count = (each: readonly Candidate[]): void => {
    for (const candidate of each) {
      count(candidate.inner);
      if (candidate.evidence !== undefined && !candidate.evidence.isAnchored) counted.push(candidate);
    }
  };
  count(candidates);
  const papers = counted.filter(isPaperByItself).length;
  return { paperShare: counted.length === 0 ? 0 : papers / counted.length, marksPapers: haveSignAndLink(counted) ?? false };
}

/** Whether nearly all of those that are papers by themselves have both a sign and a link; undefined where there are none. */
function haveSignAndLink(candidates: readonly Candidate[]): boolean | undefined {
  let papers = 0;
  let marked = 0;
  for (const candidate of candidates) {
    if (!isPaperByItself(candidate)) continue;
    papers += 1;
    if (candidate.sign !== undefined && candidate.evidence?.hasLink === true) marked += 1;
  }
  return papers === 0 ? undefined : marked >= papers * NEARLY_ALL;
}
