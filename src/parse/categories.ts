import type { FoundEntry } from '../dialects/dialect.ts';
import type { Category } from '../model/category.ts';
import type { Entry } from '../model/paper.ts';
import type { Span } from '../text/span.ts';

/** Where a heading, with or without a title, changes which category follows. */
export interface CategoryBoundary {
  readonly offset: number;
  readonly path: readonly string[];
}

export interface Categories {
  readonly categories: readonly Category[];
  /** In file order; before the first one stands the top level. */
  readonly boundaries: readonly CategoryBoundary[];
}

/** A heading of the document's own level, outside of entries. */
export interface Heading {
  readonly span: Span;
  readonly depth: number;
  /** As a reader sees it; '' for a bare `##`. */
  readonly title: string;
}

/**
 * The categories that `headings` make in a text of `length` units. A lone H1 titles the document and is none; a heading without a
 * title ends the categories of its depth and makes none.
 */
export function findCategories(headings: readonly Heading[], length: number): Categories {
  const documentTitle = findDocumentTitle(headings);
  const categories: Category[] = [];
  const boundaries: CategoryBoundary[] = [];
  const open: OpenCategory[] = [];
  for (const heading of headings) {
    const { start } = heading.span;
    closeCategories(open, heading.depth, start);
    const outer = open.at(-1)?.path ?? [];
    const isCategory = heading.title !== '' && !(heading.depth === 1 && heading.title === documentTitle);
    const path = isCategory ? [...outer, heading.title] : outer;
    boundaries.push({ offset: start, path });
    if (!isCategory) continue;
    const category = { kind: 'heading' as const, path, depth: heading.depth, heading: heading.span, section: { start, end: length } };
    open.push(category);
    categories.push(category);
  }
  return { categories, boundaries };
}

/** The title of a lone H1, which titles the document; undefined where there is none, or several. */
export function findDocumentTitle(headings: readonly Heading[]): string | undefined {
  const titles = new Set(headings.filter(({ depth, title }) => depth === 1 && title !== '').map(({ title }) => title));
  // Two copies of one title, as a committed conflict leaves them, are still the document's.
  return titles.size === 1 ? [...titles][0] : undefined;
}

/** What labels below headings make categories of. */
export interface Labelled {
  readonly found: readonly Pick<FoundEntry, 'labels'>[];
  /** Those found, in the same order. */
  readonly entries: readonly Pick<Entry, 'paper'>[];
  /** The categories of labels that may group no entries. */
  readonly own: readonly Category[];
}

/** The categories with those that labels below headings make, such as items above items that are papers. */
export function withLabels(categories: readonly Category[], { found, entries, own }: Labelled): readonly Category[] {
  const made = new Map(own.map((category) => [category.heading.start, category]));
  // By index, as in every loop over all entries: in a process this short an iterator makes an object for each.
  for (let index = 0; index < found.length; index += 1) {
    const labels = found[index]?.labels;
    if (labels === undefined || labels.length === 0) continue;
    const path = entries[index]?.paper.category ?? [];
    for (const [level, { span, section }] of labels.entries()) {
      const titles = path.slice(0, path.length - labels.length + level + 1);
      if (!made.has(span.start)) made.set(span.start, { kind: 'label', path: titles, depth: titles.length + 1, heading: span, section });
    }
  }
  return made.size === 0 ? categories : [...categories, ...made.values()].sort((one, other) => one.heading.start - other.heading.start);
}

/** Ends, at `offset`, the open categories that a heading of `depth` ends: the innermost ones, since outer ones have smaller depths. */
function closeCategories(open: OpenCategory[], depth: number, offset: number): void {
  for (let last = open.at(-1); last !== undefined && last.depth >= depth; last = open.at(-1)) {
    last.section.end = offset;
    open.pop();
  }
}

/** A category whose end is not known yet. */
interface OpenCategory extends Category {
  readonly section: { readonly start: number; end: number };
}
