import { titleChange, urlChange } from '../edits/edit-entry.ts';
import { markChange } from '../edits/mark.ts';
import type { Entry } from '../model/paper.ts';
import { lineOf, type PaperList } from '../model/paper-list.ts';
import { chainChanges, entryAt, type Step } from './chain-changes.ts';
import type { Context } from './context.ts';
import { editList, type Plan } from './edit-list.ts';
import type { EditOptions } from './edit.ts';
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
  if (options.title !== undefined || options.url !== undefined) return writeEdit(selector, options, options, context);
  const { list } = await openList(options, context);
  const entry = requireOne(list, selector, options);
  const { parseForm, renderForm } = await import('./paper-form.ts');
  const editor = await context.loadEditor();
  const form = renderForm(entry.paper);
  const draft = editor.edit(form, '.yaml');
  if (draft.text === form) {
    draft.discard();
    return context.stderr.write('nothing to change\n');
  }
  try {
    await writeEdit(selector, parseForm(draft.text), options, context);
  } catch (error) {
    context.stderr.write(`papers: your draft is in ${draft.path}\n`);
    throw error;
  }
  draft.discard();
}

async function writeEdit(selector: string, wanted: Wanted, options: EditOptions, context: Context): Promise<void> {
  const plan = async (list: PaperList): Promise<Plan> => {
    const entry = requireOne(list, selector, options);
    const index = list.entries.indexOf(entry);
    return { change: await chainChanges(list, stepsOf(index, wanted)), talk: describe(list, entry, wanted), named: [identify(entry)] };
  };
  await editList({ options, context, command: `edit ${selector}`, plan });
}

function stepsOf(index: number, { title, url, status }: Wanted): Step[] {
  const steps: Step[] = [];
  if (title !== undefined) steps.push((list) => titleChange(list, entryAt(list, index), title));
  if (url !== undefined) steps.push((list) => urlChange(list, entryAt(list, index), requireUrl(url)));
  if (status !== undefined) steps.push((list) => markChange(list, [entryAt(list, index)], requireStatus(list, status)));
  return steps;
}

function requireUrl(url: string): string | undefined {
  const trimmed = url.trim();
  if (/[\s<>]/.test(trimmed)) throw new UserError('usage', `“${url}” is no link: it holds blanks or angle brackets`, 'write a blank as %20');
  return trimmed === '' ? undefined : trimmed;
}

function describe(list: PaperList, entry: Entry, wanted: Wanted): string[] {
  const { paper } = entry;
  const changes = (['title', 'url', 'status'] as const).flatMap((field) => {
    const [old, now] = [paper[field] ?? '', wanted[field] ?? paper[field] ?? ''];
    return old === now ? [] : [`${field} ${old === '' ? '(none)' : old} → ${now === '' ? '(none)' : now}`];
  });
  return changes.map((change) => `${paper.id}  line ${lineOf(list, entry)}: ${change}`);
}
