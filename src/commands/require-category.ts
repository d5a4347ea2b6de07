import type { Destination } from '../edits/placement.ts';
import { findCategory } from '../model/category-name.ts';
import { isWithinCategory, renderCategory } from '../model/category.ts';
import { foldTitle } from '../model/fold.ts';
import type { PaperList } from '../model/paper-list.ts';
import type { StatusSection } from '../model/status-section.ts';
import { requireEntries, WRITING } from './requests.ts';
import { UserError } from './user-error.ts';

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

const SHOWN_CHOICES = 8;

function shorten(choices: readonly string[]): string {
  if (choices.length === 0) return 'none';
  const shown = choices.slice(0, SHOWN_CHOICES).join(' · ');
  return choices.length > SHOWN_CHOICES ? `${shown} … (papers categories shows all ${choices.length})` : shown;
}
