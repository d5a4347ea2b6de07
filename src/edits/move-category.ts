import { renderCategory, type Category } from '../model/category.ts';
import { revisePaper, type Entry } from '../model/paper.ts';
import type { PaperList } from '../model/paper-list.ts';
import { lineEndAt } from '../text/indent.ts';
import { lineNumberAt } from '../text/lines.ts';
import type { SourceDocument } from '../text/source-document.ts';
import { sliceSpan, type Span } from '../text/span.ts';
import { applyEdits, type TextEdit } from '../text/text-edit.ts';
import { findTwin, refuseDepth } from './add-category.ts';
import { refuse, sameEntry, type Change, type ExpectedCategory, type ExpectedEntry, type Refusal } from './change.ts';
import { findHeading, headingsOf, isSamePath, parentOf, readHeading, type HeadingParts } from './headings.ts';
import {
  findSectionPlace,
  refuseTwin,
  sectionInsertion,
  sectionLines,
  sectionRemoval,
  type SectionDestination,
  type SectionPlace,
} from './sections.ts';

/**
 * Moves the category with this path, all that stands in its section with it. Where it comes to stand at another depth, the signs of its headings change,
 * and nothing else of it.
 */
export function moveCategoryChange(list: PaperList, path: readonly string[], destination: SectionDestination): Change | Refusal {
  const category = findHeading(list, path);
  if (category.kind === 'refused') return category;
  const refusal = refuseWithin(category, destination);
  if (refusal !== undefined) return refusal;
  if (standsThere(list, category, destination)) return unchanged(list);
  const place = findSectionPlace(list, destination, category);
  if (place.kind === 'refused') return place;
  const moved = moveSection(list, category, place);
  if (moved.kind === 'refused') return moved;
  const at = moved.insertion.span.start;
  return {
    kind: 'change',
    edits: [sectionRemoval(list, category), moved.insertion],
    expected: orderEntries(list, category, [{ at, moved: moved.entries }]),
    categories: orderCategories(list, category, [{ at, moved: moved.categories }]),
  };
}

/** A section as it arrives. */
export interface MovedSection {
  readonly kind: 'moved';
  readonly insertion: TextEdit;
  readonly entries: readonly ExpectedEntry[];
  readonly categories: readonly ExpectedCategory[];
}

/** What inserts `category` with its section at `place`, and what then stands there. */
export function moveSection(list: PaperList, category: Category, place: SectionPlace): MovedSection | Refusal {
  const { parent, depth } = place;
  const siblings = headingsOf(list).filter((each) => each !== category && isSamePath(parentOf(each.path), parent));
  const name = category.path.at(-1) ?? '';
  const refusal = refuseTwin(findTwin(name, siblings)) ?? refuseDepth(depth);
  if (refusal !== undefined) return refusal;
  const signs = shiftSigns(list, category, depth - category.depth);
  if ('kind' in signs) return signs;
  const lines = sectionLines(list, category);
  const own = signs.map(({ span, newText }) => ({ span: { start: span.start - lines.start, end: span.end - lines.start }, newText }));
  const body = applyEdits(sliceSpan(list.source.text, lines), own).replace(/(?:\r\n|\n|\r)$/, '');
  const pathThere = (each: readonly string[]): readonly string[] => [...parent, name, ...each.slice(category.path.length)];
  return {
    kind: 'moved',
    insertion: sectionInsertion(list, place, body),
    entries: entriesIn(list, category).map((entry) => ({
      ...sameEntry(list, entry),
      paper: revisePaper(entry.paper, { category: pathThere(entry.paper.category) }),
    })),
    categories: categoriesIn(list, category).map((each) => ({
      kind: each.kind,
      path: pathThere(each.path),
      depth: each.depth + depth - category.depth,
    })),
  };
}

/** The entries in a category's section. */
export function entriesIn({ entries }: PaperList, { section }: Category): readonly Entry[] {
  return entries.filter(({ span }) => isWithin(span, section));
}

/** A category and those below it. */
function categoriesIn({ categories }: PaperList, { section }: Category): readonly Category[] {
  return categories.filter(({ heading }) => isWithin(heading, section));
}

/** What arrives somewhere; `at` is in terms of the text before any edit. */
export interface Arrivals {
  readonly entries: readonly Arriving<ExpectedEntry>[];
  readonly categories: readonly Arriving<ExpectedCategory>[];
}

interface Arriving<T> {
  readonly at: number;
  readonly moved: readonly T[];
}

