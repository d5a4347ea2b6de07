import { readSimpleInline } from '../markdown/inline.ts';
import type { Category } from '../model/category.ts';
import { foldTitle } from '../model/fold.ts';
import type { PaperList } from '../model/paper-list.ts';
import { escapeControls } from '../text/escape-text.ts';
import { refuse, sameEntry, type Change, type Refusal } from './change.ts';
import type { HeadingStyle } from './heading-manner.ts';
import { headingsOf, isSamePath, parentOf } from './headings.ts';
import { findSectionPlace, refuseTwin, sectionInsertion, type SectionDestination } from './sections.ts';

export interface NewCategory {
  /** As a reader sees it, without Markdown; blanks at its ends do not count. */
  readonly title: string;
  /** The category it goes below; empty for the top level. */
  readonly parent: readonly string[];
}

/**
 * Adds a heading after its last sibling, before one that holds what is still to be classified when that is the last, in the
 * manner of its siblings: their depth, their blank lines and what separates them. No entry changes its category by it.
 */
export function addCategoryChange(list: PaperList, { title, parent }: NewCategory): Change | Refusal {
  return addCategoryAt(list, title, { kind: 'under', path: parent });
}

/** As `addCategoryChange`, at any place. */
export function addCategoryAt(list: PaperList, title: string, destination: SectionDestination): Change | Refusal {
  const place = findSectionPlace(list, destination);
  if (place.kind === 'refused') return place;
  const { parent, depth, manner } = place;
  const path = newCategoryPath({ title, parent });
  const siblings = headingsOf(list).filter((each) => isSamePath(parentOf(each.path), parent));
  const name = path.at(-1) ?? '';
  const refusal = refuseCategoryTitle(name) ?? refuseTwin(findTwin(name, siblings)) ?? refuseDepth(depth);
  if (refusal !== undefined) return refusal;
  const edit = sectionInsertion(list, place, renderHeading(name, { depth, style: manner.style, eol: list.source.eol }));
  const before = list.categories.filter(({ heading }) => heading.start < edit.span.start);
  const categories = [...before, { kind: 'heading' as const, path, depth }, ...list.categories.slice(before.length)];
  return { kind: 'change', edits: [edit], expected: list.entries.map((entry) => sameEntry(list, entry)), categories };
}

/** The path a new category will have: its title with each run of blanks as one. */
export function newCategoryPath({ title, parent }: NewCategory): readonly string[] {
  return [...parent, title.trim().replace(/\s+/gu, ' ')];
}

/** Why `title` cannot be that of a category. */
export function refuseCategoryTitle(title: string): Refusal | undefined {
  if (title === '') return refuse('a category needs a title');
  return escapeControls(title) === title ? undefined : refuse('the title of a category cannot hold control characters');
}

/** Why no heading stands at this depth. */
export function refuseDepth(depth: number): Refusal | undefined {
  return depth > 6 ? refuse('headings go no deeper than six levels') : undefined;
}

/** The one of `siblings` that is called `title`, without regard to case and width. */
export function findTwin(title: string, siblings: readonly Category[]): Category | undefined {
  return siblings.find(({ path }) => foldTitle(path.at(-1) ?? '') === foldTitle(title));
}

/** A title as it is written in a heading, so that it reads as it stands. */
export function escapeHeading(title: string): string {
  const isPlain = readSimpleInline(title)?.text === title;
  return isPlain ? title : title.replace(/[\\`*_[\]<>!&~]/g, String.raw`\$&`);
}

interface HeadingLook {
  readonly depth: number;
  readonly style: HeadingStyle;
  readonly eol: string;
}

function renderHeading(title: string, { depth, style, eol }: HeadingLook): string {
  const inline = escapeHeading(title);
  if (typeof style === 'object' && depth <= 2 && !/^[-+*#>=|~`\d]/.test(inline)) {
    const length = style.underline === 'title' ? inline.length : style.underline;
    return `${inline}${eol}${(depth === 1 ? '=' : '-').repeat(length)}`;
  }
  const signs = '#'.repeat(depth);
  // Number signs at the end would be taken for the end of the heading.
  return `${signs} ${inline.replace(/(^|\s)(#+)$/u, String.raw`$1\$2`)}${style === 'closed' ? ` ${signs}` : ''}`;
}
