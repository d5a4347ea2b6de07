import type { Category } from '../model/category.ts';
import type { Entry, Paper } from '../model/paper.ts';
import type { PaperList } from '../model/paper-list.ts';
import { sliceSpan } from '../text/span.ts';
import type { TextEdit } from '../text/text-edit.ts';

/** What an operation wants done to a list: the edits, and what the list must then say. */
export interface Change {
  readonly kind: 'change';
  /** Against the list's text; none when there is nothing to do. */
  readonly edits: readonly TextEdit[];
  /** Every entry of the list as it must be afterwards, in file order. */
  readonly expected: readonly ExpectedEntry[];
  /** Every category as it must be afterwards, in file order; undefined when they stay as they are. */
  readonly categories?: readonly ExpectedCategory[];
  /** What must stand outside of entries afterwards, blanks left out, when a table gets another column; undefined when that stays as it is. */
  readonly between?: string;
  /** Where the front matter ends, before and after, when settings are written there: the legend may come from them then. */
  readonly frontMatter?: { readonly before: number; readonly after: number };
}

export type ExpectedCategory = Pick<Category, 'kind' | 'path' | 'depth'>;

/** Why an operation cannot be done on this list, and what the user could do instead. */
export interface Refusal {
  readonly kind: 'refused';
  readonly reason: string;
  readonly hint: string | undefined;
}

export interface ExpectedEntry {
  /** What the entry must say; its id follows from all entries together. */
  readonly paper: Omit<Paper, 'id'>;
  /** The entry's text, where it must be the same string as before. */
  readonly text: string | undefined;
  /** Venue and year are read from the new title or note, so they may come out otherwise. */
  readonly venueMayChange?: true;
}

/** What is expected of an entry that is left alone. */
export function sameEntry(list: PaperList, entry: Entry): ExpectedEntry {
  return { paper: entry.paper, text: sliceSpan(list.source.text, entry.span) };
}

export function refuse(reason: string, hint?: string): Refusal {
  return { kind: 'refused', reason, hint };
}
