import type { Span } from '../text/span.ts';

/** A heading that has a title, by its path, or a label below one. Entries above the first heading belong to no category. */
export interface Category {
  /** Labels are what groups entries below their heading, such as the item of a list above items that are papers. */
  readonly kind: 'heading' | 'label';
  /** Titles from the outermost to this one; a lone H1 that titles the document is not part of it. */
  readonly path: readonly string[];
  /** Heading depth in the file, 1–6; of a label, one more than that of what it stands in. */
  readonly depth: number;
  /** The heading's own lines, or the label's. */
  readonly heading: Span;
  /** From the heading's start to the next heading of the same or a smaller depth, sub-categories included. */
  readonly section: Span;
}

/** How a category path is shown and piped. */
export function renderCategory(path: readonly string[]): string {
  return path.join(' / ');
}

/** Whether `path` is `ancestor` or lies below it. */
export function isWithinCategory(path: readonly string[], ancestor: readonly string[]): boolean {
  return ancestor.every((title, depth) => path[depth] === title);
}

/** The title and, where it is bilingual as in `中文（English）`, both halves. */
export function categoryNames(title: string): readonly string[] {
  const halves = /^(.+?)\s*[（(]([^（()）]+)[)）]$/u.exec(title);
  return halves === null ? [title] : [title, halves[1] ?? title, (halves[2] ?? title).trim()];
}
