import { convertChange, isWrittenAs } from '../edits/convert.ts';
import { lineOf, type PaperList } from '../model/paper-list.ts';
import { filterEntries } from '../model/query.ts';
import type { Context } from './context.ts';
import type { ConvertOptions } from './convert.ts';
import { editList, type Plan } from './edit-list.ts';
import { requireCategory } from './require-category.ts';
import { identify } from './requests.ts';
import { UserError } from './user-error.ts';

/** Writes the papers of the list, or of a category, in another dialect. */
export async function runConvert(options: ConvertOptions, context: Context): Promise<void> {
  const { to, category } = options;
  if (to === undefined) throw new UserError('usage', 'convert needs to know to what', 'for example: papers convert --to bullet');
  const plan = (list: PaperList): Plan => {
    const path = category === undefined ? undefined : requireCategory(list, category);
    const entries = filterEntries(list.entries, { category: path });
    const talk = entries
      .filter((entry) => !isWrittenAs(list, entry, to))
      .map((entry) => `${entry.paper.id}  line ${lineOf(list, entry)}: ${entry.dialect} → ${to}  ${entry.paper.title}`);
    return { change: convertChange(list, entries, to), talk, named: entries.map(identify) };
  };
  const where = category === undefined ? '' : ` --category ${category}`;
  await editList({ options, context, command: `convert --to ${to}${where}`, plan });
}
