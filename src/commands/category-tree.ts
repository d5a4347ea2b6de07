import { categoryNames, type Category } from '../model/category.ts';
import { foldTitle } from '../model/fold.ts';

/** The categories that typed words leave, with those around them, in file order. */
export interface CategoryMatches {
  readonly paths: readonly (readonly string[])[];
  /** The index of the one meant most likely; undefined when no category matches. */
  readonly best: number | undefined;
}

/**
 * Finds categories by words of their titles, either half of `中文（English）`, or of the titles around them, whatever
 * their case and width. No words leave all, the first being the best.
 */
export function createCategoryFinder(categories: readonly Category[]): (typed: string) => CategoryMatches {
  const paths = [...new Map(categories.map(({ path }) => [path.join('\n'), path])).values()];
  const nodes = paths.map(createNode);
  return (typed) => {
    const query = foldTitle(typed);
    const ranks = nodes.map((node) => rank(node, query));
    const lowest = Math.min(...ranks);
    const isShown = (path: readonly string[]): boolean => paths.some((each, index) => ranks[index] !== Infinity && isPrefix(path, each));
    const shown = paths.filter(isShown);
    const best = lowest === Infinity ? undefined : shown.findIndex((path) => path === paths[ranks.indexOf(lowest)]);
    return { paths: shown, best: best === -1 ? undefined : best };
  };
}

interface Node {
  readonly names: readonly string[];
  readonly title: string;
  readonly path: string;
}

function createNode(path: readonly string[]): Node {
  const title = path.at(-1) ?? '';
  return { names: categoryNames(title).map(foldTitle), title: foldTitle(title), path: foldTitle(path.join(' ')) };
}

/** A whole title or half, its beginning, words of the title, words of the path, none. */
function rank({ names, title, path }: Node, query: string): number {
  const words = query.split(' ');
  if (query === '' || names.includes(query)) return 0;
  if (names.some((name) => name.startsWith(query))) return 1;
  if (words.every((word) => title.includes(word))) return 2;
  return words.every((word) => path.includes(word)) ? 3 : Infinity;
}

function isPrefix(path: readonly string[], of: readonly string[]): boolean {
  return path.length <= of.length && path.every((title, depth) => of[depth] === title);
}
