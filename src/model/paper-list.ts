import { lineNumberAt } from '../text/lines.ts';
import type { SourceDocument } from '../text/source-document.ts';
import type { Category } from './category.ts';
import type { LeftOut } from './left-out.ts';
import type { Legend } from './legend.ts';
import type { Entry } from './paper.ts';
import type { Problem } from './problem.ts';
import type { Settings } from './settings.ts';
import type { StatusSection } from './status-section.ts';

/** One Markdown file, understood. Entries, categories and problems are in file order; entries are disjoint. */
export interface PaperList {
  readonly source: SourceDocument;
  readonly legend: Legend;
  /** What the list's front matter says of how it is to be read. */
  readonly settings: Settings;
  readonly categories: readonly Category[];
  /** Where each heading outside of entries starts, those without a title too. */
  readonly headingStarts: readonly number[];
  readonly entries: readonly Entry[];
  /** What says the status of entries without a sign, in file order; none where every entry has a sign of its own. */
  readonly sections: readonly StatusSection[];
  /** What looks like an entry and was not taken for one, in file order; undefined where a list was read too quickly to tell. */
  readonly leftOut: readonly LeftOut[] | undefined;
  readonly problems: readonly Problem[];
}

/** The 1-based line an entry starts on. */
export function lineOf(list: PaperList, entry: Entry): number {
  return lineNumberAt(list.source.lineStarts, entry.span.start);
}
