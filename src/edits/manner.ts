import type { Manner } from '../dialects/entry-writer.ts';
import { WRITERS } from '../dialects/writers.ts';
import type { DialectId, Entry } from '../model/paper.ts';
import type { PaperList } from '../model/paper-list.ts';

/** Where an entry is to be written: a category, and an offset into the text before any edit. */
export interface WritingPlace {
  readonly category: readonly string[];
  readonly offset: number;
}

/** What an entry of `dialect` takes after at `place`: the entries written so, the nearest first. */
export function mannerOf({ source, entries }: PaperList, dialect: DialectId, { category, offset }: WritingPlace): Manner {
  const name = category.join('\n');
  const distance = ({ span }: Entry): number => Math.abs(span.start - offset);
  const siblings = entries
    .filter((entry) => WRITERS[entry.dialect] === WRITERS[dialect])
    .sort((one, other) => distance(one) - distance(other));
  return { source, offset, near: siblings.filter(({ paper }) => paper.category.join('\n') === name), siblings };
}

/** Where `entry` stands. */
export function placeOf({ paper, span }: Entry): WritingPlace {
  return { category: paper.category, offset: span.start };
}

/** Whether the list shows no other way than details to write what a line cannot say. */
export function isDetailsAtHand({ entries, settings }: PaperList): boolean {
  const isAllowed = settings.entries === undefined || settings.entries.includes('details');
  return isAllowed && entries.every(({ dialect, marker }) => dialect === 'details' || (dialect === 'line' && marker !== undefined));
}
