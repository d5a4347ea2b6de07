import { readSimpleInline } from '../markdown/inline.ts';
import { categoryNames, renderCategory, type Category } from '../model/category.ts';
import { foldTitle } from '../model/fold.ts';
import type { PaperList } from '../model/paper-list.ts';
import { findStatusByWord } from '../model/status.ts';
import { escapeControls } from '../text/escape-text.ts';
import { sliceSpan, trimSpan } from '../text/span.ts';
import type { TextEdit } from '../text/text-edit.ts';
import { blankLinesAfter, wholeLines } from './blank-lines.ts';
import { refuse, sameEntry, type Change, type ExpectedCategory, type Refusal } from './change.ts';
import { findHeadingManner, type HeadingManner } from './heading-manner.ts';

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
export function addCategoryChange(list: PaperList, category: NewCategory): Change | Refusal {
  const headings = list.categories.filter(({ kind }) => kind === 'heading');
  const outer = headings.find(({ path }) => isSamePath(path, category.parent));
  if (outer === undefined && category.parent.length > 0) return refuse(`there is no heading “${renderCategory(category.parent)}”`);
  const siblings = headings.filter(({ path }) => isSamePath(path.slice(0, -1), category.parent));
  const path = newCategoryPath(category);
  const depth = siblings.at(-1)?.depth ?? (outer?.depth ?? 1) + 1;
  const refusal = refuseTitle(path.at(-1) ?? '', siblings) ?? (depth > 6 ? refuse('headings go no deeper than six levels') : undefined);
  if (refusal !== undefined) return refusal;
  const edit = headingEdit(list, { kind: 'heading', path, depth }, { outer, siblings });
  const before = list.categories.filter(({ heading }) => heading.start < edit.span.start);
  const categories = [...before, { kind: 'heading' as const, path, depth }, ...list.categories.slice(before.length)];
  return { kind: 'change', edits: [edit], expected: list.entries.map((entry) => sameEntry(list, entry)), categories };
}

/** The path a new category will have: its title with each run of blanks as one. */
export function newCategoryPath({ title, parent }: NewCategory): readonly string[] {
  return [...parent, title.trim().replace(/\s+/gu, ' ')];
}

/** Whether a category holds what is still to be classified, by either half of its title. */
export function isInbox({ path }: Pick<Category, 'path'>): boolean {
  return categoryNames(path.at(-1) ?? '').some((name) => findStatusByWord(name) === 'to-classify');
}

function refuseTitle(title: string, siblings: readonly Category[]): Refusal | undefined {
  if (title === '') return refuse('a category needs a title');
  if (escapeControls(title) !== title) return refuse('the title of a category cannot hold control characters');
  const twin = siblings.find(({ path }) => foldTitle(path.at(-1) ?? '') === foldTitle(title));
  return twin === undefined ? undefined : refuse(`there is a category “${renderCategory(twin.path)}” already`);
}

interface Family {
  readonly outer: Category | undefined;
  readonly siblings: readonly Category[];
}

function headingEdit(list: PaperList, { path, depth }: ExpectedCategory, { outer, siblings }: Family): TextEdit {
  const manner = findHeadingManner(list, siblings);
  const heading = renderHeading(path.at(-1) ?? '', depth, manner);
  const last = siblings.at(-1);
  if (last === undefined) return insertAtEnd(list, outer?.section.end, heading, { ...manner, separator: [] });
  return isInbox(last) ? insertBefore(list, last, heading, manner) : insertAtEnd(list, last.section.end, heading, manner);
}

function renderHeading(title: string, depth: number, { isClosed }: HeadingManner): string {
  const signs = '#'.repeat(depth);
  const isPlain = readSimpleInline(title)?.text === title;
  const inline = isPlain ? title : title.replace(/[\\`*_[\]<>!&~]/g, String.raw`\$&`);
  // Number signs at the end would be taken for the end of the heading.
  return `${signs} ${inline.replace(/(^|\s)(#+)$/u, String.raw`$1\$2`)}${isClosed ? ` ${signs}` : ''}`;
}

function insertBefore({ source }: PaperList, next: Category, heading: string, { gap, separator }: HeadingManner): TextEdit {
  const { start } = wholeLines(source, next.heading);
  const lines = [heading, ...blankLines(gap), ...separator];
  return { span: { start, end: start }, newText: lines.map((line) => line + source.eol).join('') };
}

/** After the last text before `end`, which is where a heading starts; at the end of the text where there is none. */
function insertAtEnd({ source }: PaperList, end: number | undefined, heading: string, { gap, separator }: HeadingManner): TextEdit {
  const { text, eol } = source;
  const content = trimSpan(text, 0, end ?? text.length);
  if (content.start === content.end) return { span: { start: 0, end: 0 }, newText: heading + eol };
  const { end: offset } = wholeLines(source, content);
  const span = { start: offset, end: offset };
  const lines = [...blankLines(gap), ...separator, heading];
  // A file without a last line ending stays one.
  if (!/[\n\r]$/.test(sliceSpan(text, { start: offset - 1, end: offset })))
    return { span, newText: lines.map((line) => eol + line).join('') };
  const after = blankLinesAfter(source, offset);
  const closing = after.start === after.end && after.end < text.length ? blankLines(gap) : [];
  return { span, newText: [...lines, ...closing].map((line) => line + eol).join('') };
}

function blankLines(count: number): string[] {
  return Array.from({ length: count }, () => '');
}

function isSamePath(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((title, depth) => title === other[depth]);
}
