import { statusOnceClassified } from '../edits/arrival-status.ts';
import { addCategoryChange, newCategoryPath, type NewCategory } from '../edits/add-category.ts';
import type { Change, Refusal } from '../edits/change.ts';
import { markChange } from '../edits/mark.ts';
import { moveChange } from '../edits/move.ts';
import { renderCategory } from '../model/category.ts';
import type { Entry } from '../model/paper.ts';
import type { PaperList } from '../model/paper-list.ts';
import type { Status } from '../model/status.ts';
import { chainChanges, entryAt } from './chain-changes.ts';
import type { Plan } from './edit-list.ts';
import { describeMove } from './move-talk.ts';
import { identify } from './requests.ts';
import { UserError } from './user-error.ts';

/** Files the paper called `identity` under a category that is there, or under one that is made for it, in one change. */
export interface Filing {
  readonly identity: string;
  readonly target: { readonly path: readonly string[] } | { readonly category: NewCategory };
  readonly as: Status | undefined;
}

/** @throws UserError when the paper has gone. */
export async function planFiling(list: PaperList, { identity, target, as }: Filing): Promise<Plan> {
  const index = list.entries.findIndex((each) => identify(each) === identity);
  if (index === -1) throw new UserError('changed', 'the list changed, and this paper is no longer what it was');
  const path = targetPath(target);
  const file = (now: PaperList): Change | Refusal => fileChange(now, entryAt(now, index), { path, as });
  const change = 'path' in target ? file(list) : await chainChanges(list, [(now) => addCategoryChange(now, target.category), file]);
  const isDone = change.kind === 'change' && change.edits.length > 0;
  const entry = entryAt(list, index);
  const talk = isDone ? [describeMove(list, entry, { kind: 'category', path, at: 'end' }, as)] : [];
  return { change, talk, named: [identity] };
}

/** The command that does the same, for the journal. */
export function filingCommand(entry: Entry, target: Filing['target']): string {
  const to = renderCategory(targetPath(target));
  return `categorize ${entry.paper.id} --to ${to}${'path' in target ? '' : ' (a new category)'}`;
}

function targetPath(target: Filing['target']): readonly string[] {
  return 'path' in target ? target.path : newCategoryPath(target.category);
}

/** A paper to be classified that stands in the right category already needs another sign only. */
function fileChange(
  list: PaperList,
  entry: Entry,
  { path, as }: { readonly path: readonly string[]; readonly as: Status | undefined },
): Change | Refusal {
  const isThere = entry.paper.category.join('\n') === path.join('\n');
  if (isThere) return markChange(list, [entry], statusOnceClassified(entry.paper.status, as));
  return moveChange(list, [entry], { destination: { kind: 'category', path, at: 'end' }, as });
}
