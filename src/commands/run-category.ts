import { addCategoryAt, newCategoryPath } from '../edits/add-category.ts';
import { findAnchorLinks } from '../edits/anchor-links.ts';
import { sameEntry, type Change, type Refusal } from '../edits/change.ts';
import { isSamePath } from '../edits/headings.ts';
import { mergeCategoryChange, removeCategoryChange } from '../edits/merge-category.ts';
import { moveCategoryChange } from '../edits/move-category.ts';
import { renameCategoryChange, withDecoration } from '../edits/rename-category.ts';
import type { SectionDestination } from '../edits/sections.ts';
import { renamedTitle } from '../model/category-half.ts';
import { renderCategory } from '../model/category.ts';
import { lineNumberAt } from '../text/lines.ts';
import type { PaperList } from '../model/paper-list.ts';
import type { CategoryPlaceOptions, MergeCategoryOptions, RemoveCategoryOptions, RenameCategoryOptions } from './category.ts';
import type { Context } from './context.ts';
import { editList, type Plan } from './edit-list.ts';
import { requireCategory } from './require-category.ts';
import { UserError } from './user-error.ts';

/** Adds a category; one that is there already is left where it is. */
export async function runAddCategory([title = '']: readonly string[], options: CategoryPlaceOptions, context: Context): Promise<void> {
  const plan = (list: PaperList): Plan => {
    const destination = requirePlace(list, options) ?? { kind: 'under', path: [] };
    const parent = destination.kind === 'under' ? destination.path : destination.path.slice(0, -1);
    const path = newCategoryPath({ title, parent });
    const isThere = list.categories.some((each) => each.kind === 'heading' && isSamePath(each.path, path));
    return {
      change: isThere ? unchanged(list) : addCategoryAt(list, title, destination),
      talk: isThere ? [] : [`added ${renderCategory(path)}`],
      named: [renderCategory(destination.path)],
    };
  };
  await editList({ options, context, command: commandLine('add', title, options), plan });
}

/** Gives a category another title. */
export async function runRenameCategory(
  [name = '', title = '']: readonly string[],
  options: RenameCategoryOptions,
  context: Context,
): Promise<void> {
  const plan = (list: PaperList): Plan => {
    const path = requireHeading(list, name);
    const old = path.at(-1) ?? '';
    const wanted = options.whole === true ? title : withDecoration(old, renamedTitle(old, name, title));
    const change = renameCategoryChange(list, path, wanted);
    const [renamed = ''] = newCategoryPath({ title: wanted, parent: [] }).slice(-1);
    const talk = [`${describe(list, path)} → ${renamed}`, ...brokenLinks(list, path, 'the heading is called otherwise now')];
    return { change, talk: hasEdits(change) ? talk : [], named: [renderCategory(path)] };
  };
  await editList({ options, context, command: commandLine('rename', `${name} ${title}`, options), plan });
}

/** Moves a category with all in it. */
export async function runMoveCategory([name = '']: readonly string[], options: CategoryPlaceOptions, context: Context): Promise<void> {
  const plan = (list: PaperList): Plan => {
    const path = requireHeading(list, name);
    const destination = requirePlace(list, options);
    if (destination === undefined) {
      throw new UserError('usage', 'category move needs to know where to', 'name a place with --under, --before, --after or --top-level');
    }
    const change = moveCategoryChange(list, path, destination);
    const talk = [`${describe(list, path)} moved ${describePlace(destination)}`];
    return { change, talk: hasEdits(change) ? talk : [], named: [renderCategory(path), renderCategory(destination.path)] };
  };
  await editList({ options, context, command: commandLine('move', name, options), plan });
}

/** Merges a category into another. */
export async function runMergeCategory([name = '']: readonly string[], options: MergeCategoryOptions, context: Context): Promise<void> {
  if (options.into === undefined)
    throw new UserError('usage', 'category merge needs to know what into', 'name the category that stays with --into');
  const target = options.into;
  const plan = (list: PaperList): Plan => {
    const [path, into] = [requireHeading(list, name), requireHeading(list, target)];
    const talk = [`${describe(list, path)} merged into ${renderCategory(into)}`, ...brokenLinks(list, path, 'the heading is gone')];
    return { change: mergeCategoryChange(list, path, into), talk, named: [path, into].map(renderCategory) };
  };
  await editList({ options, context, command: commandLine('merge', name, options), plan });
}

/** Removes a category. */
export async function runRemoveCategory([name = '']: readonly string[], options: RemoveCategoryOptions, context: Context): Promise<void> {
  const plan = (list: PaperList): Plan => {
    const path = requireHeading(list, name);
    const papersTo = options.movePapersTo === undefined ? undefined : requireCategory(list, options.movePapersTo);
    const where = papersTo === undefined ? '' : `, its papers moved to ${papersTo.length === 0 ? '/' : renderCategory(papersTo)}`;
    const talk = [`${describe(list, path)} removed${where}`, ...brokenLinks(list, path, 'the heading is gone')];
    return { change: removeCategoryChange(list, path, papersTo), talk, named: [path, papersTo ?? []].map(renderCategory) };
  };
  await editList({ options, context, command: commandLine('remove', name, options), plan });
}

/** The place that the options name; undefined where they name none. @throws UserError with the choices. */
function requirePlace(list: PaperList, { under, before, after, topLevel }: CategoryPlaceOptions): SectionDestination | undefined {
  if (before !== undefined) return { kind: 'before', path: requireHeading(list, before) };
  if (after !== undefined) return { kind: 'after', path: requireHeading(list, after) };
  if (under !== undefined) return { kind: 'under', path: requireCategory(list, under) };
  return topLevel === true ? { kind: 'under', path: [] } : undefined;
}

/** The path of a category other than the top level. @throws UserError with the choices. */
function requireHeading(list: PaperList, name: string): readonly string[] {
  const path = requireCategory(list, name);
  if (path.length === 0) throw new UserError('usage', '/ is the top level, which has no heading', 'name a category by its title');
  return path;
}

function describe({ categories, source }: PaperList, path: readonly string[]): string {
  const heading = categories.find((each) => isSamePath(each.path, path))?.heading;
  return `line ${lineNumberAt(source.lineStarts, heading?.start ?? 0)}: ${renderCategory(path)}`;
}

function describePlace({ kind, path }: SectionDestination): string {
  if (path.length === 0) return 'to the top level';
  return `${kind === 'under' ? 'below' : kind} ${renderCategory(path)}`;
}

/** What the user should mend: no command edits a table of contents. */
function brokenLinks(list: PaperList, path: readonly string[], why: string): readonly string[] {
  return findAnchorLinks(list, path).map(({ line, anchor }) => `line ${line} links to #${anchor}, but ${why}: mend it by hand`);
}

function hasEdits(change: Change | Refusal): boolean {
  return change.kind === 'change' && change.edits.length > 0;
}

function unchanged(list: PaperList): Change {
  return { kind: 'change', edits: [], expected: list.entries.map((entry) => sameEntry(list, entry)) };
}

/** What the journal says was asked for. */
function commandLine(name: string, words: string, options: object): string {
  const flags = Object.entries(options).flatMap(([key, value]) => {
    const flag = FLAGS[key];
    return flag === undefined ? [] : [value === true ? flag : `${flag} ${String(value)}`];
  });
  return ['category', name, words, ...flags].join(' ');
}

const FLAGS: Readonly<Record<string, string>> = {
  under: '--under',
  before: '--before',
  after: '--after',
  topLevel: '--top-level',
  whole: '--whole',
  into: '--into',
  movePapersTo: '--move-papers-to',
};
