import type { Entry } from '../model/paper.ts';
import { lineOf, type PaperList } from '../model/paper-list.ts';
import { statusesOf } from '../model/status-count.ts';
import { createFinder, type Selection, type SelectorOptions } from '../model/selector.ts';
import { findStatus } from '../model/status-name.ts';
import type { Status } from '../model/status.ts';
import { UserError } from './user-error.ts';

/** How commands that only read take selectors. */
export const READING: SelectorOptions = { shortestPrefix: 1, matchTitles: false };

/** How commands that write take selectors: a short beginning of an id decides nothing. */
export const WRITING: SelectorOptions = { shortestPrefix: 4, matchTitles: false };

const SHOWN_CHOICES = 8;

/** The entries that `selectors` name, each once, in the order named. @throws UserError that tells of every selector that fails. */
export function requireEntries(list: PaperList, selectors: readonly string[], options: SelectorOptions): readonly Entry[] {
  const find = createFinder(list, options);
  const selections = selectors.map((selector) => ({ selector, selection: find(selector) }));
  const failed = selections.filter(({ selection }) => selection.kind !== 'found');
  if (failed.length > 0) throw selectorError(list, failed, options);
  return [...new Set(selections.flatMap(({ selection }) => (selection.kind === 'found' ? [selection.entry] : [])))];
}

/** The one entry a command that writes was asked to change. @throws UserError */
export function requireOne(list: PaperList, selector: string, { match }: { readonly match?: boolean }): Entry {
  const [entry] = requireEntries(list, [selector], { ...WRITING, matchTitles: match === true });
  if (entry === undefined) throw new UserError('notFound', `no paper “${selector}”`);
  return entry;
}

/** The status `name` stands for in this list. @throws UserError with the choices. */
export function requireStatus(list: PaperList, name: string): Status {
  const selection = findStatus(list, name);
  if (selection.kind === 'found') return selection.status;
  if (selection.kind === 'ambiguous') {
    throw new UserError('ambiguous', `“${name}” may be ${selection.statuses.join(' or ')}`, 'write the status in full');
  }
  throw new UserError('notFound', `no status “${name}” in this list`, `statuses here: ${renderStatusChoices(list)}`);
}

/** The statuses of the list with the labels it gives them: `read (已阅读), unread`. */
export function renderStatusChoices(list: PaperList): string {
  return statusesOf(list)
    .map((status) => {
      const label = list.legend.signs.find((sign) => sign.status === status)?.label ?? status;
      return label === status ? status : `${status} (${label})`;
    })
    .join(', ');
}

/** Who a paper is, to know it again after the file changed. */
export function identify({ paper }: Entry): string {
  return JSON.stringify([paper.id, paper.title, paper.url ?? null]);
}

interface FailedSelection {
  readonly selector: string;
  readonly selection: Selection;
}

function selectorError(list: PaperList, failed: readonly FailedSelection[], options: SelectorOptions): UserError {
  const isAmbiguous = failed.every(({ selection }) => selection.kind === 'ambiguous');
  const lines = failed.map((each) => describeFailure(list, each, options));
  const other = options.matchTitles ? '' : '; with --match, words of a title name one';
  const hint = isAmbiguous ? 'use one of the ids above, or :LINE' : `papers list shows every id${other}`;
  return new UserError(isAmbiguous ? 'ambiguous' : 'notFound', lines.join('\n'), hint);
}

function describeFailure(list: PaperList, { selector, selection }: FailedSelection, { shortestPrefix }: SelectorOptions): string {
  if (selection.kind === 'ambiguous') {
    const candidates = selection.entries.slice(0, SHOWN_CHOICES).map((entry) => `\n  ${describeEntry(list, entry)}`);
    const more = selection.entries.length > SHOWN_CHOICES ? `\n  … and ${selection.entries.length - SHOWN_CHOICES} more` : '';
    return `“${selector}” names ${selection.entries.length} papers:${candidates.join('')}${more}`;
  }
  if (/^:\d+$/.test(selector)) return `no paper at line ${selector.slice(1)}`;
  const isShort = [...selector].length < shortestPrefix && shortestPrefix > 1;
  const short = isShort ? ` (the beginning of an id needs ${shortestPrefix} characters)` : '';
  const near = selection.kind === 'none' ? selection.near.map((entry) => `\n  ${describeEntry(list, entry)}`).join('') : '';
  return `no paper “${selector}”${short}${near === '' ? '' : `; did you mean${near}`}`;
}

function describeEntry(list: PaperList, entry: Entry): string {
  return `${entry.paper.id}  line ${lineOf(list, entry)}  ${entry.paper.title}`;
}
