import { sliceSpan } from '../text/span.ts';
import type { Evidence } from './evidence.ts';
import type { CitedHeading } from './heading-reading.ts';
import type { HeadingSection } from './heading-tree.ts';
import type { EntrySign } from './item-sign.ts';
import { likelihoodOf } from './section-words.ts';

/** A heading with what it cites, before it is known whether it stands for a paper. */
export interface HeadingCandidate {
  readonly heading: HeadingSection;
  /** Undefined where nothing in it could be a title, or where entries stand below it. */
  readonly cited: CitedHeading | undefined;
  readonly evidence: Evidence | undefined;
  readonly sign: EntrySign | undefined;
  /** Headings below it. */
  readonly inner: readonly HeadingCandidate[];
}

/** What is known of the list besides. */
export interface HeadingSurroundings {
  readonly text: string;
  /** Whether the list explains its signs, so that a heading with one is a paper. */
  readonly isExplained: boolean;
  /** Whether the list's settings say that headings are papers. */
  readonly isSaid: boolean;
  /** Whether the list holds other entries. */
  readonly hasOthers: boolean;
}

/** A heading that stands for a paper. */
export interface PaperHeading extends HeadingCandidate {
  readonly cited: CitedHeading;
}

/** Where so many are titles, the others are, if they are two words. */
const NEARLY_ALL = 0.8;
/** At least so many headings of a list must be papers by themselves for headings to be papers. */
const LEAST_SURE = 2;
/** This share of headings beside each other. */
const MOST = 0.5;
/** So many headings beside each other that all look like titles may be papers by that alone, in a list of nothing else. */
const LEAST_TITLES = 8;
const MOST_TITLES = 0.8;
/** And if so many of their sections, at least, speak of papers. */
const LEAST_TALK = 3;
const SHARE_TALK = 0.1;

/** The headings that are papers, in file order: those of a kind beside each other, the outermost first; what stands below one is its note. */
export function judgeHeadings(candidates: readonly HeadingCandidate[], surroundings: HeadingSurroundings): readonly PaperHeading[] {
  const sure = countAll(candidates, (each) => isSure(each, surroundings));
  if (sure < LEAST_SURE && surroundings.hasOthers) return [];
  return judgeGroup(candidates, { ...surroundings, sure, parent: '' });
}

interface Judging extends HeadingSurroundings {
  /** How many headings of the list are papers by themselves. */
  readonly sure: number;
  /** The title of the heading that they stand under. */
  readonly parent: string;
}

function judgeGroup(group: readonly HeadingCandidate[], judging: Judging): readonly PaperHeading[] {
  const papers = new Set<HeadingCandidate>();
  for (const level of new Set(group.map(({ heading }) => heading.block.level))) {
    const alike = group.filter(({ heading }) => heading.block.level === level);
    if (!isGroupOfPapers(alike, judging)) continue;
    const areNearlyAll = alike.filter(isTitled).length >= alike.length * NEARLY_ALL;
    for (const each of alike) if (isPaper(each, judging, areNearlyAll ? 2 : 3)) papers.add(each);
  }
  return group.flatMap((each) => {
    if (isCited(each) && papers.has(each)) return [each];
    const { contentStart, contentEnd } = each.heading.block;
    return judgeGroup(each.inner, { ...judging, parent: judging.text.slice(contentStart, contentEnd).trim() });
  });
}

function isGroupOfPapers(group: readonly HeadingCandidate[], judging: Judging): boolean {
  const likelihood = likelihoodOf(judging.parent);
  const candidates = group.filter(({ evidence }) => evidence !== undefined);
  if (likelihood === 'never' || candidates.length === 0) return false;
  const sure = candidates.filter((each) => isSure(each, judging)).length;
  if (judging.sure >= LEAST_SURE && likelihood === 'likely' && sure >= group.length * MOST) return true;
  if (judging.isSaid) return candidates.filter(isTitled).length >= group.length * MOST;
  return !judging.hasOthers && areTitlesOfPapers(group, judging);
}

/** Whether so many headings beside each other look like titles, and speak of papers below, that they are papers. */
function areTitlesOfPapers(group: readonly HeadingCandidate[], { text }: Judging): boolean {
  const titled = group.filter((each) => isTitled(each) && !isCollection(each, text));
  if (group.length < LEAST_TITLES || titled.length < group.length * MOST_TITLES) return false;
  const talk = group.filter(({ heading }) => TALK.test(sliceSpan(text, heading.span).slice(0, TALK_REACH))).length;
  return talk >= LEAST_TALK && talk >= group.length * SHARE_TALK;
}

/** Whether what stands below the heading is rather a collection than a note: a table, or what the title calls papers. */
function isCollection({ heading: { block, below } }: HeadingCandidate, text: string): boolean {
  return below?.kind === 'table' || /\bpapers\b|论文集|论文列表/i.test(text.slice(block.contentStart, block.contentEnd));
}

const TALK = /\b(?:papers?|authors?|et al\b|articles?)\b|论文|作者|文章|論文|著者|논문|저자/i;
/** So much of a section is looked at for it, in UTF-16 units. */
const TALK_REACH = 20_000;

function isSure({ evidence, sign }: HeadingCandidate, { isExplained }: HeadingSurroundings): boolean {
  return evidence?.isStrong === true || (isExplained && sign !== undefined && evidence?.isTitled === true);
}

function isTitled({ evidence }: HeadingCandidate): boolean {
  return evidence?.isTitled === true;
}

function isCited(candidate: HeadingCandidate): candidate is PaperHeading {
  return candidate.cited !== undefined;
}

/** Whether a heading among papers is one: by a sign, a link, or a title of so many words. */
function isPaper(candidate: HeadingCandidate, judging: Judging, words: 2 | 3): boolean {
  const { cited, evidence, heading } = candidate;
  if (cited === undefined || evidence === undefined || evidence.isAnchored) return false;
  const { contentStart, contentEnd } = heading.block;
  if (likelihoodOf(judging.text.slice(contentStart, contentEnd)) === 'never') return false;
  const isTitle = evidence.isTitled || (words === 2 && /\S[\s-]+\S/.test(cited.citation.titleText));
  return isTitle || evidence.hasLink || candidate.sign !== undefined || isSure(candidate, judging);
}

function countAll(candidates: readonly HeadingCandidate[], test: (candidate: HeadingCandidate) => boolean): number {
  return candidates.reduce((sum, each) => sum + (test(each) ? 1 : 0) + countAll(each.inner, test), 0);
}
