import type { Change, Refusal } from '../edits/change.ts';
import { findFlaw } from '../edits/proof.ts';
import type { PaperList } from '../model/paper-list.ts';
import { understandQuickly } from '../parse/understand-quickly.ts';
import { editContexts } from '../text/edit-rebase.ts';
import { escapeControls } from '../text/escape-text.ts';
import { renderSource, withText } from '../text/source-document.ts';
import { applyEdits, invertEdits } from '../text/text-edit.ts';
import type { Context, GlobalOptions } from './context.ts';
import type { JournalAction, ListUpdate, Notice } from './files-port.ts';
import { fileUserError, findListFile, readListAt, understandBytes } from './open-list.ts';
import { UserError } from './user-error.ts';

/** The options of every command that writes. */
export interface WriteOptions extends GlobalOptions {
  readonly dryRun?: boolean;
  readonly inPlace?: boolean;
}

/** What a command wants: the change, a line of talk per paper changed, and who the papers are, to know them again. */
export interface Plan {
  readonly change: Change | Refusal;
  readonly talk: readonly string[];
  /** What the selectors named: must be the same when the command is run again because the file changed. */
  readonly named: readonly string[];
}

export interface EditRequest {
  readonly options: WriteOptions;
  readonly context: Context;
  /** What the user asked for, as the journal has it: `mark 2302.07027 read`. */
  readonly command: string;
  /** Pure and repeatable: it is asked again when the file changed meanwhile. @throws UserError */
  readonly plan: (list: PaperList) => Plan | Promise<Plan>;
}

/**
 * Plans, proves and writes a change to the list the user means, or shows it; gives the number that the write has in the
 * journal, undefined when nothing was written or journaled. @throws UserError with nothing written.
 */
export async function editList(request: EditRequest): Promise<number | undefined> {
  const { options, context } = request;
  const file = await findListFile(options, context);
  if (file === '-' || options.dryRun === true) {
    await (file === '-' ? editStream(request) : showEdit(request, file));
    return undefined;
  }
  let named: string | undefined;
  let talk: readonly string[] = [];
  const result = await context.files.updateList(
    file,
    async (snapshot) => {
      const edit = await planAgain(snapshot.reruns, file, async () => planEdit(request, await understandBytes(snapshot.bytes, file)));
      talk = edit.plan.talk;
      named = requireSameNames(named, edit.plan, file);
      return edit.update;
    },
    { inPlace: options.inPlace === true },
  );
  sayNotices(result.notices, context);
  if (result.kind === 'failed') throw fileUserError(result.error);
  say([...talk, result.kind === 'written' ? `wrote ${file}` : 'nothing to change'], context);
  return result.kind === 'written' ? result.record : undefined;
}

export function sayNotices(notices: readonly Notice[], context: Context): void {
  for (const { message } of notices) context.stderr.write(`papers: ${message}\n`);
}

/** Titles come from the file, and must not steer the terminal. */
function say(lines: readonly string[], context: Context): void {
  context.stderr.write(lines.map((line) => `${escapeControls(line)}\n`).join(''));
}

interface Edit {
  readonly plan: Plan;
  /** The text afterwards. */
  readonly newText: string;
  readonly update: ListUpdate | undefined;
}

async function planEdit({ plan, command }: EditRequest, list: PaperList): Promise<Edit> {
  const planned = await plan(list);
  const { change } = planned;
  if (change.kind === 'refused') throw new UserError('failed', change.reason, change.hint);
  const newText = applyEdits(list.source.text, change.edits);
  if (newText === list.source.text) return { plan: planned, newText, update: undefined };
  return { plan: planned, newText, update: await proveUpdate(list, change, { newText, command }) };
}

async function proveUpdate(
  list: PaperList,
  change: Change,
  { newText, command }: { newText: string; command: string },
): Promise<ListUpdate> {
  const source = withText(list.source, newText);
  const after = await understandQuickly(source);
  const flaw = findFlaw(list, after, change);
  if (flaw !== undefined) {
    const { refuseFlawed } = await import('../edits/flawed-change.ts');
    const { reason, hint } = refuseFlawed(list, after, change, flaw);
    throw new UserError('failed', reason, hint);
  }
  const action: JournalAction = { kind: 'edit' };
  const inverse = invertEdits(list.source.text, change.edits);
  return {
    newBytes: renderSource(source),
    entry: { action, command, edits: change.edits, inverse, contexts: editContexts(newText, inverse) },
  };
}

/** `-f -`: the new document goes to stdout, the old one where nothing changes. */
async function editStream(request: EditRequest): Promise<void> {
  const { context, options } = request;
  const list = await understandBytes(context.stdin.readBytes(), 'standard input');
  const { plan, newText } = await planEdit(request, list);
  if (options.dryRun === true) context.stdout.write(await renderDiff(list.source.text, newText, 'standard input'));
  else context.stdout.write(list.source.bom + newText);
  say(plan.talk, context);
}

async function showEdit(request: EditRequest, file: string): Promise<void> {
  const { context } = request;
  const list = await readListAt(file, context);
  const { plan, newText } = await planEdit(request, list);
  context.stdout.write(await renderDiff(list.source.text, newText, file));
  say([...plan.talk, 'dry run: nothing was written'], context);
}

/** What would change, as a unified diff; empty where nothing does. */
export async function renderDiff(oldText: string, newText: string, name: string): Promise<string> {
  if (newText === oldText) return '';
  const { renderUnifiedDiff } = await import('./unified-diff.ts');
  return renderUnifiedDiff(name, oldText, newText);
}

/** When the command is run again, what it can no longer find or do is the fault of whoever changed the file. */
async function planAgain(reruns: number, file: string, work: () => Promise<Edit>): Promise<Edit> {
  try {
    return await work();
  } catch (error) {
    if (reruns === 0 || !(error instanceof UserError)) throw error;
    throw new UserError('changed', `${file} changed meanwhile, and now: ${error.message}`, 'look at the list and try again');
  }
}

function requireSameNames(before: string | undefined, { named }: Plan, file: string): string {
  const now = named.join('\n');
  if (before === undefined || before === now) return now;
  throw new UserError(
    'changed',
    `${file} changed meanwhile, and the papers named are no longer the same`,
    'look at the list and try again',
  );
}
