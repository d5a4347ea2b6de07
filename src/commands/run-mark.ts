import { markChange } from '../edits/mark.ts';
import type { Entry } from '../model/paper.ts';
import { renderCategory } from '../model/category.ts';
import { lineOf, type PaperList } from '../model/paper-list.ts';
import type { Status } from '../model/status.ts';
import type { Context } from './context.ts';
import { editList, type Plan } from './edit-list.ts';
import type { MarkOptions } from './mark.ts';
import { identify, requireEntries, requireStatus, WRITING } from './requests.ts';
import { readSelectors } from './selector-input.ts';
import { UserError } from './user-error.ts';

/** Marks papers; the last word is the status, all before it are selectors. */
export async function runMark(words: readonly string[], options: MarkOptions, context: Context): Promise<void> {
  const name = words.at(-1) ?? '';
  if (words.length < 2) throw new UserError('usage', 'mark takes papers and then a status', 'for example: papers mark 2302.07027 read');
  const selectors = readSelectors(words.slice(0, -1), options, context);
  if (selectors.length === 0) return;
  const plan = async (list: PaperList): Promise<Plan> => {
    const status = requireStatus(list, name);
    const entries = requireEntries(list, selectors, { ...WRITING, matchTitles: options.match === true });
    const adds = options.note !== undefined && options.note.trim() !== '';
    const changing = entries.filter(({ paper }) => adds || paper.status !== status);
    const isPlain = options.note === undefined && list.sections.length === 0;
    const steps = isPlain ? undefined : await import('./mark-steps.ts');
    const moves = steps?.findMoves(list, changing, status);
    const talk = changing.map((entry) => describe(list, entry, { status, adds, to: moves?.get(entry) }));
    const change = steps === undefined ? markChange(list, entries, status) : await steps.markInSteps(list, entries, { ...options, status });
    return { change, talk, named: entries.map(identify) };
  };
  const flags = [...(options.note === undefined ? [] : ['--note']), ...(options.create === true ? ['--create'] : [])];
  await editList({ options, context, command: ['mark', ...words, ...flags].join(' '), plan });
}

interface MarkTalk {
  readonly status: Status;
  readonly adds: boolean;
  readonly to: readonly string[] | undefined;
}

function describe(list: PaperList, entry: Entry, { status, adds, to }: MarkTalk): string {
  const { id, title, status: old } = entry.paper;
  const where = to === undefined ? '' : `, to ${renderCategory(to)}`;
  const changes = [...(old === status ? [] : [`${old} → ${status}${where}`]), ...(adds ? ['note added'] : [])];
  return `${id}  line ${lineOf(list, entry)}: ${changes.join(', ')}  ${title}`;
}
