import type { PaperList } from '../model/paper-list.ts';
import { lineNumberAt } from '../text/lines.ts';
import { invertEdits } from '../text/text-edit.ts';
import { wholeLines } from './blank-lines.ts';
import { refuse, type Change, type Refusal } from './change.ts';
import { findTornEntries } from './torn-entries.ts';

/** What to say of a change that came out with a flaw, `after` being what it led to: the reason where there is one; any other flaw is a bug. */
export function refuseFlawed(list: PaperList, after: PaperList, change: Change, flaw: string): Refusal {
  return (
    explainFlaw(list, after, change) ??
    refuse(`the edit was not safe, so nothing was written: ${flaw}`, 'please report this, with the list if you can')
  );
}

/** What in the list keeps a change from meaning what it should; undefined where nothing does. */
export function explainFlaw(list: PaperList, after: PaperList, change: Change): Refusal | undefined {
  return (
    refuseTorn(list, change) ??
    refuseWithin(list, after, change) ??
    refuseOtherCategories(list, after, change) ??
    refuseOtherPapers(after, change) ??
    refuseOtherSection(list, after, change) ??
    refuseOtherStatus(after, change)
  );
}

/**
 * Text right below `</details>` is part of the HTML for Markdown, and becomes something else (a heading, an entry) as soon as the entry leaves or
 * another comes between.
 */
function refuseTorn(list: PaperList, change: Change): Refusal | undefined {
  const [entry] = findTornEntries(list, change.edits);
  if (entry === undefined) return undefined;
  const { source } = list;
  const line = lineNumberAt(source.lineStarts, wholeLines(source, entry.span).end);
  return refuse(
    `line ${line} stands right below “${entry.paper.title}”, so it belongs to its HTML and would be read as something else`,
    `put a blank line above line ${line} first`,
  );
}

/** What stands after a heading without a title belongs to the category around it: another one when a heading comes or goes before it. */
function refuseOtherCategories(list: PaperList, after: PaperList, { categories }: Change): Refusal | undefined {
  const headings = ({ categories: all }: Pick<PaperList, 'categories'>): number => all.filter(({ kind }) => kind === 'heading').length;
  if (categories === undefined || list.headingStarts.length === headings(list) || headings(after) !== headings(list)) return undefined;
  return refuse(
    'a category after a heading without a title would belong to another one',
    'give the heading without a title (##) one, or move what stands after it first',
  );
}

/** A heading below which entries stand is a category: what is written below one that is a paper must hold none. */
function refuseWithin(list: PaperList, after: PaperList, { edits }: Change): Refusal | undefined {
  if (!list.entries.some(({ dialect }) => dialect === 'heading')) return undefined;
  const written = invertEdits(list.source.text, edits).map(({ span }) => span);
  const inner = after.entries.find(
    ({ dialect, span }) => dialect !== 'heading' && written.some(({ start, end }) => start <= span.start && span.end <= end),
  );
  return inner && refuse(`“${inner.paper.title}” would be taken for a paper of its own`, 'write it as a quote, or as code');
}

/**
 * Which papers would come or go. What stands without a sign is a paper by what it links to and by what stands beside it, so that one that is changed,
 * moved or taken away may decide over others.
 */
function refuseOtherPapers(after: PaperList, { expected }: Change): Refusal | undefined {
  const came = after.entries.map(({ paper }) => paper.title);
  const wanted = expected.map(({ paper }) => paper.title);
  const lost = withoutOnce(wanted, came);
  const extra = withoutOnce(came, wanted);
  if (lost.length === wanted.length - came.length && lost.length > 0)
    return refuse(`${quoteTitles(lost)} would not be taken for a paper any more`, hintAtMarking(lost));
  if (extra.length === came.length - wanted.length && extra.length > 0)
    return refuse(
      `${quoteTitles(extra)} would be taken for a paper, too`,
      'give what is a paper a checkbox or a sign by hand first, and move away what is none',
    );
  return undefined;
}

/** Marking keeps any of them a paper, the command's own or another. */
function hintAtMarking(lost: readonly string[]): string {
  const names = lost.slice(0, MOST_NAMES).map((title) => `“${title}”`);
  const more = lost.length > MOST_NAMES ? [`${lost.length - MOST_NAMES} more`] : [];
  return `a status makes a paper of an entry: mark ${lost.length === 1 ? 'it' : [...names, ...more].join(', ')} first`;
}

/** So many titles are named. */
const MOST_NAMES = 3;

/** Which paper's status would be another one, since its section says it, or would not say it any more. */
function refuseOtherSection(list: PaperList, after: PaperList, { expected }: Change): Refusal | undefined {
  const at = expected.findIndex(({ paper }, index) => after.entries[index]?.paper.status !== paper.status);
  const [wanted, came] = [expected[at]?.paper, after.entries[at]];
  if (wanted === undefined || came === undefined || wanted.title !== came.paper.title) return undefined;
  const was = list.entries.find(({ paper }) => paper.title === wanted.title);
  if (came.carrier !== 'section' && was?.carrier !== 'section') return undefined;
  return refuse(
    `“${wanted.title}” would be ${came.paper.status}, not ${wanted.status}: it is where it stands that says its status`,
    'papers mark gives papers another status',
  );
}

/** Which paper's sign would mean something else. Where no legend explains the signs, they explain each other: the last ✅ tells that a 👀 is a status. */
function refuseOtherStatus({ entries }: PaperList, { expected }: Change): Refusal | undefined {
  const at = expected.findIndex(({ paper, text }, index) => text !== undefined && entries[index]?.paper.status !== paper.status);
  const [wanted, came] = [expected[at]?.paper, entries[at]?.paper];
  if (wanted === undefined || came === undefined || wanted.title !== came.title) return undefined;
  return refuse(
    `“${wanted.title}” would be ${came.status}, not ${wanted.status}: only the signs of other papers tell what its sign means`,
    'explain the signs in a legend first, such as a list of “✅ read” and “👀 skimmed” above all papers',
  );
}

/** `titles` less those of `others`, each taken away once. */
function withoutOnce(titles: readonly string[], others: readonly string[]): readonly string[] {
  const left = new Map<string, number>();
  for (const title of others) left.set(title, (left.get(title) ?? 0) + 1);
  return titles.filter((title) => {
    const count = left.get(title) ?? 0;
    left.set(title, count - 1);
    return count <= 0;
  });
}

function quoteTitles(titles: readonly string[]): string {
  return titles.length === 1 ? `“${titles[0] ?? ''}”` : `each of ${titles.length} entries, first “${titles[0] ?? ''}”,`;
}
