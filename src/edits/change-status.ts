import { renderCategory } from '../model/category.ts';
import type { Entry } from '../model/paper.ts';
import type { PaperList } from '../model/paper-list.ts';
import { areSectionsUsual, findSectionAt, hasOwnSign, isBySection } from '../model/status-section.ts';
import type { Status } from '../model/status.ts';
import { refuse, sameEntry, type Change, type Refusal } from './change.ts';
import { markChange } from './mark.ts';
import { movesChange } from './move.ts';
import { findSectionTarget } from './section-target.ts';

/**
 * Gives `entries` the status `status`: by their signs, or, where the section says it, by moving them unchanged to the category of the same sub-path under the
 * section that says the other. Those that have it are left as they are.
 */
export function statusChange(list: PaperList, entries: readonly Entry[], status: Status): Change | Refusal {
  const moving = entries.filter((entry) => entry.paper.status !== status && isMovedToMark(list, entry));
  const marked = markChange(
    list,
    entries.filter((entry) => !moving.includes(entry)),
    status,
  );
  if (moving.length === 0 || marked.kind === 'refused') return marked;
  const byPath = new Map<string, { readonly path: readonly string[]; readonly entries: Entry[] }>();
  for (const entry of moving) {
    const path = findStatusPath(list, entry, status);
    if ('kind' in path) return path;
    const name = path.join('\n');
    if (!byPath.has(name)) byPath.set(name, { path, entries: [] });
    byPath.get(name)?.entries.push(entry);
  }
  const moves = [...byPath.values()].map(({ path, entries: own }) => ({
    entries: own,
    destination: { kind: 'category' as const, path, at: 'end' as const },
    as: undefined,
    isMarked: true,
  }));
  const expected = new Map(list.entries.map((entry, index) => [entry, marked.expected[index]]));
  const moved = movesChange(list, moves, (entry) => expected.get(entry) ?? sameEntry(list, entry));
  return moved.kind === 'refused' ? moved : { ...moved, edits: [...marked.edits, ...moved.edits] };
}

/** Whether another status is another section for the entry: it has no sign, and those it stands among have none either. */
export function isMovedToMark(list: PaperList, entry: Entry): boolean {
  const { category } = entry.paper;
  if (hasOwnSign(entry) || list.sections.length === 0) return false;
  return findSectionAt(list, category) === undefined ? areSectionsUsual(list) : isBySection(list, category);
}

/** The categories that are missing for the entries to be marked so, the outermost first. */
export function missingCategories(list: PaperList, entries: readonly Entry[], status: Status): readonly (readonly string[])[] {
  const known = new Set(list.categories.map(({ path }) => path.join('\n')));
  const missing = new Map<string, readonly string[]>();
  for (const entry of entries) {
    if (entry.paper.status === status || !isMovedToMark(list, entry)) continue;
    const target = findSectionTarget(list, entry.paper.category, status);
    if (target.kind !== 'missing') continue;
    for (const [index] of target.path.entries()) {
      const path = target.path.slice(0, index + 1);
      if (!known.has(path.join('\n'))) missing.set(path.join('\n'), path);
    }
  }
  return [...missing.values()].sort((one, other) => one.length - other.length);
}

function findStatusPath(list: PaperList, { paper }: Entry, status: Status): readonly string[] | Refusal {
  const target = findSectionTarget(list, paper.category, status);
  if (target.kind === 'found') return target.path;
  if (target.kind === 'none') return refuseSection(list, paper.category, status);
  if (target.kind === 'missing')
    return refuse(`there is no category “${renderCategory(target.path)}” for “${paper.title}”`, 'with --create its headings are made');
  const choices = target.paths.map((path) => `“${renderCategory(path)}”`).join(' or ');
  return refuse(`“${paper.title}” could go to ${choices}`, 'give one of the two sections another title first');
}

function refuseSection(list: PaperList, category: readonly string[], status: Status): Refusal {
  const own = findSectionAt(list, category);
  const choices = list.sections
    .filter(({ kind }) => kind !== 'document')
    .map((section) => `${section.status} (${renderCategory(section.path)})`);
  const hint = choices.length === 0 ? undefined : `sections here: ${[...new Set(choices)].join(', ')}`;
  if (own?.kind === 'document' && choices.length === 0)
    return refuse(
      `the title of the list, “${own.title}”, says “${own.status}” of every paper in it`,
      'move the paper to another list, or give papers a sign of their own',
    );
  return refuse(`no section beside ${own === undefined ? 'it' : `“${own.title}”`} says “${status}”`, hint);
}
