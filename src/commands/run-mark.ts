import { markChange } from '../edits/mark.ts';
import type { Entry } from '../model/paper.ts';
import { lineOf, type PaperList } from '../model/paper-list.ts';
import type { Context } from './context.ts';
import { editList, type Plan } from './edit-list.ts';
import type { MarkOptions } from './mark.ts';
import { identify, requireEntries, requireStatus, WRITING } from './requests.ts';
import { readSelectors } from './selector-input.ts';
import { UserError } from './user-error.ts';

/** Marks papers; the last word is the status, all before it are selectors. */
export async function runMark(words: readonly string[], options: MarkOptions, context: Context): Promise<void> {
  const name = words.at(-1) ?? '';
  if (words.length < 2) throw new UserError('usage', 'mark takes papers and then a status', `for example: papers mark ${name} read`);
  const selectors = readSelectors(words.slice(0, -1), options, context);
  if (selectors.length === 0) return;
  const plan = (list: PaperList): Plan => {
    const status = requireStatus(list, name);
    const entries = requireEntries(list, selectors, { ...WRITING, matchTitles: options.match === true });
    const changing = entries.filter(({ paper }) => paper.status !== status);
    return { change: markChange(list, entries, status), talk: changing.map((entry) => describe(list, entry, status)), named: entries.map(identify) };
  };
  await editList({ options, context, command: `mark ${words.join(' ')}`, plan });
}

function describe(list: PaperList, entry: Entry, status: string): string {
  return `${entry.paper.id}  line ${lineOf(list, entry)}: ${entry.paper.status} → ${status}  ${entry.paper.title}`;
}
