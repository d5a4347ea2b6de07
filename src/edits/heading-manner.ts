import type { Category } from '../model/category.ts';
import type { PaperList } from '../model/paper-list.ts';
import { sliceSpan } from '../text/span.ts';
import { blankLinesBefore, countLines, wholeLines } from './blank-lines.ts';

/** How a list sets off its categories from each other. */
export interface HeadingManner {
  /** Blank lines before a heading, or before what separates it from the category above; at least one. */
  readonly gap: number;
  /** The lines between two siblings: blank ones and headings without a title, such as a bare `##`; most lists have none. */
  readonly separator: readonly string[];
  readonly style: HeadingStyle;
}

/** `## Title`, `## Title ##`, or a title with a line under it: as long as the title, or as a line of another length that is usual. */
export type HeadingStyle = 'open' | 'closed' | { readonly underline: number | 'title' };

/** What is most frequent among `siblings`, in file order; where there are not two of them, among all categories of the list. */
export function findHeadingManner(list: PaperList, siblings: readonly Category[]): HeadingManner {
  const separators = siblings.slice(1).flatMap((next, index) => readSeparator(list, siblings[index], next) ?? []);
  const ends =
    siblings.length > 1 ? siblings.slice(0, -1).map(({ section }) => section.end) : list.categories.map(({ heading }) => heading.start);
  const gaps = ends.map((end) => countLines(list.source, blankLinesBefore(list.source, lineStart(list, end))));
  const models = siblings.length > 0 ? siblings : list.categories;
  return {
    gap: Math.max(1, mostFrequent(gaps) ?? 1),
    separator: mostFrequent(separators)?.split('\n').slice(0, -1) ?? [],
    style: parseStyle(mostFrequent(models.map((model) => nameStyle(list, model))) ?? 'open'),
  };
}

/** The style of a heading as a word, to be counted: a number is the length of its underline. */
function nameStyle({ source }: PaperList, { heading }: Category): string {
  const text = sliceSpan(source.text, heading).trim();
  if (text.startsWith('#')) return /^#.*[ \t]#+$/.test(text) ? 'closed' : 'open';
  const lines = text.split(/\r\n|\n|\r/);
  const length = lines.at(-1)?.trim().length ?? 0;
  return length === lines[0]?.trim().length ? 'title' : String(length);
}

function parseStyle(name: string): HeadingStyle {
  if (name === 'open' || name === 'closed') return name;
  return { underline: name === 'title' ? name : Number(name) };
}

/** What stands between two siblings, each line ended by a line feed; undefined when it is more than bare headings and blanks. */
function readSeparator(list: PaperList, above: Category | undefined, next: Category): string | undefined {
  const text = sliceSpan(list.source.text, { start: above?.section.end ?? 0, end: lineStart(list, next.heading.start) });
  const lines = text.split(/\r\n|\n|\r/).map((line) => line.trimEnd());
  return lines.every((line) => /^#{0,6}$/.test(line)) ? lines.join('\n') : undefined;
}

function lineStart({ source }: PaperList, offset: number): number {
  return wholeLines(source, { start: offset, end: offset }).start;
}

/** The smallest of several as frequent. */
function mostFrequent<T extends string | number | boolean>(values: readonly T[]): T | undefined {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1))[0]?.[0];
}
