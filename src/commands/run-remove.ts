import { removeChange } from '../edits/remove.ts';
import { lineOf, type PaperList } from '../model/paper-list.ts';
import type { Context } from './context.ts';
import { editList, type Plan } from './edit-list.ts';
import type { RemoveOptions } from './remove.ts';
import { identify, requireEntries, WRITING } from './requests.ts';
import { readSelectors } from './selector-input.ts';
import { UserError } from './user-error.ts';

/** More than so many at once are not removed without a word. */
const UNASKED = 3;

/** Removes the papers named. */
export async function runRemove(words: readonly string[], options: RemoveOptions, context: Context): Promise<void> {
  const selectors = readSelectors(words, options, context);
  if (selectors.length === 0) return;
  let isAllowed = options.yes === true || options.dryRun === true;
  const plan = (list: PaperList): Plan => {
    const entries = requireEntries(list, selectors, { ...WRITING, matchTitles: options.match === true });
    if (!isAllowed && entries.length > UNASKED) isAllowed = allow(entries.length, context);
    const talk = entries.map((entry) => `${entry.paper.id}  line ${lineOf(list, entry)}: removed  ${entry.paper.title}`);
    return { change: removeChange(list, entries), talk, named: entries.map(identify) };
  };
  await editList({ options, context, command: `remove ${words.join(' ')}`, plan });
}

/** @throws UserError unless the user says yes on a terminal. */
function allow(count: number, context: Context): true {
  if (!context.stdin.isTerminal || !context.stderr.isTerminal) {
    throw new UserError('usage', `this would remove ${count} papers`, 'add --yes if that is meant');
  }
  context.stderr.write(`Remove ${count} papers? [y/N] `);
  if (/^y(?:es)?$/i.test(context.stdin.readLine().trim())) return true;
  throw new UserError('failed', 'nothing was removed');
}
