import { addChange, findInbox, findSame } from '../edits/add.ts';
import type { Change, Refusal } from '../edits/change.ts';
import type { Destination } from '../edits/placement.ts';
import { renderCategory } from '../model/category.ts';
import { findStatusByWord } from '../model/status.ts';
import type { PaperList } from '../model/paper-list.ts';
import type { AddCommandOptions } from './add.ts';
import { chainChanges, type Step } from './chain-changes.ts';
import type { Context } from './context.ts';
import { editList, type Plan } from './edit-list.ts';
import { parseAdditions, parseNewPaper, type Addition } from './new-paper.ts';
import { requireCategory, requireDestination, requireStatus } from './requests.ts';
import { requireFreeStdin } from './selector-input.ts';
import { UserError } from './user-error.ts';

/** Adds a paper, or those on standard input. */
export async function runAdd(paper: string, options: AddCommandOptions, context: Context): Promise<void> {
  const additions = paper === '-' ? readAdditions(options, context) : [{ ...parseNewPaper(paper, options), status: undefined, category: undefined }];
  if (additions.length === 0) return;
  const plan = (list: PaperList): Promise<Plan> => planAdditions(list, additions, options);
  await editList({ options, context, command: `add ${paper}`, plan });
}

function readAdditions(options: AddCommandOptions, context: Context): readonly Addition[] {
  requireFreeStdin(options, context);
  if (options.title !== undefined || options.url !== undefined) {
    throw new UserError('usage', '--title and --url are for one paper, not for standard input', 'give them as JSON Lines: {"title": …, "url": …}');
  }
  return parseAdditions(new TextDecoder().decode(context.stdin.readBytes()));
}

async function planAdditions(list: PaperList, additions: readonly Addition[], options: AddCommandOptions): Promise<Plan> {
  const talk: string[] = [];
  const steps = additions.map((addition): Step => (current) => addOne(current, addition, options, talk));
  return { change: await chainChanges(list, steps), talk, named: [] };
}

function addOne(list: PaperList, addition: Addition, options: AddCommandOptions, talk: string[]): Change | Refusal {
  const same = options.force === true ? undefined : findSame(list, addition);
  if (same !== undefined) throw new UserError('failed', `“${addition.title}” is there already: ${same.paper.id}`, 'add it again with --force');
  const destination = destinationOf(list, addition, options);
  const status = statusOf(list, addition, options, destination);
  talk.push(`added to ${showPlace(destination)} as ${status}  ${addition.title}`);
  return addChange(list, addition, { destination, status });
}

function destinationOf(list: PaperList, { category }: Addition, options: AddCommandOptions): Destination {
  if (options.to !== undefined || options.before !== undefined || options.after !== undefined) return requireDestination(list, options);
  const at = options.top === true ? 'top' : 'end';
  if (category !== undefined) return { kind: 'category', path: requireCategory(list, category), at };
  const inbox = findInbox(list);
  if (inbox !== undefined) return { kind: 'category', path: inbox, at };
  throw new UserError('usage', 'this list has no place for papers to be classified', 'say where: --to <category>, or --to / for none');
}

function statusOf(list: PaperList, { status }: Addition, options: AddCommandOptions, destination: Destination): string {
  const named = options.as ?? status;
  if (named !== undefined) return requireStatus(list, named);
  const path = destination.kind === 'category' ? destination.path : destination.entry.paper.category;
  const inbox = findInbox(list);
  const waits = findStatusByWord(path.at(-1) ?? '') === 'to-classify' || (inbox !== undefined && inbox.join('\n') === path.join('\n'));
  return waits ? 'to-classify' : 'unread';
}

function showPlace(destination: Destination): string {
  if (destination.kind === 'beside') return `${destination.side} ${destination.entry.paper.id}`;
  return destination.path.length === 0 ? '/' : renderCategory(destination.path);
}
