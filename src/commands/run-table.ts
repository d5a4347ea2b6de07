import { addStatusColumnChange } from '../edits/add-status-column.ts';
import { renderCategory } from '../model/category.ts';
import type { PaperList } from '../model/paper-list.ts';
import type { TableShape } from '../model/table-row.ts';
import { lineNumberAt } from '../text/lines.ts';
import type { Context } from './context.ts';
import { editList, type Plan } from './edit-list.ts';
import { requireCategory } from './require-category.ts';
import type { AddStatusOptions } from './table.ts';
import { UserError } from './user-error.ts';

/** Gives tables a column for the status. */
export async function runAddStatus(options: AddStatusOptions, context: Context): Promise<void> {
  const { category, header } = options;
  const plan = (list: PaperList): Plan => {
    if (!list.entries.some(({ row }) => row !== undefined))
      throw new UserError('failed', 'no papers of this list stand in a table', 'papers list --all-items shows what was left out, and why');
    const path = category === undefined ? undefined : requireCategory(list, category);
    const change = addStatusColumnChange(list, { path, header });
    const talk = change.kind === 'refused' ? [] : change.tables.map((table) => describe(list, table));
    return { change, talk, named: [path === undefined ? '' : renderCategory(path)] };
  };
  const named = `${category === undefined ? '' : ` --category ${category}`}${header === undefined ? '' : ` --header ${header}`}`;
  await editList({ options, context, command: `table add-status${named}`, plan });
}

function describe({ source, entries }: PaperList, table: TableShape): string {
  const count = entries.filter(({ row }) => row?.table === table).length;
  return `line ${lineNumberAt(source.lineStarts, table.span.start)}: a column for the status of ${count} ${count === 1 ? 'paper' : 'papers'}`;
}
