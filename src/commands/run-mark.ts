import type { Change, Refusal } from '../edits/change.ts';
import { markChange } from '../edits/mark.ts';
import type { Entry } from '../model/paper.ts';
import { renderCategory } from '../model/category.ts';
import { lineOf, type PaperList } from '../model/paper-list.ts';
import type { Status } from '../model/status.ts';
import type { Step } from './chain-changes.ts';
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
    const { note, create } = options;
    const adds = note !== undefined && note.trim() !== '';
    const changing = entries.filter(({ paper }) => adds || paper.status !== status);
    const moves = list.sections.length === 0 ? undefined : await findMoves(list, changing, status);
    const talk = changing.map((entry) => describe(list, entry, { status, adds, to: moves?.get(entry) }));
    const steps = [
      ...(note === undefined ? [] : await noteSteps(list, entries, note)),
      ...(create === true ? await createSteps(list, entries, status) : []),
    ];
    return { change: await markInSteps(list, entries, { status, steps }), talk, named: entries.map(identify) };
  };
  const flags = [...(options.note === undefined ? [] : ['--note']), ...(options.create === true ? ['--create'] : [])];
  await editList({ options, context, command: ['mark', ...words, ...flags].join(' '), plan });
}

interface MarkSteps {
  readonly status: Status;
  /** What is done first, which neither adds nor moves entries. */
  readonly steps: readonly Step[];
}

async function markInSteps(list: PaperList, entries: readonly Entry[], { status, steps }: MarkSteps): Promise<Change | Refusal> {
  const mark = list.sections.length === 0 ? markChange : (await import('../edits/change-status.ts')).statusChange;
  if (steps.length === 0) return mark(list, entries, status);
  const { chainChanges, entryAt } = await import('./chain-changes.ts');
  const indices = entries.map((entry) => list.entries.indexOf(entry));
  const marked: Step = (current) =>
    mark(
      current,
      indices.map((index) => entryAt(current, index)),
      status,
    );
  return chainChanges(list, [...steps, marked]);
}

/** The note is added to what is there. */
async function noteSteps(list: PaperList, entries: readonly Entry[], note: string): Promise<readonly Step[]> {
  const { entryAt } = await import('./chain-changes.ts');
  const { appendToNote, noteChange, normalizeNote, noteTextOf } = await import('../edits/note.ts');
  return entries.map((entry) => {
    const index = list.entries.indexOf(entry);
    return (current: PaperList) => {
      const now = entryAt(current, index);
      return noteChange(current, now, appendToNote(noteTextOf(current, now), normalizeNote(note, current.source), current.source));
    };
  });
}

/** A heading a step, outer ones first. */
async function createSteps(list: PaperList, entries: readonly Entry[], status: Status): Promise<readonly Step[]> {
  if (list.sections.length === 0) return [];
  const { missingCategories } = await import('../edits/change-status.ts');
  const { addCategoryChange } = await import('../edits/add-category.ts');
  return missingCategories(list, entries, status).map(
    (path): Step =>
      (current) =>
        addCategoryChange(current, { title: path.at(-1) ?? '', parent: path.slice(0, -1) }),
  );
}

/** Where the papers go that another status moves. */
async function findMoves(list: PaperList, entries: readonly Entry[], status: Status): Promise<ReadonlyMap<Entry, readonly string[]>> {
  const { isMovedToMark } = await import('../edits/change-status.ts');
  const { findSectionTarget } = await import('../edits/section-target.ts');
  const moving = entries.filter((entry) => entry.paper.status !== status && isMovedToMark(list, entry));
  return new Map(
    moving.flatMap((entry) => {
      const target = findSectionTarget(list, entry.paper.category, status);
      return 'path' in target ? [[entry, target.path] as const] : [];
    }),
  );
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
