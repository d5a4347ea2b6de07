import type { Span } from '../text/span.ts';
import { isWithinCategory } from './category.ts';
import type { Entry } from './paper.ts';
import type { PaperList } from './paper-list.ts';
import { statusOfUnsigned } from './settings.ts';
import type { Status } from './status.ts';

/** A part of the list that says the status of the entries in it that have no sign of their own. */
export interface StatusSection {
  /** What says it: the title of the whole document, a heading, or a label such as a paragraph `Read:` above a list. */
  readonly kind: 'document' | 'heading' | 'label';
  readonly title: string;
  readonly status: Status;
  /** The category of what stands right below the title; empty for the whole document. */
  readonly path: readonly string[];
  /** The heading's own lines, or the label's. */
  readonly heading: Span;
  /** All that it speaks of. */
  readonly section: Span;
}

type Sectioned = Pick<PaperList, 'sections' | 'entries'>;

/** The section that says the status of unsigned entries in the category `path`: the innermost around it, the document's last. */
export function findSectionAt({ sections }: Pick<PaperList, 'sections'>, path: readonly string[]): StatusSection | undefined {
  let found: StatusSection | undefined;
  for (const section of sections) {
    if (isWithinCategory(path, section.path) && section.path.length >= (found?.path.length ?? 0)) found = section;
  }
  return found;
}

/** What it means to have no sign in the category `path`: what the section there says, else the settings. */
export function statusOfBare(list: Pick<PaperList, 'sections' | 'settings'>, path: readonly string[]): Status {
  return findSectionAt(list, path)?.status ?? statusOfUnsigned(list);
}

/** Whether a sign of the entry's own says its status. */
export function hasOwnSign({ carrier }: Pick<Entry, 'carrier'>): boolean {
  return carrier !== undefined && carrier !== 'section';
}

/**
 * Whether what has no sign of its own in the category `path` has its status from the section around it, so that another status is another section: not where
 * others in that section have signs.
 */
export function isBySection(list: Sectioned, path: readonly string[]): boolean {
  const section = findSectionAt(list, path);
  if (section === undefined) return false;
  const inside = list.entries.filter(({ paper }) => isWithinCategory(paper.category, section.path));
  return !inside.some(hasUsualSign) && (inside.length > 0 || areSectionsUsual(list));
}

/** Whether more entries of the list have their status from a section than from a sign of their own; true where none has any. */
export function areSectionsUsual({ sections, entries }: Sectioned): boolean {
  if (sections.length === 0) return false;
  const signed = entries.filter(hasUsualSign).length;
  const sectioned = entries.filter(({ carrier }) => carrier === 'section').length;
  return sectioned > signed || signed === 0;
}

/** Struck out is what stands in any list, whatever says the status of others. */
function hasUsualSign(entry: Entry): boolean {
  return hasOwnSign(entry) && entry.carrier !== 'strike';
}
