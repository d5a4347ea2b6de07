import { categoryNames, type Category } from '../model/category.ts';
import { findStatusByWord } from '../model/status.ts';

/** Whether a category holds what is still to be classified, by either half of its title. */
export function isInbox({ path }: Pick<Category, 'path'>): boolean {
  return categoryNames(path.at(-1) ?? '').some((name) => findStatusByWord(name) === 'to-classify');
}
