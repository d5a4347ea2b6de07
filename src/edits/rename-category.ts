import { findCategory } from '../model/category-name.ts';
import { renderCategory } from '../model/category.ts';
import { findMarkerAt } from '../model/marker.ts';
import { revisePaper } from '../model/paper.ts';
import type { PaperList } from '../model/paper-list.ts';
import { lineNumberAt } from '../text/lines.ts';
import { sliceSpan, trimSpan, type Span } from '../text/span.ts';
import { escapeHeading, findTwin, newCategoryPath, refuseCategoryTitle } from './add-category.ts';
import { refuse, sameEntry, type Change, type Refusal } from './change.ts';
import { findHeading, headingsOf, isSamePath, parentOf, readHeading } from './headings.ts';
import { refuseTwin } from './sections.ts';

/** Gives the category with this path another title. Nothing but the text of its heading is replaced: marks, links and anchors around it stay. */
export function renameCategoryChange(list: PaperList, path: readonly string[], title: string): Change | Refusal {
  const category = findHeading(list, path);
  if (category.kind === 'refused') return category;
  const newPath = newCategoryPath({ title, parent: parentOf(path) });
  const [name, old] = [newPath.at(-1) ?? '', path.at(-1) ?? ''];
  const renamed = (each: readonly string[]): readonly string[] =>
    isSamePath(each.slice(0, path.length), path) ? [...newPath, ...each.slice(path.length)] : each;
  const siblings = headingsOf(list).filter((each) => each !== category && isSamePath(parentOf(each.path), parentOf(path)));
  const named = name === old ? undefined : refuseNamed(list, path);
  const refusal = refuseCategoryTitle(name) ?? refuseTwin(findTwin(name, siblings)) ?? named;
  if (refusal !== undefined) return refusal;
  const span = name === old ? undefined : findTitleSpan(list, category.heading, old);
  if (name !== old && span === undefined) {
    const line = lineNumberAt(list.source.lineStarts, category.heading.start);
    return refuse(`the heading “${renderCategory(path)}” is more than its title`, `edit line ${line} of the list by hand`);
  }
  return {
    kind: 'change',
    edits: span === undefined ? [] : [{ span, newText: headingText(list, span, name) }],
    expected: list.entries.map((entry) => ({
      ...sameEntry(list, entry),
      paper: revisePaper(entry.paper, { category: renamed(entry.paper.category) }),
    })),
    categories: list.categories.map(({ kind, path: each, depth }) => ({ kind, path: renamed(each), depth })),
  };
}

/** A category that the settings name would be another one to them. */
function refuseNamed({ settings, categories }: PaperList, path: readonly string[]): Refusal | undefined {
  for (const [setting, names] of [
    ['ignore', settings.ignore],
    ['sections', settings.sections.keys()],
  ] as const) {
    for (const name of names) {
      const selection = findCategory(categories, name);
      if (selection.kind === 'found' && isSamePath(selection.path, path))
        return refuse(`the front matter names “${renderCategory(path)}” under papers.${setting}`, 'change both by hand');
    }
  }
  return undefined;
}

/** `title` with the emoji that stand before `old`, where it has none itself. */
export function withDecoration(old: string, title: string): string {
  const decoration = leadingEmoji(old);
  return decoration === '' || decoration.length === old.length || leadingEmoji(title) !== '' ? title : decoration + title;
}

/** The emoji at the start of a title, with the blanks after them. */
function leadingEmoji(title: string): string {
  let end = 0;
  for (let marker = findMarkerAt(title, end); marker !== undefined; marker = findMarkerAt(title, end)) {
    end += marker.length;
    while (title.charAt(end) === ' ') end += 1;
  }
  return title.slice(0, end);
}

/** Where the title stands in its heading; undefined where it is broken up by Markdown or HTML. */
function findTitleSpan({ source }: PaperList, heading: Span, title: string): Span | undefined {
  const content = readHeading(source, heading)?.content;
  if (content === undefined) return undefined;
  const trimmed = trimSpan(source.text, content.start, content.end);
  const text = sliceSpan(source.text, trimmed);
  if (text === title) return trimmed;
  const visible = text.replace(UNSEEN, (unseen) => '\0'.repeat(unseen.length));
  // What is written with escapes is not what is read, even where it looks so.
  const at = /[\\&]/.test(visible) ? -1 : visible.indexOf(title);
  if (at !== -1) return { start: trimmed.start + at, end: trimmed.start + at + title.length };
  return /[<[]/.test(text.replaceAll(/\\[<[]/g, '')) ? undefined : trimmed;
}

/** Tags, comments, and where links lead: what a reader does not see of a heading. */
const UNSEEN = /<[^<>]*>|\]\([^()]*\)|\]\[[^[\]]*\]/g;

/** Number signs at the end would be taken for the end of the heading. */
function headingText({ source }: PaperList, span: Span, title: string): string {
  const text = escapeHeading(title);
  const isLast = /^[ \t]*(?:#+[ \t]*)?(?:[\n\r]|$)/.test(source.text.slice(span.end, span.end + 200));
  return isLast ? text.replace(/(^|\s)(#+)$/u, String.raw`$1\$2`) : text;
}
