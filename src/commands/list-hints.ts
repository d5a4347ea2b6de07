import type { PaperList } from '../model/paper-list.ts';
import { findExactStatus } from '../model/status-name.ts';
import type { Context } from './context.ts';
import type { ListOptions } from './list.ts';
import type { OpenList } from './open-list.ts';
import { FIELDS } from './records.ts';

/** A lone word to look for that was meant for an option, most likely, is told what to type. */
export function hintAtOptions(list: PaperList, word: string, options: ListOptions, { stderr }: Context): void {
  const status = options.status === undefined ? findExactStatus(list, word) : undefined;
  if (status !== undefined)
    stderr.write(`hint: to list papers by status: papers list --status ${/\s/.test(status) ? `"${status}"` : status}\n`);
  // Other tools take the fields after `--json`; here they would be words to look for.
  const areFields = word.split(',').every((name) => FIELDS.some((field) => field === name));
  if (areFields && (options.json === true || options.jsonl === true))
    stderr.write(`hint: to choose fields: papers list --json --fields ${word}\n`);
}

/** Says on a terminal that nothing was found, and anywhere that all that looks like an entry was left out. */
export async function tellOfNothing({ list, file }: OpenList, options: ListOptions, { stdout, stderr }: Context): Promise<void> {
  const leftOut = list.entries.length > 0 || options.allItems === true ? 0 : await countLeftOut(list);
  if (leftOut > 0)
    stderr.write(`no papers; ${leftOut === 1 ? 'an item was' : `${leftOut} items were`} left out: papers list --all-items\n`);
  else if (stdout.isTerminal) stderr.write(list.entries.length === 0 ? `no papers in ${file ?? 'standard input'}\n` : 'no papers match\n');
}

async function countLeftOut(list: PaperList): Promise<number> {
  const { findLeftOut } = await import('./left-out.ts');
  return (await findLeftOut({ list })).length;
}
