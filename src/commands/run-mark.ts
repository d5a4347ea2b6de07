import type { Change, Refusal } from '../edits/change.ts';
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
  if (words.length < 2) throw new UserError('usage', 'mark takes papers and then a status', 'for example: papers mark 2302.07027 read');
  const selectors = readSelectors(words.slice(0, -1), options, context);
  if (selectors.length === 0) return;
  const plan = async (list: PaperList): Promise<Plan> => {
    const status = requireStatus(list, name);
    const entries = requireEntries(list, selectors, { ...WRITING, matchTitles: options.match === true });
    const adds = options.note !== undefined && options.note.trim() !== '';
    const changing = entries.filter(({ paper }) => adds || paper.status !== status);
    const talk = changing.map((entry) => describe(list, entry, { status, adds }));
    return { change: await markAndNote(list, entries, { status, note: options.note }), talk, named: entries.map(identify) };
  };
  await editList({ options, context, command: `mark ${words.join(' ')}${options.note === undefined ? '' : ' --note'}`, plan });
}

/** Status and note in one write; the note is added to what is there. */
async function markAndNote(
  list: PaperList,
  entries: readonly Entry[],
  { status, note }: { status: string; note: string | undefined },
): Promise<Change | Refusal> {
  if (note === undefined) return markChange(list, entries, status);
  const { chainChanges, entryAt } = await import('./chain-changes.ts');
  const { appendToNote, noteChange, normalizeNote, noteTextOf } = await import('../edits/note.ts');
  const noteSteps = entries.map((entry) => {
    const index = list.entries.indexOf(entry);
    return (current: PaperList) => {
      const now = entryAt(current, index);
      return noteChange(current, now, appendToNote(noteTextOf(current, now), normalizeNote(note, current.source), current.source));
    };
  });
  return chainChanges(list, [(current) => markChange(current, entries, status), ...noteSteps]);
}

function describe(list: PaperList, entry: Entry, { status, adds }: { readonly status: string; readonly adds: boolean }): string {
  const { id, title, status: old } = entry.paper;
  const changes = [...(old === status ? [] : [`${old} → ${status}`]), ...(adds ? ['note added'] : [])];
  return `${id}  line ${lineOf(list, entry)}: ${changes.join(', ')}  ${title}`;
}
