import type { FoundEntry, GroupLabel } from '../dialects/dialect.ts';
import { findStatusInSettings, isWeakTitle } from '../model/section-status.ts';
import type { Settings } from '../model/settings.ts';
import type { StatusSection } from '../model/status-section.ts';
import type { Status } from '../model/status.ts';
import { findCategories, findDocumentTitle, type Categories, type Heading } from './categories.ts';

/** What may say a status, and of what. */
export interface SectionedParts {
  readonly headings: readonly Heading[];
  /** Labels that stand in paragraphs of their own. */
  readonly labels: readonly GroupLabel[];
  readonly found: readonly FoundEntry[];
  readonly settings: Settings;
  /** What titles say; undefined where the settings alone do. */
  readonly readTitle: (title: string) => Status | undefined;
  /** The length of the text. */
  readonly length: number;
}

/** The sections of a list, and its entries with the statuses that those give. */
export interface Sectioned {
  readonly sections: readonly StatusSection[];
  readonly found: readonly FoundEntry[];
}

/**
 * The headings and labels whose titles say a status, and the title of the document where that does; each entry without a sign of its own has the status of the
 * innermost around it. Where every entry has a sign, titles say nothing.
 */
export function findSections(parts: SectionedParts): Sectioned {
  const { found } = parts;
  const isSigned = found.length > 0 && found.every(({ carrier }) => carrier !== undefined);
  const titled = isSigned ? [] : findTitled(parts);
  if (titled.length === 0) return { sections: [], found };
  const sections = titled.sort((one, other) => one.heading.start - other.heading.start);
  const byTitle = new Map(sections.map(({ title, status }) => [title, status]));
  const whole = sections.find(({ kind }) => kind === 'document')?.status;
  const findPath = createPathFinder(findCategories(parts.headings, parts.length));
  const known = new Map<readonly string[], Status | undefined>();
  const ofPath = (path: readonly string[]): Status | undefined => {
    if (!known.has(path)) known.set(path, innermost(path, byTitle) ?? whole);
    return known.get(path);
  };
  return { sections, found: found.map((entry) => withStatus(entry, { byTitle, ofPath, findPath })) };
}

interface Statuses {
  readonly byTitle: ReadonlyMap<string, Status>;
  readonly ofPath: (path: readonly string[]) => Status | undefined;
  readonly findPath: (offset: number) => readonly string[];
}

function withStatus(entry: FoundEntry, { byTitle, ofPath, findPath }: Statuses): FoundEntry {
  // Asked in file order, as the finder of paths takes it.
  const path = findPath(entry.span.start);
  if (entry.carrier !== undefined) return entry;
  const labels = entry.labels?.map(({ title }) => title) ?? [];
  const status = innermost(labels, byTitle) ?? ofPath(path);
  if (status === undefined) return entry;
  return entry.withStatus?.(status, 'section') ?? { ...entry, status, carrier: 'section' };
}

function innermost(path: readonly string[], byTitle: ReadonlyMap<string, Status>): Status | undefined {
  const title = path.findLast((each) => byTitle.has(each));
  return title === undefined ? undefined : byTitle.get(title);
}

function findTitled(parts: SectionedParts): StatusSection[] {
  const { headings, labels, found, settings, readTitle, length } = parts;
  const made = findCategories(headings, length);
  const titled: Omit<StatusSection, 'status'>[] = [
    ...made.categories.map(({ path, heading, section }) => ({
      kind: 'heading' as const,
      title: path.at(-1) ?? '',
      path,
      heading,
      section,
    })),
    ...labelsByStart({ labels, found }, createPathFinder(made)).values(),
  ];
  const set = titled.flatMap((each) => withStatusOf(each, findStatusInSettings(settings, each.title)));
  const said = titled.flatMap((each) =>
    findStatusInSettings(settings, each.title) === undefined ? withStatusOf(each, readTitle(each.title)) : [],
  );
  const statuses = new Set([...set, ...said].map(({ status }) => status));
  // Reading is a section beside others that say a status; alone it names a topic.
  const strong = statuses.size > 1 ? said : said.filter(({ title }) => !isWeakTitle(title));
  return [...set, ...strong, ...findWhole(parts)];
}

function withStatusOf(titled: Omit<StatusSection, 'status'>, status: Status | undefined): StatusSection[] {
  return status === undefined ? [] : [{ ...titled, status }];
}

/** What labels group, by where the label starts: paragraphs and what stands around entries. */
function labelsByStart(
  { labels, found }: Pick<SectionedParts, 'labels' | 'found'>,
  findPath: (offset: number) => readonly string[],
): ReadonlyMap<number, Omit<StatusSection, 'status'>> {
  const chains = [...labels.map((label) => [label]), ...new Set(found.flatMap(({ labels: own }) => (own === undefined ? [] : [own])))];
  const made = new Map<number, Omit<StatusSection, 'status'>>();
  for (const chain of chains.toSorted((one, other) => (one[0]?.span.start ?? 0) - (other[0]?.span.start ?? 0))) {
    const outer = findPath(chain[0]?.span.start ?? 0);
    for (const [level, { title, span, section }] of chain.entries()) {
      const path = [...outer, ...chain.slice(0, level + 1).map((label) => label.title)];
      if (!made.has(span.start)) made.set(span.start, { kind: 'label', title, path, heading: span, section });
    }
  }
  return made;
}

/** The document's own title, where that says a status: a word such as Reading names many a list. */
function findWhole({ headings, settings, readTitle, length }: SectionedParts): StatusSection[] {
  const title = findDocumentTitle(headings);
  const [heading] = headings;
  if (title === undefined || heading?.title !== title) return [];
  const status = findStatusInSettings(settings, title) ?? (isWeakTitle(title) ? undefined : readTitle(title));
  return status === undefined
    ? []
    : [{ kind: 'document', title, status, path: [], heading: heading.span, section: { start: heading.span.start, end: length } }];
}

/** Finds the path of headings that holds an offset, for offsets that never go back. */
function createPathFinder({ boundaries }: Categories): (offset: number) => readonly string[] {
  let next = 0;
  return (offset) => {
    while ((boundaries[next]?.offset ?? Infinity) < offset) next += 1;
    return boundaries[next - 1]?.path ?? NO_PATH;
  };
}

const NO_PATH: readonly string[] = [];