/** The entries of the list once those in the section of `category` stand elsewhere. */
export function orderEntries(list: PaperList, { section }: Category, arriving: Arrivals['entries']): readonly ExpectedEntry[] {
  const staying = list.entries.filter(({ span }) => !isWithin(span, section));
  return inOrder(
    arriving,
    staying.map((entry) => ({ at: entry.span.start, moved: [sameEntry(list, entry)] })),
  );
}

/** The categories of the list once those in the section of `category` stand elsewhere. */
export function orderCategories(
  { categories }: PaperList,
  { section }: Category,
  arriving: Arrivals['categories'],
): readonly ExpectedCategory[] {
  const staying = categories.filter(({ heading }) => !isWithin(heading, section));
  return inOrder(
    arriving,
    staying.map((each) => ({ at: each.heading.start, moved: [each] })),
  );
}

/** What arrives at a place comes before what stands there. */
function inOrder<T>(arriving: readonly Arriving<T>[], staying: readonly Arriving<T>[]): readonly T[] {
  return [...arriving, ...staying].toSorted((one, other) => one.at - other.at).flatMap(({ moved }) => moved);
}

function unchanged(list: PaperList): Change {
  return { kind: 'change', edits: [], expected: list.entries.map((entry) => sameEntry(list, entry)) };
}

function refuseWithin({ path }: Category, destination: SectionDestination): Refusal | undefined {
  const isWithinItself = isSamePath(destination.path.slice(0, path.length), path);
  if (!isWithinItself) return undefined;
  const where = destination.kind === 'under' ? 'below' : destination.kind;
  const what = destination.path.length === path.length ? 'itself' : 'what stands in it';
  return refuse(`“${renderCategory(path)}” cannot be moved ${where} ${what}`);
}

/** Whether the category is below that parent, or right beside that sibling, already. */
function standsThere(list: PaperList, category: Category, { kind, path }: SectionDestination): boolean {
  const parent = parentOf(category.path);
  if (kind === 'under') return isSamePath(parent, path);
  const siblings = headingsOf(list).filter((each) => isSamePath(parentOf(each.path), parent));
  const neighbour = siblings[siblings.indexOf(category) + (kind === 'before' ? 1 : -1)];
  return neighbour !== undefined && isSamePath(neighbour.path, path);
}

/** What gives each heading of the section a sign for another depth. */
function shiftSigns(list: PaperList, { section, path }: Category, by: number): readonly TextEdit[] | Refusal {
  if (by === 0) return [];
  const edits: TextEdit[] = [];
  for (const start of list.headingStarts.filter((each) => each >= section.start && each < section.end)) {
    const own = shiftHeading(list, start, by);
    if (own === undefined) {
      const line = lineNumberAt(list.source.lineStarts, start);
      return refuse(
        `“${renderCategory(path)}” has a heading on line ${line} that cannot stand ${Math.abs(by)} ${by > 0 ? 'deeper' : 'higher'}`,
      );
    }
    edits.push(...own);
  }
  return edits;
}

/** Undefined where there is no sign for that depth. */
function shiftHeading({ source, categories }: PaperList, start: number, by: number): readonly TextEdit[] | undefined {
  const known = categories.find(({ heading }) => heading.start === start)?.heading;
  const parts = readHeading(source, known ?? { start, end: lineEndAt(source.text, start) });
  if (parts === undefined) return undefined;
  return parts.isUnderlined ? shiftUnderline(source, parts, by) : shiftNumberSigns(parts, by);
}

function shiftUnderline({ text }: SourceDocument, { signs }: HeadingParts, by: number): readonly TextEdit[] | undefined {
  const underline = sliceSpan(text, signs);
  const depth = (underline.startsWith('=') ? 1 : 2) + by;
  return depth < 1 || depth > 2 ? undefined : [{ span: signs, newText: (depth === 1 ? '=' : '-').repeat(underline.length) }];
}

/** Those behind the title change, too, where they are as many. */
function shiftNumberSigns({ signs, closing }: HeadingParts, by: number): readonly TextEdit[] | undefined {
  const length = signs.end - signs.start;
  if (length + by < 1 || length + by > 6) return undefined;
  const newText = '#'.repeat(length + by);
  const isPaired = closing !== undefined && closing.end - closing.start === length;
  return [{ span: signs, newText }, ...(isPaired ? [{ span: closing, newText }] : [])];
}

function isWithin({ start, end }: Span, outer: Span): boolean {
  return start >= outer.start && end <= outer.end;
}
