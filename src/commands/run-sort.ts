import { sortCategoryChange } from '../edits/sort-category.ts';
import { renderCategory } from '../model/category.ts';
import { lineOf, type PaperList } from '../model/paper-list.ts';
import { sortEntries } from '../model/sort.ts';
import type { Context } from './context.ts';
import { editList, type Plan } from './edit-list.ts';
import { requireCategory } from './require-category.ts';
import type { SortOptions } from './sort.ts';
import { UserError } from './user-error.ts';

/** Puts the papers of one category in order. */
export async function runSort([name = '']: readonly string[], options: SortOptions, context: Context): Promise<void> {
  const { by, reverse } = options;
  if (by === undefined) throw new UserError('usage', 'sort needs to know by what', `for example: papers sort ${name} --by title`);
  const order = reverse === true ? 'down' : 'up';
  const plan = (list: PaperList): Plan => {
    const path = requireCategory(list, name);
    const places = list.entries.filter(({ paper }) => paper.category.join('\n') === path.join('\n'));
    const sorted = sortEntries(list, places, by, order);
    const talk = sorted.flatMap((entry, index) => {
      const from = places.indexOf(entry);
      return from === index
        ? []
        : [`${entry.paper.id}  line ${lineOf(list, entry)}: place ${from + 1} → ${index + 1}  ${entry.paper.title}`];
    });
    return { change: sortCategoryChange(list, { path, by, order }), talk, named: [renderCategory(path)] };
  };
  await editList({ options, context, command: `sort ${name} --by ${by}${order === 'down' ? ' --reverse' : ''}`, plan });
}
