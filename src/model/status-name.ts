import { foldTitle } from './fold.ts';
import { findSign } from './legend.ts';
import type { PaperList } from './paper-list.ts';
import { statusesOf } from './status-count.ts';
import { findStatusByWord, KNOWN_STATUSES, UNMARKED, type Status } from './status.ts';

/** What a status's name on the command line stands for. */
export type StatusSelection =
  | { readonly kind: 'found'; readonly status: Status }
  | { readonly kind: 'ambiguous'; readonly statuses: readonly Status[] }
  | { readonly kind: 'none' };

/** The status `name` stands for in this list: by canonical name, label (of its legend or a section), marker, then by the beginning of one of its own statuses, then of a label. */
export function findStatus(list: PaperList, name: string): StatusSelection {
  const exact = findExactStatus(list, name);
  if (exact !== undefined) return { kind: 'found', status: exact };
  const wanted = foldTitle(name);
  const begins = (word: string): boolean => wanted !== '' && foldTitle(word).startsWith(wanted);
  const named = statusesOf(list).filter(begins);
  const labelled = new Set(labelsOf(list).flatMap(([label, status]) => (begins(label) ? [status] : [])));
  const own = named.length > 0 ? named : [...labelled];
  if (own.length > 1) return { kind: 'ambiguous', statuses: own };
  return own[0] === undefined ? { kind: 'none' } : { kind: 'found', status: own[0] };
}

/** The status `name` stands for in full: by canonical name, label or marker. */
export function findExactStatus(list: PaperList, name: string): Status | undefined {
  const wanted = foldTitle(name);
  const canonical = [...KNOWN_STATUSES, UNMARKED, ...statusesOf(list)].find((status) => foldTitle(status) === wanted);
  const labelled = labelsOf(list).find(([label]) => foldTitle(label) === wanted);
  return canonical ?? labelled?.[1] ?? findSign(list.legend, name)?.status ?? findSaid(list, name);
}

/** The status of the sections whose titles say it in other words: `done` for `✅ Done (12)`. */
function findSaid({ sections }: PaperList, name: string): Status | undefined {
  const status = sections.length === 0 ? undefined : findStatusByWord(name);
  return sections.some((section) => section.status === status) ? status : undefined;
}

/** The list's own words for its statuses: those of its legend, and the titles of sections. */
function labelsOf({ legend, sections }: PaperList): readonly (readonly [label: string, status: Status])[] {
  return [
    ...legend.signs.map(({ label, status }) => [label, status] as const),
    ...sections.map(({ title, status }) => [title, status] as const),
  ];
}
