import type { FoundEntry } from '../dialects/dialect.ts';
import { assignIds, type IdSource } from '../model/paper-id.ts';
import type { Category } from '../model/category.ts';
import type { Entry } from '../model/paper.ts';
import type { PaperList } from '../model/paper-list.ts';
import type { StatusSection } from '../model/status-section.ts';
import { findCategories, withLabels, type Heading } from './categories.ts';
import { findVenue } from '../model/venue.ts';

/** What was found in a document besides entries. */
export interface ListParts extends Pick<PaperList, 'source' | 'legend' | 'settings' | 'sections' | 'problems' | 'leftOut'> {
  /** In file order, outside of entries. */
  readonly headings: readonly Heading[];
}

/** Makes an entry of what was found: a paper with an id, in the category it stands under. */
type PlaceEntry<T> = (found: T, id: string, category: readonly string[]) => Entry;

/** The list of which these are the parts, and `found`, in file order, the entries. */
export function assembleList<T extends IdSource & Pick<Entry, 'span'>>(
  { source, legend, settings, headings, sections, problems, leftOut }: ListParts,
  found: readonly (T & Pick<FoundEntry, 'labels'>)[],
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
  return {
    source,
    legend,
    settings,
    categories: withLabels(categories, { found, entries, own: sections.flatMap(labelCategory) }),
    headingStarts,
    entries,
    sections,
    leftOut,
    problems: problems.toSorted((a, b) => a.span.start - b.span.start),
  };
}

/** What a dialect found, as an entry of the list: plain data. */
export function toEntry(found: FoundEntry, id: string, category: readonly string[]): Entry {
  const { title, url, status, note, remark, marker, carrier, dialect, span, parts, row, appeared } = found;
  const { venue, year } = appeared ?? findVenue(title, remark, note);
  const path = pathOf(found, category);
  const entry = { paper: { id, title, url, status, category: path, venue, year, note }, marker, carrier, dialect, span, parts };
  return row === undefined ? entry : { ...entry, row };
}

/** As `toEntry`, but what can be an entry itself is, and finds its note and more when asked. */
export function toLazyEntry(found: FoundEntry, id: string, category: readonly string[]): Entry {
  return found.placeAt?.(id, pathOf(found, category)) ?? toEntry(found, id, category);
}

/** A label that says a status is a category even where it groups no entries. */
function labelCategory({ kind, path, heading, section }: StatusSection): Category[] {
  return kind === 'label' ? [{ kind, path, depth: path.length + 1, heading, section }] : [];
}

function pathOf({ labels = [] }: FoundEntry, category: readonly string[]): readonly string[] {
  return labels.length === 0 ? category : [...category, ...labels.map((label) => label.title)];
}
