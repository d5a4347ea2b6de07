import { renderCategory, type Category } from '../model/category.ts';
import type { PaperList } from '../model/paper-list.ts';
import { lineEndAt } from '../text/indent.ts';
import { lineNumberAt } from '../text/lines.ts';
import type { Span } from '../text/span.ts';
import type { TextEdit } from '../text/text-edit.ts';
import { refuse, type Change, type Refusal } from './change.ts';
import { findHeading, headingsOf, isSamePath, parentOf } from './headings.ts';
import { entriesIn, moveSection, orderCategories, orderEntries, type Arrivals } from './move-category.ts';
import { moveChange } from './move.ts';
import { findSectionPlace, sectionRemoval } from './sections.ts';

/**
 * Puts the papers of one category, in their order, at the end of another's own, the categories below it below that, and takes its heading away. Refused
 * where other text stands under the heading, which would have no place any more.
 */
export function mergeCategoryChange(list: PaperList, path: readonly string[], into: readonly string[]): Change | Refusal {
  const [category, target] = [findHeading(list, path), findHeading(list, into)];
  if (category.kind === 'refused') return category;
  if (target.kind === 'refused') return target;
  return refuseInto(path, into) ?? refuseProse(list, category) ?? dissolve(list, category, into);
}

/** Takes away the heading of a category that holds nothing, or that holds papers alone, which go to the end of the category `papersTo`. */
export function removeCategoryChange(list: PaperList, path: readonly string[], papersTo?: readonly string[]): Change | Refusal {
  const category = findHeading(list, path);
  if (category.kind === 'refused') return category;
  const name = renderCategory(path);
  if (childrenOf(list, category).length > 0)
    return refuse(`“${name}” holds other categories`, 'merge it into another category, or remove those first');
  const { length } = entriesIn(list, category);
  if (length > 0 && papersTo === undefined) {
    return refuse(`“${name}” holds ${length === 1 ? 'a paper' : `${length} papers`}`, '--move-papers-to <category> keeps them');
  }
  const into = papersTo ?? [];
  return (length > 0 ? refuseInto(path, into) : undefined) ?? refuseProse(list, category) ?? dissolve(list, category, into);
}

/** Takes a category away that holds nothing but papers and categories: those go to the end of what `into` names. */
function dissolve(list: PaperList, category: Category, into: readonly string[]): Change | Refusal {
  const papers = movePapers(list, category, into);
  if (papers.kind === 'refused') return papers;
  const { edits, arrivals } = papers;
  const insertions: TextEdit[] = [...edits];
  const entries = [...arrivals];
  const categories: Arrivals['categories'][number][] = [];
  for (const child of childrenOf(list, category)) {
    const place = findSectionPlace(list, { kind: 'under', path: into }, child);
    if (place.kind === 'refused') return place;
    const moved = moveSection(list, child, place);
    if (moved.kind === 'refused') return moved;
    const at = moved.insertion.span.start;
    insertions.push(moved.insertion);
    entries.push({ at, moved: moved.entries });
    categories.push({ at, moved: moved.categories });
  }
  return {
    kind: 'change',
    edits: [sectionRemoval(list, category), ...insertions],
    expected: orderEntries(list, category, entries),
    categories: orderCategories(list, category, categories),
  };
}

interface MovedPapers {
  readonly kind: 'moved';
  readonly edits: readonly TextEdit[];
  readonly arrivals: Arrivals['entries'];
}

/** What inserts the papers of `category` itself at the end of what `into` names; they keep their status. */
function movePapers(list: PaperList, category: Category, into: readonly string[]): MovedPapers | Refusal {
  const own = entriesIn(list, category).filter(({ paper }) => isSamePath(paper.category, category.path));
  const change = moveChange(list, own, { destination: { kind: 'category', path: into, at: 'end' }, as: 'to-classify' });
  if (change.kind === 'refused') return change;
  // They leave with the whole section, so that of the move only what is inserted counts.
  const insertion = change.edits.at(-1);
  if (insertion === undefined) return { kind: 'moved', edits: [], arrivals: [] };
  const at = insertion.span.start;
  const index = list.entries.filter((entry) => !own.includes(entry) && entry.span.start < at).length;
  return { kind: 'moved', edits: [insertion], arrivals: [{ at, moved: change.expected.slice(index, index + own.length) }] };
}

/** The categories right below. */
function childrenOf(list: PaperList, { path }: Category): readonly Category[] {
  return headingsOf(list).filter((each) => isSamePath(parentOf(each.path), path));
}

function refuseInto(path: readonly string[], into: readonly string[]): Refusal | undefined {
  if (!isSamePath(into.slice(0, path.length), path)) return undefined;
  return refuse(`“${renderCategory(path)}” cannot go into ${into.length === path.length ? 'itself' : 'what stands in it'}`);
}

/** Why a category cannot be taken away: text stands in it that is no paper. */
function refuseProse(list: PaperList, category: Category): Refusal | undefined {
  const { text, lineStarts } = list.source;
  const known: readonly Span[] = [
    category.heading,
    ...entriesIn(list, category).map(({ span }) => span),
    ...childrenOf(list, category).map(({ section }) => section),
    ...list.headingStarts
      .filter((start) => /^#+[ \t]*(?:[\n\r]|$)/.test(text.slice(start, lineEndAt(text, start) + 1)))
      .map((start) => ({ start, end: lineEndAt(text, start) })),
  ].toSorted((one, other) => one.start - other.start);
  let from = category.section.start;
  for (const { start, end } of [...known, { start: category.section.end, end: category.section.end }]) {
    if (end < from || start > category.section.end) continue;
    const stray = text.slice(from, Math.max(from, start)).search(/\S/);
    if (stray !== -1) {
      const line = lineNumberAt(lineStarts, from + stray);
      return refuse(
        `line ${line} under “${renderCategory(category.path)}” is no paper, and would have no place any more`,
        'move or remove it by hand first',
      );
    }
    from = Math.max(from, end);
  }
  return undefined;
}
