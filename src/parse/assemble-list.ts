import type { FoundEntry } from '../dialects/dialect.ts';
import { assignIds, type IdSource } from '../model/paper-id.ts';
import type { Entry } from '../model/paper.ts';
import type { PaperList } from '../model/paper-list.ts';
import { findCategories, type Heading } from './categories.ts';
import { findVenue } from './venue.ts';

/** What was found in a document besides entries. */
export interface ListParts extends Pick<PaperList, 'source' | 'legend' | 'problems'> {
  /** In file order, outside of entries. */
  readonly headings: readonly Heading[];
}

/** Makes an entry of what was found: a paper with an id, in the category it stands under. */
type PlaceEntry<T> = (found: T, id: string, category: readonly string[]) => Entry;

/** The list of which these are the parts, and `found`, in file order, the entries. */
export function assembleList<T extends IdSource & Pick<Entry, 'span'>>(
  { source, legend, headings, problems }: ListParts,
  found: readonly T[],
  place: PlaceEntry<T>,
): PaperList {
  const { categories, boundaries } = findCategories(headings, source.text.length);
  const ids = assignIds(found);
  let next = 0;
  const entries = found.map((each, index) => {
    const { start } = each.span;
    while ((boundaries[next]?.offset ?? Infinity) < start) next += 1;
    return place(each, ids[index] ?? '', boundaries[next - 1]?.path ?? []);
  });
  const headingStarts = boundaries.map(({ offset }) => offset);
  return { source, legend, categories, headingStarts, entries, problems: problems.toSorted((a, b) => a.span.start - b.span.start) };
}

/** What a dialect found, as an entry of the list. */
export function toEntry(found: FoundEntry, id: string, category: readonly string[]): Entry {
  const { title, url, status, note, remark, marker, dialect, span, parts } = found;
  const { venue, year } = findVenue(title, remark, note);
  return { paper: { id, title, url, status, category, venue, year, note }, marker, dialect, span, parts };
}
