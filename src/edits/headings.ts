import { parseOutline } from '../markdown/outline.ts';
import { renderCategory, type Category } from '../model/category.ts';
import type { PaperList } from '../model/paper-list.ts';
import { findLineStarts, lineNumberAt } from '../text/lines.ts';
import type { SourceDocument } from '../text/source-document.ts';
import { sliceSpan, type Span } from '../text/span.ts';
import { refuse, type Refusal } from './change.ts';

/** What a heading is made of, as spans of the list's text. */
export interface HeadingParts {
  /** What a reader sees as its title, with its Markdown. */
  readonly content: Span;
  /** The number signs before it, or the line under it. */
  readonly signs: Span;
  /** The number signs after it, where it has some. */
  readonly closing: Span | undefined;
  readonly isUnderlined: boolean;
}

/** The parts of the heading at `span`; undefined where it cannot be told what they are. */
export function readHeading({ text }: SourceDocument, span: Span): HeadingParts | undefined {
  const own = sliceSpan(text, span);
  const [block] = parseOutline(own, findLineStarts(own), 0).blocks;
  if (block?.kind !== 'heading') return undefined;
  const content = { start: span.start + block.contentStart, end: span.start + block.contentEnd };
  const isUnderlined = !own.startsWith('#', block.start);
  const after = own.slice(block.contentEnd);
  if (isUnderlined) {
    const start = content.end + after.search(/[=-]/);
    return { content, signs: { start, end: start + (/[=-]+/.exec(after)?.[0].length ?? 0) }, closing: undefined, isUnderlined };
  }
  const signs = { start: span.start + block.start, end: span.start + block.start + block.level };
  const closing = /#+/.exec(after);
  const closingStart = content.end + (closing?.index ?? 0);
  return {
    content,
    signs,
    closing: closing === null ? undefined : { start: closingStart, end: closingStart + closing[0].length },
    isUnderlined,
  };
}

/** The categories that are headings, in file order. */
export function headingsOf({ categories }: PaperList): readonly Category[] {
  return categories.filter(({ kind }) => kind === 'heading');
}

/** The one heading with this path; a refusal where there is none, or more than one. */
export function findHeading(list: PaperList, path: readonly string[]): Category | Refusal {
  const found = headingsOf(list).filter((each) => isSamePath(each.path, path));
  const name = renderCategory(path);
  if (path.length === 0) return refuse('the top level has no heading');
  if (found.length > 1) {
    const lines = found.map(({ heading }) => lineNumberAt(list.source.lineStarts, heading.start));
    return refuse(`“${name}” stands ${found.length} times, on lines ${lines.join(' and ')}`, 'give each a title of its own first');
  }
  const [heading] = found;
  if (heading !== undefined) return heading;
  const isLabel = list.categories.some((each) => isSamePath(each.path, path));
  return isLabel ? refuse(`“${name}” is an item above papers and no heading`, 'edit it by hand') : refuse(`there is no heading “${name}”`);
}

/** Whether both name the same category. */
export function isSamePath(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((title, depth) => title === other[depth]);
}

/** The path of the category around the one with this path. */
export function parentOf(path: readonly string[]): readonly string[] {
  return path.slice(0, -1);
}
