import type { FoundEntry, ListDocument } from '../dialects/dialect.ts';
import { DIALECTS } from '../dialects/registry.ts';
import { UNMARKED } from '../model/status.ts';
import { overlapsAny, type Span } from '../text/span.ts';
import { findCategories } from './categories.ts';
import { findHeadings } from './headings.ts';

/** The entries of a document, in file order. */
export interface FoundEntries {
  readonly found: readonly FoundEntry[];
  /** Where they stand, and what would be entries but for the settings: a heading in one of these is part of it. */
  readonly spans: readonly Span[];
}

/** Whether a name is that of the category at a path. */
export type NamesCategory = (path: readonly string[], name: string) => boolean;

/** Entries of all dialects, but those that the settings leave out; where two overlap, the dialect registered first has it. */
export function findEntries(document: ListDocument, isNamed: NamesCategory): FoundEntries {
  const { entries: named, ignore } = document.settings;
  const ignored: FoundEntry[] = [];
  const usedNames = new Set<string>();
  let found: readonly FoundEntry[] = [];
  for (const dialect of DIALECTS) {
    if (named !== undefined && !dialect.ids.some((id) => named.includes(id))) continue;
    const all = dialect.find(
      document,
      found.map(({ span }) => span),
    );
    let more = named === undefined ? all : all.filter((entry) => named.includes(entry.dialect));
    if (ignore.length > 0) more = withoutIgnored(document, more, { isNamed, others: [...found, ...ignored], ignored, usedNames });
    if (more.length > 0) found = found.length === 0 ? more : inOrder([...found, ...more]);
  }
  for (const [index, name] of ignore.entries()) if (!usedNames.has(name)) reportUnused(document, name, index);
  const spans = ignored.length === 0 ? found : inOrder([...found, ...ignored]);
  return { found: found.map((entry) => withDefault(document, entry)), spans: spans.map(({ span }) => span) };
}

interface Ignoring {
  readonly isNamed: NamesCategory;
  /** What was found before. */
  readonly others: readonly FoundEntry[];
  /** Is added to. */
  readonly ignored: FoundEntry[];
  /** Those of the settings' names that name something. */
  readonly usedNames: Set<string>;
}

/** `found`, without what stands under a category that the settings ignore: that is told, with the reason. */
function withoutIgnored(
  document: ListDocument,
  found: readonly FoundEntry[],
  { isNamed, others, ignored, usedNames }: Ignoring,
): FoundEntry[] {
  const { source, blocks, readInline, settings, leaveOut } = document;
  const spans = inOrder([...others, ...found]).map(({ span }) => span);
  const { boundaries, categories } = findCategories(findHeadings(source.text, blocks, spans, readInline), source.text.length);
  const findName = createNameFinder(settings.ignore, isNamed, usedNames);
  for (const { path } of categories) findName(path);
  const told = ignored.map(({ span }) => span);
  let next = 0;
  return found.filter((entry) => {
    while ((boundaries[next]?.offset ?? Infinity) < entry.span.start) next += 1;
    const name = findName([...(boundaries[next - 1]?.path ?? []), ...(entry.labels ?? []).map(({ title }) => title)]);
    if (name === undefined) return true;
    ignored.push(entry);
    if (!overlapsAny(told, entry.span))
      leaveOut({ span: entry.span, title: entry.title, reason: `stands under “${name}”, which the settings ignore` });
    return false;
  });
}

/** Finds which of `names` is that of a category or of one around it, and remembers those found. */
function createNameFinder(
  names: readonly string[],
  isNamed: NamesCategory,
  used: Set<string>,
): (path: readonly string[]) => string | undefined {
  const known = new Map<string, string | undefined>();
  return (path) => {
    const key = path.join('\n');
    if (known.has(key)) return known.get(key);
    const found = names.filter((name) => path.some((_, depth) => isNamed(path.slice(0, depth + 1), name)));
    for (const name of found) used.add(name);
    known.set(key, found[0]);
    return found[0];
  };
}

function reportUnused({ report, settings }: ListDocument, name: string, index: number): void {
  const message = `papers.ignore: there is no category “${name}”`;
  report({ code: 'bad-settings', severity: 'warning', message, span: settings.places.get(`ignore.${index}`) ?? { start: 0, end: 0 } });
}

function inOrder(entries: FoundEntry[]): readonly FoundEntry[] {
  return entries.sort((one, other) => one.span.start - other.span.start);
}

/** What has no sign means what the settings say. */
function withDefault({ settings }: ListDocument, entry: FoundEntry): FoundEntry {
  const isUnsigned = settings.default !== undefined && entry.carrier === undefined && entry.status === UNMARKED;
  return isUnsigned ? (entry.withStatus?.(settings.default, undefined) ?? { ...entry, status: settings.default }) : entry;
}
