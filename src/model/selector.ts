import { lineNumberAt } from '../text/lines.ts';
import { foldTitle } from './fold.ts';
import { canonicalUrl, findIdentifierKey } from './identifier.ts';
import { keyOf } from './paper-id.ts';
import type { Entry } from './paper.ts';
import type { PaperList } from './paper-list.ts';

/** What a selector names. `near` are entries it may have meant, best first. */
export type Selection =
  | { readonly kind: 'found'; readonly entry: Entry }
  | { readonly kind: 'ambiguous'; readonly entries: readonly Entry[] }
  | { readonly kind: 'none'; readonly near: readonly Entry[] };

export interface SelectorOptions {
  /** The fewest characters of an id that may stand for the whole. */
  readonly shortestPrefix: number;
  /** Whether part of a title may name a paper. */
  readonly matchTitles: boolean;
}

/** Looks papers up by selector; the look-up tables are made once, on first use. */
export type Finder = (selector: string) => Selection;

const NEAR_COUNT = 3;

/**
 * A finder over `list`. A selector is, in order: an exact id; a key; `:LINE`; a URL, arXiv id or DOI in any spelling;
 * an exact title; an id's prefix; with `matchTitles`, words of a title. The first way that names anything decides.
 */
export function createFinder(list: PaperList, options: SelectorOptions): Finder {
  const tables = createTables(list);
  return (selector) => {
    for (const look of LOOK_UPS) {
      const found = look(selector, list, tables, options);
      if (found.length === 1 && found[0] !== undefined) return { kind: 'found', entry: found[0] };
      if (found.length > 1) return { kind: 'ambiguous', entries: found };
    }
    return { kind: 'none', near: findNear(selector, list) };
  };
}

interface Tables {
  readonly byId: ReadonlyMap<string, readonly Entry[]>;
  readonly byKey: () => ReadonlyMap<string, readonly Entry[]>;
  readonly byUrl: () => ReadonlyMap<string, readonly Entry[]>;
  readonly byTitle: () => ReadonlyMap<string, readonly Entry[]>;
}

type LookUp = (selector: string, list: PaperList, tables: Tables, options: SelectorOptions) => readonly Entry[];

const LOOK_UPS: readonly LookUp[] = [
  (selector, _list, tables) => tables.byId.get(selector) ?? [],
  (selector, _list, tables) => tables.byKey().get(selector) ?? [],
  (selector, list) => entriesAtLine(selector, list),
  (selector, _list, tables) => tables.byKey().get(findIdentifierKey(selector) ?? '') ?? [],
  (selector, _list, tables) => (selector.includes('/') ? (tables.byUrl().get(canonicalUrl(selector)) ?? []) : []),
  (selector, _list, tables) => tables.byTitle().get(foldTitle(selector)) ?? [],
  (selector, list, _tables, { shortestPrefix }) => entriesByPrefix(selector, list, shortestPrefix),
  (selector, list, _tables, { matchTitles }) => (matchTitles ? entriesByWords(selector, list) : []),
];

function createTables({ entries }: PaperList): Tables {
  return {
    byId: groupBy(entries, (entry) => entry.paper.id),
    byKey: once(() => groupBy(entries, (entry) => keyOf(entry.paper))),
    byUrl: once(() => groupBy(entries, ({ paper }) => (paper.url === undefined ? undefined : canonicalUrl(paper.url)))),
    byTitle: once(() => groupBy(entries, ({ paper }) => foldTitle(paper.title))),
  };
}

function entriesAtLine(selector: string, { source, entries }: PaperList): readonly Entry[] {
  const line = Number(/^:(\d{1,9})$/.exec(selector)?.[1] ?? Number.NaN);
  if (Number.isNaN(line)) return [];
  return entries.filter(
    ({ span }) => lineNumberAt(source.lineStarts, span.start) <= line && line <= lineNumberAt(source.lineStarts, span.end - 1),
  );
}

function entriesByPrefix(selector: string, { entries }: PaperList, shortest: number): readonly Entry[] {
  // As a table shows it where it had to be cut.
  const prefix = selector.endsWith('…') ? selector.slice(0, -1) : selector;
  if (prefix.length < shortest) return [];
  return entries.filter(({ paper }) => paper.id.startsWith(prefix));
}

function entriesByWords(selector: string, { entries }: PaperList): readonly Entry[] {
  const words = foldTitle(selector).split(' ');
  return entries.filter(({ paper }) => {
    const title = foldTitle(paper.title);
    return words.every((word) => title.includes(word));
  });
}

/** Entries that share most of the selector's words or letters: for messages only, never to act on. */
function findNear(selector: string, { entries }: PaperList): readonly Entry[] {
  const wanted = bigrams(foldTitle(selector));
  return entries
    .map((entry) => ({ entry, score: Math.max(overlap(wanted, entry.paper.id), overlap(wanted, foldTitle(entry.paper.title))) }))
    .filter(({ score }) => score >= 0.6)
    .sort((a, b) => b.score - a.score)
    .slice(0, NEAR_COUNT)
    .map(({ entry }) => entry);
}

/** The share of `wanted`'s pairs of letters that `text` has, 0 to 1. */
function overlap(wanted: ReadonlySet<string>, text: string): number {
  if (wanted.size === 0) return 0;
  const had = bigrams(text);
  let both = 0;
  for (const pair of wanted) if (had.has(pair)) both += 1;
  return both / wanted.size;
}

function bigrams(text: string): ReadonlySet<string> {
  return new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2)));
}

function groupBy(entries: readonly Entry[], key: (entry: Entry) => string | undefined): ReadonlyMap<string, readonly Entry[]> {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const name = key(entry);
    if (name === undefined) continue;
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [entry]);
    else group.push(entry);
  }
  return groups;
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
