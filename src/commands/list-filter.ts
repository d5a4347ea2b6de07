import type { PaperList } from '../model/paper-list.ts';
import type { PaperFilter } from '../model/query.ts';
import type { ListOptions } from './list.ts';
import { requireCategory } from './require-category.ts';
import { requireStatus } from './requests.ts';
import { UserError } from './user-error.ts';

/** The statuses and the category that the options name. @throws UserError with the choices */
export function requireFilter(list: PaperList, { status, category }: ListOptions): Pick<PaperFilter, 'statuses' | 'category'> {
  return {
    statuses: status === undefined ? undefined : statusNames(status).map((name) => requireStatus(list, name)),
    category: category === undefined ? undefined : requireCategory(list, category),
  };
}

/** An empty filter is never taken for all papers, nor for none. */
function statusNames(text: string): readonly string[] {
  const names = text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  if (names.length === 0) throw new UserError('usage', '--status needs the name of a status', 'for example: papers list --status unread');
  return names;
}
