import { addChange, findInbox, findSame, findSectionFor, statusForNew } from '../edits/add.ts';
import type { Destination } from '../edits/placement.ts';
import { renderCategory } from '../model/category.ts';
import type { Entry } from '../model/paper.ts';
import { lineOf, type PaperList } from '../model/paper-list.ts';
import type { Status } from '../model/status.ts';
import type { AddCommandOptions } from './add.ts';
import { chainChanges, entryAt, listAfter, type Step } from './chain-changes.ts';
import type { Context } from './context.ts';
import { editList, type Plan } from './edit-list.ts';
import { parseGivenPapers, parseNewPaper, type GivenPaper } from './new-paper.ts';
import { requireCategory, requireDestination } from './require-category.ts';
import { requireStatus } from './requests.ts';
import { readStdinText } from './selector-input.ts';
import { UserError } from './user-error.ts';

/** Adds a paper, or those on standard input. */
export async function runAdd(paper: string, options: AddCommandOptions, context: Context): Promise<void> {
  const papers =
    paper === '-' ? await readPapers(options, context) : [{ ...parseNewPaper(paper, options), status: undefined, category: undefined }];
  if (papers.length === 0) return;
  await editList({ options, context, command: `add ${paper}`, plan: (list) => planAdditions(list, papers, options) });
  if (paper !== '-' && options.dryRun !== true && options.file !== '-') hintAtTitle(paper, options, context);
}

/** A link or number alone says nothing of the title, and no network is asked. */
function hintAtTitle(paper: string, { title, url, file }: AddCommandOptions, context: Context): void {
  if (title !== undefined || url !== undefined || parseNewPaper(paper).url === undefined) return;
  const where = file === undefined ? '' : ` --file ${quoteWord(file)}`;
  context.stderr.write(`hint: papers edit ${quoteWord(paper)} --title "<its title>"${where}\n`);
}

/** As a shell takes it for one word. */
function quoteWord(word: string): string {
  return /^[\w.,:/@%+-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

async function readPapers(options: AddCommandOptions, context: Context): Promise<readonly GivenPaper[]> {
  const text = await readStdinText(options, context);
  if (options.title === undefined && options.url === undefined && options.note === undefined) return parseGivenPapers(text);
  throw new UserError(
    'usage',
    '--title, --url and --note are for one paper, not for standard input',
    'give them as JSON Lines: {"title": …, "url": …, "note": …}',
  );
}

/** The paper added last, by its index, and where it was to go: what `--top` and `--after` put next goes behind it. */
interface Last {
  readonly index: number;
  readonly category: string;
}

async function planAdditions(list: PaperList, papers: readonly GivenPaper[], options: AddCommandOptions): Promise<Plan> {
  let last: Last | undefined;
  const added: { index: number; readonly paper: GivenPaper; readonly talk: string }[] = [];
  const steps = papers.map((paper): Step => (current) => {
    refuseTwin(current, paper, options);
    const destination = destinationOf(current, paper, options);
    const status = statusOf(current, paper, options, destination);
    const change = addChange(current, paper, { destination: behind(current, destination, last), status });
    if (change.kind === 'refused') return change;
    for (const each of added) if (each.index >= change.index) each.index += 1;
    added.push({ index: change.index, paper, talk: `added ${showPlace(destination)} as ${status}` });
    last = { index: change.index, category: categoryOf(destination).join('\n') };
    return change;
  });
  const change = await chainChanges(list, steps);
  if (change.kind === 'refused') return { change, talk: [], named: [] };
  const after = await listAfter(list, change);
  return { change, talk: added.map(({ index, talk }) => describe(after, entryAt(after, index), talk)), named: [] };
}

function describe(list: PaperList, entry: Entry, talk: string): string {
  return `${entry.paper.id}  line ${lineOf(list, entry)}: ${talk}  ${entry.paper.title}`;
}

function refuseTwin(list: PaperList, paper: GivenPaper, { force }: AddCommandOptions): void {
  const same = force === true ? undefined : findSame(list, paper);
  if (same !== undefined)
    throw new UserError(
      'failed',
      `“${paper.title}” is there already: ${same.paper.id}, line ${lineOf(list, same)}`,
      'add it again with --force',
    );
}

function destinationOf(list: PaperList, { category, status }: GivenPaper, options: AddCommandOptions): Destination {
  const named = options.as ?? status;
  const as = named === undefined ? undefined : requireStatus(list, named);
  const sections = list.sections.filter((section) => section.status === (as ?? 'unread'));
  if (options.before !== undefined || options.after !== undefined) return requireDestination(list, options);
  const at = options.top === true ? 'top' : 'end';
  const given = category === undefined ? undefined : pathOf(list, category);
  const path = placeFor(list, options.to === undefined ? given : requireCategory(list, options.to, sections), as);
  if (path !== undefined) return { kind: 'category', path, at };
  throw new UserError('usage', 'this list has no place for papers to be classified', 'say where: --to <category>, or --to / for none');
}

/** Where a status is said by a section the paper goes to that section: by the status asked for, else among those to be classified or unread. */
function placeFor(list: PaperList, to: readonly string[] | undefined, as: Status | undefined): readonly string[] | undefined {
  if (to !== undefined) return as === undefined ? to : findSectionFor(list, to, as);
  const inbox = findInbox(list);
  return as === undefined && inbox !== undefined ? inbox : findSectionFor(list, inbox, as ?? 'unread');
}

/** A path of headings is taken as it stands where the list has it; any other name as on the command line. */
function pathOf(list: PaperList, category: string | readonly string[]): readonly string[] {
  if (typeof category === 'string') return requireCategory(list, category);
  const name = category.join('\n');
  const known = name === '' || list.categories.some(({ path }) => path.join('\n') === name);
  return known ? category : requireCategory(list, category.join('/'));
}

/** Several papers go to a top, or after a paper, in their own order. */
function behind(list: PaperList, destination: Destination, last: Last | undefined): Destination {
  const goesOn = destination.kind === 'beside' ? destination.side === 'after' : destination.at === 'top';
  if (last === undefined || !goesOn || last.category !== categoryOf(destination).join('\n')) return destination;
  return { kind: 'beside', entry: entryAt(list, last.index), side: 'after' };
}

function categoryOf(destination: Destination): readonly string[] {
  return destination.kind === 'category' ? destination.path : destination.entry.paper.category;
}

function statusOf(list: PaperList, { status }: GivenPaper, options: AddCommandOptions, destination: Destination): string {
  const named = options.as ?? status;
  if (named !== undefined) return requireStatus(list, named);
  return statusForNew(list, categoryOf(destination));
}

function showPlace(destination: Destination): string {
  if (destination.kind === 'beside') return `${destination.side} ${destination.entry.paper.id}`;
  return `to ${destination.path.length === 0 ? '/' : renderCategory(destination.path)}`;
}
