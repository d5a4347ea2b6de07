import { isWithinCategory } from './category.ts';
import { foldText } from './fold.ts';
import type { Entry } from './paper.ts';
import type { Status } from './status.ts';

/** What to look for; what is undefined does not narrow. */
export interface PaperFilter {
  /** Each must occur in title, id, url or note, without regard to case or width. */
  readonly words?: readonly string[] | undefined;
  readonly statuses?: readonly Status[] | undefined;
  /** A category path; its sub-categories count. The empty path is the top level alone. */
  readonly category?: readonly string[] | undefined;
}

/** The entries that satisfy all of `filter`, in file order. */
export function filterEntries(entries: readonly Entry[], filter: PaperFilter): readonly Entry[] {
  const words = filter.words?.map(foldText) ?? [];
  return entries.filter(
    ({ paper }) =>
      (filter.statuses === undefined || filter.statuses.includes(paper.status)) &&
      (filter.category === undefined || isInCategory(paper.category, filter.category)) &&
      (words.length === 0 || hasWords(`${paper.title}\n${paper.id}\n${paper.url ?? ''}\n${paper.note}`, words)),
  );
}

function hasWords(text: string, words: readonly string[]): boolean {
  const folded = foldText(text);
  return words.every((word) => folded.includes(word));
}

function isInCategory(path: readonly string[], category: readonly string[]): boolean {
  return category.length === 0 ? path.length === 0 : isWithinCategory(path, category);
}
