import { titleChange, urlChange } from '../edits/edit-entry.ts';
import { markChange } from '../edits/mark.ts';
import { normalizeTitle } from '../edits/said.ts';
import { assignIds } from '../model/paper-id.ts';
import type { Entry } from '../model/paper.ts';
import { lineOf, type PaperList } from '../model/paper-list.ts';
import { chainChanges, entryAt, type Step } from './chain-changes.ts';
import type { Context } from './context.ts';
import { editDraft, keepingDraft, requireSamePaper } from './edit-draft.ts';
import { editList, type Plan } from './edit-list.ts';
import type { EditOptions } from './edit.ts';
import { linkOf } from './new-paper.ts';
import { openList } from './open-list.ts';
import { identify, requireOne, requireStatus } from './requests.ts';
import { UserError } from './user-error.ts';

/** What is to be changed; what is undefined stays. An empty url takes the link away. */
interface Wanted {
  readonly title?: string | undefined;
  readonly url?: string | undefined;
  readonly status?: string | undefined;
}

/** Changes a paper by options, or by a form in the user's editor. */
export async function runEdit(selector: string, options: EditOptions, context: Context): Promise<void> {
  if (options.title !== undefined || options.url !== undefined) return writeEdit(selector, () => options, options, context);
  const { list } = await openList(options, context);
  const entry = requireOne(list, selector, options);
  const { parseForm, renderForm } = await import('./paper-form.ts');
  const draft = await editDraft(renderForm(list, entry.paper), '.yaml', context);
  if (draft === undefined) return;
  const wanted = (now: Entry): Wanted => {
    requireUnchanged(entry, now);
    return parseForm(draft.text);
  };
  await keepingDraft(draft, context, () => writeEdit(selector, wanted, options, context));
}

async function writeEdit(selector: string, wanted: (entry: Entry) => Wanted, options: EditOptions, context: Context): Promise<void> {
  const plan = async (list: PaperList): Promise<Plan> => {
    const entry = requireOne(list, selector, options);
    const index = list.entries.indexOf(entry);
    const differing = findDifferences(list, entry, wanted(entry));
    const change = await chainChanges(list, stepsOf(index, differing));
    const id = change.kind === 'change' ? assignIds(change.expected.map(({ paper }) => paper))[index] : undefined;
    return { change, talk: describe(list, entry, { ...differing, id }), named: [identify(entry)] };
  };
  await editList({ options, context, command: `edit ${selector}`, plan });
}

function requireUnchanged(seen: Entry, now: Entry): void {
  requireSamePaper(seen, now);
  if (seen.paper.status !== now.paper.status)
    throw new UserError('changed', `the status of “${now.paper.title}” changed meanwhile`, 'look at the list and try again');
}

/** What of `wanted` the paper does not say already, as it will be written. */
function findDifferences(list: PaperList, { paper }: Entry, { title, url, status }: Wanted): Wanted {
  const newTitle = title === undefined || normalizeTitle(title) === paper.title ? undefined : normalizeTitle(title);
  const newStatus = status === undefined || requireStatus(list, status) === paper.status ? undefined : requireStatus(list, status);
  return { title: newTitle, url: url === undefined || linkOf(url) === paper.url ? undefined : (linkOf(url) ?? ''), status: newStatus };
}

function stepsOf(index: number, { title, url, status }: Wanted): Step[] {
  const steps: Step[] = [];
  if (title !== undefined) steps.push((list) => titleChange(list, entryAt(list, index), title));
  if (url !== undefined) steps.push((list) => urlChange(list, entryAt(list, index), url === '' ? undefined : url));
  if (status !== undefined) steps.push((list) => markChange(list, [entryAt(list, index)], status));
  return steps;
}

function describe(list: PaperList, entry: Entry, wanted: Wanted & { readonly id: string | undefined }): string[] {
  const { paper } = entry;
  const changes = (['title', 'url', 'status', 'id'] as const).flatMap((field) => {
    const [old, now] = [paper[field] ?? '', wanted[field] ?? paper[field] ?? ''];
    return old === now ? [] : [`${field} ${old === '' ? '(none)' : old} → ${now === '' ? '(none)' : now}`];
  });
  return changes.map((change) => `${paper.id}  line ${lineOf(list, entry)}: ${change}`);
}
