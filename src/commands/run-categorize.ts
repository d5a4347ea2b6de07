import { moveChange } from '../edits/move.ts';
import type { Destination } from '../edits/placement.ts';
import type { Entry } from '../model/paper.ts';
import type { PaperList } from '../model/paper-list.ts';
import { findSectionAt, type StatusSection } from '../model/status-section.ts';
import type { CategorizeOptions } from './categorize.ts';
import type { Context } from './context.ts';
import { editList, type Plan } from './edit-list.ts';
import { runList } from './list.ts';
import { describeMove } from './move-talk.ts';
import { requireDestination } from './require-category.ts';
import { identify, requireEntries, requireStatus, WRITING } from './requests.ts';
import { readSelectors } from './selector-input.ts';
import { UserError } from './user-error.ts';

/** Moves papers; without any, walks through those to be classified. */
export async function runCategorize(words: readonly string[], options: CategorizeOptions, context: Context): Promise<void> {
  if (words.length === 0) return classify(options, context);
  const selectors = readSelectors(words, options, context);
  if (options.to === undefined && options.before === undefined && options.after === undefined) {
    throw new UserError('usage', 'categorize needs to know where to', `for example: papers categorize ${words[0] ?? ''} --to <category>`);
  }
  if (selectors.length === 0) return;
  const plan = (list: PaperList): Plan => planMove(list, selectors, options);
  await editList({ options, context, command: renderCommand(words, options), plan });
}

function planMove(list: PaperList, selectors: readonly string[], options: CategorizeOptions): Plan {
  const taken = { ...WRITING, matchTitles: options.match === true };
  const entries = requireEntries(list, selectors, taken);
  const destination = requireDestination(list, options, sectionsOf(list, entries));
  const as = options.as === undefined ? undefined : requireStatus(list, options.as);
  const change = moveChange(list, entries, { destination, as });
  const moved = change.kind === 'change' && change.edits.length > 0 ? entries.filter((entry) => isMoved(entry, destination)) : [];
  const talk = moved.map((entry) => describeMove(list, entry, destination, as));
  const beside = destination.kind === 'beside' ? [destination.entry] : [];
  return { change, talk, named: [...entries, ...beside].map(identify) };
}

/** The section that all of the papers have their status from: what they are moved to stands in it, too. */
function sectionsOf(list: PaperList, entries: readonly Entry[]): readonly StatusSection[] {
  const sections = new Set(entries.map(({ carrier, paper }) => (carrier === 'section' ? findSectionAt(list, paper.category) : undefined)));
  const [section] = sections;
  return sections.size === 1 && section !== undefined ? [section] : [];
}

/** What stands in a category already is not moved to its end. */
function isMoved({ paper }: Entry, destination: Destination): boolean {
  return destination.kind === 'beside' || destination.at === 'top' || paper.category.join('\n') !== destination.path.join('\n');
}

function renderCommand(words: readonly string[], { to, top, before, after, as }: CategorizeOptions): string {
  const flags = [
    to === undefined ? '' : `--to ${to}`,
    top === true ? '--top' : '',
    before === undefined ? '' : `--before ${before}`,
    after === undefined ? '' : `--after ${after}`,
    as === undefined ? '' : `--as ${as}`,
  ];
  return ['categorize', ...words, ...flags.filter((flag) => flag !== '')].join(' ');
}

/** On a terminal, one question a paper; in a pipe, the papers as `list` would print them. */
async function classify(options: CategorizeOptions, context: Context): Promise<void> {
  const { to, top, before, after } = options;
  if (to !== undefined || before !== undefined || after !== undefined || top === true) {
    throw new UserError('usage', 'no papers named', 'name the papers to move, or - to read them from standard input');
  }
  if (!context.stdin.isTerminal || !context.stdout.isTerminal) {
    return runList([], { ...pickGlobal(options), status: 'to-classify' }, context);
  }
  const { walkThrough } = await import('./walk-through.ts');
  await walkThrough(options, context);
}

function pickGlobal({ file, color }: CategorizeOptions): Pick<CategorizeOptions, 'file' | 'color'> {
  return { ...(file === undefined ? {} : { file }), ...(color === undefined ? {} : { color }) };
}
