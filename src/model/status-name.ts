import { foldTitle } from './fold.ts';
import { findSign } from './legend.ts';
import type { PaperList } from './paper-list.ts';
import { statusesOf } from './status-count.ts';
import { KNOWN_STATUSES, UNMARKED, type Status } from './status.ts';

/** What a status's name on the command line stands for. */
export type StatusSelection =
  | { readonly kind: 'found'; readonly status: Status }
  | { readonly kind: 'ambiguous'; readonly statuses: readonly Status[] }
  | { readonly kind: 'none' };

/** The status `name` stands for in this list: by canonical name, legend label, marker, then by the beginning of one of its own statuses, then of a label. */
export function findStatus(list: PaperList, name: string): StatusSelection {
  const exact = findExactStatus(list, name);
  if (exact !== undefined) return { kind: 'found', status: exact };
  const wanted = foldTitle(name);
  const begins = (word: string): boolean => wanted !== '' && foldTitle(word).startsWith(wanted);
  const named = statusesOf(list).filter(begins);
  const labelled = new Set(list.legend.signs.filter(({ label }) => begins(label)).map(({ status }) => status));
  const own = named.length > 0 ? named : [...labelled];
  if (own.length > 1) return { kind: 'ambiguous', statuses: own };
  return own[0] === undefined ? { kind: 'none' } : { kind: 'found', status: own[0] };
}

/** The status `name` stands for in full: by canonical name, legend label or marker. */
export function findExactStatus(list: PaperList, name: string): Status | undefined {
  const wanted = foldTitle(name);
  const canonical = [...KNOWN_STATUSES, UNMARKED, ...statusesOf(list)].find((status) => foldTitle(status) === wanted);
  const labelled = list.legend.signs.find((sign) => foldTitle(sign.label) === wanted);
  return canonical ?? labelled?.status ?? findSign(list.legend, name)?.status;
}
