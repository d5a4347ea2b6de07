import { categoryNames, type Category } from './category.ts';
import { foldTitle } from './fold.ts';

/** What a category's name on the command line stands for. */
export type CategorySelection =
  | { readonly kind: 'top' }
  | { readonly kind: 'found'; readonly path: readonly string[] }
  | { readonly kind: 'ambiguous'; readonly paths: readonly (readonly string[])[] }
  | { readonly kind: 'none' };

/**
 * The category `name` stands for: `/` the top level; else, the first way that names any decides: an exact title, an exact half of
 * `中文（English）`, a path `a/b` of such names, the same without case, an unambiguous prefix of a title or half.
 */
export function findCategory(categories: readonly Category[], name: string): CategorySelection {
  if (name.trim() === '/') return { kind: 'top' };
  const paths = distinctPaths(categories);
  for (const matches of MATCHERS) {
    const found = paths.filter((path) => matches(path, name));
    if (found.length === 1 && found[0] !== undefined) return { kind: 'found', path: found[0] };
    if (found.length > 1) return { kind: 'ambiguous', paths: found };
  }
  return { kind: 'none' };
}

type Matcher = (path: readonly string[], name: string) => boolean;

/** The ways a name can name the category at a path, in their order; all but the last take it in full. */
export const MATCHERS: readonly Matcher[] = [
  (path, name) => path.at(-1) === name,
  (path, name) => isNamed(path.at(-1), (title) => title === name),
  (path, name) => name.split('/').length === path.length && matchesPath(path, name, (title, step) => title === step),
  (path, name) => matchesPath(path, name, (title, step) => title === step),
  (path, name) => matchesPath(path, name, (title, step) => foldTitle(title) === foldTitle(step)),
  (path, name) => isNamed(path.at(-1), (title) => foldTitle(title) === foldTitle(name)),
  (path, name) => isNamed(path.at(-1), (title) => name.trim() !== '' && foldTitle(title).startsWith(foldTitle(name))),
];

/** A path may leave out outer categories: `a/b` names every `…/a/b`. */
function matchesPath(path: readonly string[], name: string, equal: (title: string, step: string) => boolean): boolean {
  const steps = name.split('/').map((step) => step.trim());
  if (steps.length < 2 || steps.length > path.length) return false;
  const tail = path.slice(path.length - steps.length);
  return steps.every((step, depth) => isNamed(tail[depth], (title) => equal(title, step)));
}

function isNamed(title: string | undefined, test: (name: string) => boolean): boolean {
  return title !== undefined && categoryNames(title).some(test);
}

function distinctPaths(categories: readonly Category[]): readonly (readonly string[])[] {
  return [...new Map(categories.map(({ path }) => [path.join('\n'), path])).values()];
}
