import { renderCategory, type Category } from '../model/category.ts';
import type { PaperList } from '../model/paper-list.ts';
import { sliceSpan, trimSpan, type Span } from '../text/span.ts';
import type { TextEdit } from '../text/text-edit.ts';
import { isInbox } from './inbox.ts';
import { blankLinesAfter, blankLinesBefore, countLines, wholeLines } from './blank-lines.ts';
import { refuse, type Refusal } from './change.ts';
import { findHeadingManner, type HeadingManner } from './heading-manner.ts';
import { findHeading, headingsOf, isSamePath, parentOf } from './headings.ts';

/** Where a category is to go: last of those below `path` (empty for the top level), or right beside the one with that path. */
export type SectionDestination =
  | { readonly kind: 'under'; readonly path: readonly string[] }
  | { readonly kind: 'before' | 'after'; readonly path: readonly string[] };

/** A place among the headings of a list. */
export interface SectionPlace {
  readonly kind: 'section-place';
  /** The path of the category around. */
  readonly parent: readonly string[];
  /** How deep a heading stands there. */
  readonly depth: number;
  /** The manner in which categories are set off there. */
  readonly manner: HeadingManner;
  /** The heading that it comes right before; undefined where it comes after what ends at `end`. */
  readonly next: Category | undefined;
  /** An offset into the text; undefined for its end. */
  readonly end: number | undefined;
}

/** The place that `destination` names for `moving`, or for a new category. */
export function findSectionPlace(list: PaperList, destination: SectionDestination, moving?: Category): SectionPlace | Refusal {
  const { kind, path } = destination;
  const beside = kind === 'under' ? undefined : findHeading(list, path);
  if (beside?.kind === 'refused') return beside;
  const parent = beside === undefined ? path : parentOf(path);
  const outer = parent.length === 0 ? undefined : findHeading(list, parent);
  if (outer?.kind === 'refused') return outer;
  const siblings = headingsOf(list).filter((each) => each !== moving && isSamePath(parentOf(each.path), parent));
  const manner = findHeadingManner(list, siblings);
  const place = { kind: 'section-place', parent, manner } as const;
  if (beside === undefined) return { ...place, ...lastPlace(outer, siblings, manner) };
  const side = kind === 'before' ? { next: beside, end: undefined } : { next: undefined, end: beside.section.end };
  return { ...place, ...side, depth: beside.depth };
}

/** After the last sibling, unless that waits for papers to be classified. */
function lastPlace(
  outer: Category | undefined,
  siblings: readonly Category[],
  manner: HeadingManner,
): Omit<SectionPlace, 'kind' | 'parent'> {
  const last = siblings.at(-1);
  if (last === undefined) {
    return { depth: (outer?.depth ?? 1) + 1, manner: { ...manner, separator: [] }, next: undefined, end: outer?.section.end };
  }
  const { depth } = last;
  return isInbox(last) ? { depth, manner, next: last, end: undefined } : { depth, manner, next: undefined, end: last.section.end };
}

/** Why no category called `title` can stand below `parent`: one stands there already. */
export function refuseTwin(twin: Category | undefined): Refusal | undefined {
  return twin && refuse(`there is a category “${renderCategory(twin.path)}” already`);
}

/** Whole lines from the heading to the last text of its section. */
export function sectionLines({ source }: PaperList, { heading, section }: Category): Span {
  const { start } = wholeLines(source, heading);
  return { start, end: wholeLines(source, trimSpan(source.text, start, section.end)).end };
}

/** Puts `body`, a heading with what belongs to it and without a last line ending, where `place` says, set off as its siblings are. */
export function sectionInsertion(list: PaperList, { next, end, manner }: SectionPlace, body: string): TextEdit {
  return next === undefined ? insertAtEnd(list, end, body, manner) : insertBefore(list, next, body, manner);
}

/**
 * Takes a section out, with what separates it from the sibling below it, else from the one above. No more than that: what is inserted right after
 * the section stays.
 */
export function sectionRemoval(list: PaperList, category: Category): TextEdit {
  const { source } = list;
  const lines = sectionLines(list, category);
  const siblings = headingsOf(list).filter(({ path }) => isSamePath(parentOf(path), parentOf(category.path)));
  const index = siblings.indexOf(category);
  const [previous, next] = [siblings[index - 1], siblings[index + 1]];
  const nextStart = next && wholeLines(source, next.heading).start;
  if (nextStart !== undefined && isSeparator(source.text.slice(lines.end, nextStart))) return deletion(lines.start, nextStart);
  const previousEnd = previous && sectionLines(list, previous).end;
  if (previousEnd !== undefined && isSeparator(source.text.slice(previousEnd, lines.start))) return deletion(previousEnd, lines.end);
  return removeAlone(list, lines);
}

/** The larger of the two gaps stays. */
function removeAlone({ source }: PaperList, lines: Span): TextEdit {
  const before = blankLinesBefore(source, lines.start);
  const after = blankLinesAfter(source, lines.end);
  if (before.start === 0) return deletion(0, after.end);
  const isLast = after.end === source.text.length;
  const kept = isLast ? 0 : Math.max(0, countLines(source, before) - countLines(source, after));
  const rest = sliceSpan(source.text, before).match(/[^\n\r]*(?:\r\n|\n|\r)/g) ?? [];
  return deletion(before.start + rest.slice(0, kept).join('').length, lines.end);
}

/** Whether nothing but blanks and headings without a title stands there. */
function isSeparator(text: string): boolean {
  return text.split(/[\n\r]/).every((line) => /^#{0,6}$/.test(line.trim()));
}

function insertBefore({ source }: PaperList, next: Category, body: string, { gap, separator }: HeadingManner): TextEdit {
  const { start } = wholeLines(source, next.heading);
  const lines = [body, ...blankLines(gap), ...separator];
  return { span: { start, end: start }, newText: lines.map((line) => line + source.eol).join('') };
}

/** After the last text before `end`, which is where a heading starts; at the end of the text where there is none. */
function insertAtEnd({ source }: PaperList, end: number | undefined, body: string, { gap, separator }: HeadingManner): TextEdit {
  const { text, eol } = source;
  const content = trimSpan(text, 0, end ?? text.length);
  if (content.start === content.end) return { span: { start: 0, end: 0 }, newText: body + eol };
  const { end: offset } = wholeLines(source, content);
  const span = { start: offset, end: offset };
  const lines = [...blankLines(gap), ...separator, body];
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

function deletion(start: number, end: number): TextEdit {
  return { span: { start, end }, newText: '' };
}
