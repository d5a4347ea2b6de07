import type { PaperList } from '../model/paper-list.ts';
import type { Status } from '../model/status.ts';
import type { NewCategory } from '../edits/add-category.ts';
import type { CategorizeOptions } from './categorize.ts';
import type { Context } from './context.ts';
import { editList, type WriteOptions } from './edit-list.ts';
import { findListFile, readListAt } from './open-list.ts';
import type { Painter } from './painter.ts';
import type { Paragraph, Prompter } from './prompter.ts';
import { identify, requireStatus } from './requests.ts';
import { UserError } from './user-error.ts';
import { filingCommand, planFiling, type Filing } from './walk-edits.ts';
import {
  findStop,
  forgetLastWrite,
  goBack,
  goOn,
  renderProgress,
  startProgress,
  unclassified,
  type Stop,
  type WalkProgress,
} from './walk-progress.ts';
import { askParent, askWhere, describePaper, type WalkChoice, type WalkMessage } from './walk-question.ts';

/** Asks for each paper to be classified where it belongs, and writes each answer at once. @throws UserError */
export async function walkThrough(options: CategorizeOptions, context: Context): Promise<void> {
  const file = await requireFile(options, context);
  const list = await readListAt(file, context);
  const as = options.as === undefined ? undefined : requireStatus(list, options.as);
  if (unclassified(list).length === 0) return context.stderr.write(`nothing to classify in ${file}\n`);
  const { painter } = await context.loadTerminal(options);
  const talk: string[] = [];
  const walk: Walk = {
    options: { file, ...(options.inPlace === undefined ? {} : { inPlace: options.inPlace }) },
    // What is said meanwhile is said again when the terminal is back.
    context: { ...context, stderr: { isTerminal: false, write: (text) => void talk.push(text) } },
    prompter: await context.loadPrompter(options),
    painter,
    as,
    talk,
    progress: startProgress(),
    list,
    message: undefined,
  };
  try {
    await walkOn(walk, file);
  } finally {
    walk.prompter.close();
    context.stderr.write(`${talk.join('')}${renderProgress(walk.progress, walk.list)}\n`);
  }
}

interface Walk {
  readonly options: WriteOptions;
  readonly context: Context;
  readonly prompter: Prompter;
  readonly painter: Painter;
  readonly as: Status | undefined;
  readonly talk: readonly string[];
  readonly progress: WalkProgress;
  /** As it was last read. */
  list: PaperList;
  message: WalkMessage | undefined;
}

async function requireFile(options: CategorizeOptions, context: Context): Promise<string> {
  if (options.dryRun === true) throw new UserError('usage', 'each answer is written at once, so there is no dry run of the walk-through');
  const file = await findListFile(options, context);
  if (file === '-') throw new UserError('usage', 'the walk-through needs the list in a file', 'name one with --file <path>');
  return file;
}

/** The list is read anew for every question, since an editor may have saved it meanwhile. */
async function walkOn(walk: Walk, file: string): Promise<void> {
  for (;;) {
    walk.list = await readListAt(file, walk.context);
    const stop = findStop(walk.progress, walk.list);
    if (stop === undefined) return;
    const about = describePaper(stop, walk.message, walk.painter);
    const answer = await walk.prompter.choose(askWhere(walk.list, about, walk.painter));
    if (answer === undefined || answer.value.kind === 'quit') return;
    const said = walk.talk.length;
    walk.message = undefined;
    const trouble = await tryTo(() => act(walk, stop, { choice: answer.value, typed: answer.typed, about }));
    const text = walk.talk[said]?.split('\n')[0];
    walk.message = trouble ?? walk.message ?? (text === undefined ? undefined : { text, isTrouble: false });
  }
}

/** What cannot be done is told with the next question; the walk goes on. */
async function tryTo(work: () => Promise<void>): Promise<WalkMessage | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    if (!(error instanceof UserError) || error.code === 'interrupted') throw error;
    return { text: error.hint === undefined ? error.message : `${error.message} (${error.hint})`, isTrouble: true };
  }
}

interface Given {
  readonly choice: WalkChoice;
  readonly typed: string;
  readonly about: readonly Paragraph[];
}

async function act(walk: Walk, stop: Stop, { choice, typed, about }: Given): Promise<void> {
  switch (choice.kind) {
    case 'category':
      return file(walk, stop, { path: choice.path });
    case 'new': {
      const category = await askNewCategory(walk, typed, about);
      return category === undefined ? undefined : file(walk, stop, { category });
    }
    case 'skip':
      return goOn(walk.progress, identify(stop.entry), 'skipped');
    case 'back':
      if (!goBack(walk.progress, walk.list)) walk.message = { text: 'this is the first paper', isTrouble: false };
      return undefined;
    case 'undo':
      return undo(walk);
    case 'quit':
      return undefined;
  }
}

async function file(walk: Walk, { entry }: Stop, target: Filing['target']): Promise<void> {
  const { options, context, progress, as } = walk;
  const identity = identify(entry);
  const before = progress.outcomes.get(identity);
  const record = await editList({
    options,
    context,
    command: filingCommand(entry, target),
    plan: (list) => planFiling(list, { identity, target, as }),
  });
  if (record !== undefined) progress.writes.push({ paper: identity, record, before });
  goOn(progress, identity, 'classified');
}

async function askNewCategory(
  { prompter, painter, list }: Walk,
  typed: string,
  about: readonly Paragraph[],
): Promise<NewCategory | undefined> {
  const title = await prompter.askText({ about, label: 'title of the new category:', initial: typed.trim() });
  if (title === undefined || title.trim() === '') return undefined;
  if (list.categories.length === 0) return { title, parent: [] };
  const named = { text: `new category “${title.trim()}”`, paint: painter.heading, lines: 2 };
  const answer = await prompter.choose(askParent(list, [named, ...about]));
  return answer?.value === undefined ? undefined : { title, parent: answer.value };
}

/** Takes back the last answer that was written, as `papers undo` would, and asks again. */
async function undo(walk: Walk): Promise<void> {
  const last = walk.progress.writes.at(-1);
  if (last === undefined) {
    walk.message = { text: 'nothing to undo yet', isTrouble: false };
    return;
  }
  const { runUndo } = await import('./run-undo.ts');
  await runUndo('undo', String(last.record), walk.options, walk.context);
  forgetLastWrite(walk.progress);
}
