import type { Destination } from '../edits/placement.ts';
import { findCategory } from '../model/category-name.ts';
import { isWithinCategory, renderCategory } from '../model/category.ts';
import { foldTitle } from '../model/fold.ts';
import type { Entry } from '../model/paper.ts';
import { lineOf, type PaperList } from '../model/paper-list.ts';
import { statusesOf } from '../model/status-count.ts';
import { createFinder, type Selection, type SelectorOptions } from '../model/selector.ts';
import { findStatus } from '../model/status-name.ts';
import type { StatusSection } from '../model/status-section.ts';
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

/**
 * The path of the category `name` stands for; empty for the top level. Of several those within one of `sections` count, which say a status.
 * @throws UserError with the choices.
 */
export function requireCategory(list: PaperList, name: string, sections: readonly StatusSection[] = []): readonly string[] {
  if (name.trim() === '') throw new UserError('usage', 'the name of a category is empty', '/ alone is the top level');
  const selection = findCategory(list.categories, name);
  if (selection.kind === 'top') return [];
  if (selection.kind === 'found') return selection.path;
  if (selection.kind === 'ambiguous') {
    const [within, ...more] = selection.paths.filter((path) => sections.some((section) => isWithinCategory(path, section.path)));
    if (within !== undefined && more.length === 0) return within;
    const choices = selection.paths.map(renderCategory);
    throw new UserError('ambiguous', `“${name}” names ${choices.length} categories`, `name one by its path: ${choices.join(' · ')}`);
  }
  const titles = list.categories.map(({ path }) => renderCategory(path));
  const near = titles.filter((title) => foldTitle(title).includes(foldTitle(name)));
  const hint = near.length > 0 ? `did you mean ${shorten(near)}?` : `categories here: ${shorten(titles)}`;
  throw new UserError('notFound', `no category “${name}” in this list`, hint);
}

/** What the options that say where a paper goes may be; one of `to`, `before` and `after` is given. */
export interface DestinationOptions {
  readonly to?: string;
  readonly top?: boolean;
  readonly before?: string;
  readonly after?: string;
}

/** The place the options name; of several categories those within one of `sections` count. @throws UserError with the choices. */
export function requireDestination(list: PaperList, options: DestinationOptions, sections: readonly StatusSection[] = []): Destination {
  const beside = options.before ?? options.after;
  if (beside === undefined) {
    return { kind: 'category', path: requireCategory(list, options.to ?? '', sections), at: options.top === true ? 'top' : 'end' };
  }
  const [entry] = requireEntries(list, [beside], WRITING);
  if (entry === undefined) throw new UserError('notFound', `no paper “${beside}”`);
  return { kind: 'beside', entry, side: options.before === undefined ? 'after' : 'before' };
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

function shorten(choices: readonly string[]): string {
  if (choices.length === 0) return 'none';
  const shown = choices.slice(0, SHOWN_CHOICES).join(' · ');
  return choices.length > SHOWN_CHOICES ? `${shown} … (papers categories shows all ${choices.length})` : shown;
}
