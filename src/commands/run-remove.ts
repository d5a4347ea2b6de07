import { removeChange } from '../edits/remove.ts';
import type { Entry } from '../model/paper.ts';
import { lineOf, type PaperList } from '../model/paper-list.ts';
import { escapeControls } from '../text/escape-text.ts';
import type { Context } from './context.ts';
import { editList, type Plan } from './edit-list.ts';
import { openList } from './open-list.ts';
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
  const agreed = await askFirst(selectors, options, context);
  const plan = (list: PaperList): Plan => {
    const entries = findEntries(list, selectors, options);
    const named = entries.map(identify);
    if (agreed !== undefined && agreed !== named.join('\n')) {
      throw new UserError(
        'changed',
        'the list changed meanwhile, and the papers named are no longer the same',
        'look at the list and try again',
      );
    }
    const talk = entries.map((entry) => describe(list, entry, 'removed  '));
    return { change: removeChange(list, entries), talk, named };
  };
  await editList({ options, context, command: `remove ${words.join(' ')}`, plan });
}

/** Who the papers are that the user agreed to remove; undefined where there was nothing to ask. @throws UserError without an agreement. */
async function askFirst(selectors: readonly string[], options: RemoveOptions, context: Context): Promise<string | undefined> {
  if (options.yes === true || options.dryRun === true || selectors.length <= UNASKED) return undefined;
  // Asked before the list is locked: an answer may take its time.
  const { list } = await openList(options, context);
  const entries = findEntries(list, selectors, options);
  if (entries.length <= UNASKED) return undefined;
  if (!context.stdin.isTerminal || !context.stderr.isTerminal) {
    throw new UserError('usage', `this would remove ${entries.length} papers`, 'add --yes if that is meant, or --dry-run to see');
  }
  const lines = entries.map((entry) => `${escapeControls(describe(list, entry, ''))}\n`).join('');
  context.stderr.write(`${lines}Remove these ${entries.length} papers? [y/N] `);
  if (!/^y(?:es)?$/i.test(context.stdin.readLine().trim())) throw new UserError('failed', 'nothing was removed');
  return entries.map(identify).join('\n');
}

function findEntries(list: PaperList, selectors: readonly string[], options: RemoveOptions): readonly Entry[] {
  return requireEntries(list, selectors, { ...WRITING, matchTitles: options.match === true });
}

function describe(list: PaperList, entry: Entry, what: string): string {
  return `${entry.paper.id}  line ${lineOf(list, entry)}: ${what}${entry.paper.title}`;
}
