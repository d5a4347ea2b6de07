import { revisePaper } from '../../src/model/paper.ts';
import type { PaperList } from '../../src/model/paper-list.ts';

/** The list with entries that are plain data, to compare with: those that were read quickly find things when asked. */
export function withPlainEntries(list: PaperList): PaperList {
  const entries = list.entries.map(({ paper, marker, carrier, dialect, span, parts }) => ({
    paper: revisePaper(paper, {}),
    marker,
    carrier,
    dialect,
    span,
    parts,
  }));
  return { ...list, entries };
}
