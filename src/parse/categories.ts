import type { Category } from '../model/category.ts';
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
  const titles = new Set(headings.filter(({ depth, title }) => depth === 1 && title !== '').map(({ title }) => title));
  // Two copies of one title, as a committed conflict leaves them, are still the document's.
  const documentTitle = titles.size === 1 ? [...titles][0] : undefined;
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
    const category = { path, depth: heading.depth, heading: heading.span, section: { start, end: length } };
    open.push(category);
    categories.push(category);
  }
  return { categories, boundaries };
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
