import type { Manner } from '../dialects/entry-writer.ts';
import type { DialectId } from '../model/paper.ts';
import type { PaperList } from '../model/paper-list.ts';

/** What a new entry of `dialect` takes after: the entries of that dialect in the category, else those of the whole list. */
export function mannerOf(list: PaperList, dialect: DialectId, category: readonly string[]): Manner {
  const alike = list.entries.filter((entry) => entry.dialect === dialect);
  const near = alike.filter(({ paper }) => paper.category.join('\n') === category.join('\n'));
  return { source: list.source, siblings: near.length > 0 ? near : alike };
}
