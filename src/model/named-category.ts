import { MATCHERS } from './category-name.ts';

/** Whether `name` names the category at `path` in full: by its title or a half of it, or by a path, without regard to case. */
export function isNamedCategory(path: readonly string[], name: string): boolean {
  return MATCHERS.slice(0, -1).some((matches) => matches(path, name));
}

/** Which of `names` is that of the category at `path` or of one around it. */
export function findNamedAround(path: readonly string[], names: readonly string[]): string | undefined {
  return names.find((name) => path.some((_, depth) => isNamedCategory(path.slice(0, depth + 1), name)));
}
