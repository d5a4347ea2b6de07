import { isWithinCategory } from '../model/category.ts';
import { foldTitle } from '../model/fold.ts';
import type { PaperList } from '../model/paper-list.ts';
import { findSectionAt, type StatusSection } from '../model/status-section.ts';
import type { Status } from '../model/status.ts';

/** Where a status would be said of what stands in a category: the category of the same sub-path under the other status, whether it is there or not. */
export type SectionTarget =
  | { readonly kind: 'found'; readonly path: readonly string[] }
  | { readonly kind: 'missing'; readonly path: readonly string[] }
  | { readonly kind: 'none' }
  | { readonly kind: 'ambiguous'; readonly paths: readonly (readonly string[])[] };

/**
 * The category under a section of `status` whose path is that of `category` below its own section: `To Do / Papers` for `Done / Papers`. The other section stands
 * beside the own one, or farther out, where the headings between are kept: `To Do / Vision` for `Vision / Done`.
 */
export function findSectionTarget(list: PaperList, category: readonly string[], status: Status): SectionTarget {
  const own = findSectionAt(list, category);
  const outer = own === undefined || own.kind === 'document' ? category : own.path.slice(0, -1);
  const rest = own === undefined || own.kind === 'document' ? [] : category.slice(own.path.length);
  const beside = list.sections.filter((each) => each.status === status && each.kind !== 'document' && isBeside(each, outer));
  const nearest = Math.max(0, ...beside.map(({ path }) => path.length));
  const paths = beside.filter(({ path }) => path.length === nearest).map(({ path }) => [...path, ...outer.slice(path.length - 1), ...rest]);
  const found = paths.map((path) => findPath(list, path)).filter((path) => path !== undefined);
  const [first, ...more] = distinct(found.length > 0 ? found : paths);
  if (first === undefined) return { kind: 'none' };
  if (more.length > 0) return { kind: 'ambiguous', paths: [first, ...more] };
  return { kind: found.length > 0 ? 'found' : 'missing', path: first };
}

/** Whether the section stands in one of the categories of the path, or at the top. */
function isBeside({ path }: StatusSection, outer: readonly string[]): boolean {
  return isWithinCategory(outer, path.slice(0, -1));
}

/** The path as the list writes it. */
function findPath({ categories }: PaperList, wanted: readonly string[]): readonly string[] | undefined {
  const name = wanted.map(foldTitle).join('\n');
  return categories.find(({ path }) => path.map(foldTitle).join('\n') === name)?.path;
}

function distinct(paths: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return [...new Map(paths.map((path) => [path.join('\n'), path])).values()];
}
