import type { Change, Refusal } from '../../src/edits/change.ts';
import { statusChange } from '../../src/edits/change-status.ts';
import { explainFlaw } from '../../src/edits/flawed-change.ts';
import { moveChange } from '../../src/edits/move.ts';
import type { Destination } from '../../src/edits/placement.ts';
import { findFlaw } from '../../src/edits/proof.ts';
import type { Entry } from '../../src/model/paper.ts';
import type { PaperList } from '../../src/model/paper-list.ts';
import { understandList } from '../../src/parse/understand-list.ts';
import { parseSourceText, withText } from '../../src/text/source-document.ts';
import { applyEdits } from '../../src/text/text-edit.ts';
import { findDisagreement, frontMatterEnd } from './agreement.ts';

/** What a change made of a text: the new list, proven, or why there is none. */
export type Outcome =
  | { readonly kind: 'list'; readonly list: PaperList }
  | { readonly kind: 'refused' | 'flawed'; readonly reason: string };

/** Applies and proves a change as a command does: where the list itself is why it cannot be, it is refused. */
export async function carryOut(list: PaperList, change: Change | Refusal): Promise<Outcome> {
  if (change.kind === 'refused') return change;
  const { after, flaw } = await prove(list, change);
  if (flaw === undefined) return { kind: 'list', list: after };
  return explainFlaw(list, after, change) ?? { kind: 'flawed', reason: flaw };
}

/** The list that a change leads to, and what the proof finds wrong with it. */
export async function prove(list: PaperList, change: Change): Promise<{ readonly after: PaperList; readonly flaw: string | undefined }> {
  const after = await understandList(withText(list.source, applyEdits(list.source.text, change.edits)));
  return { after, flaw: findFlaw(list, after, change) };
}

/** The new text; a refusal or flaw as `refused: …` or `flawed: …`. The outline and remark-parse must agree on it. */
export async function textAfter(list: PaperList, change: Change | Refusal): Promise<string> {
  const outcome = await carryOut(list, change);
  if (outcome.kind !== 'list') return `${outcome.kind}: ${outcome.reason}`;
  const { text } = outcome.list.source;
  return findDisagreement(text, frontMatterEnd(text)) ?? text;
}

export function listOf(text: string): Promise<PaperList> {
  return understandList(parseSourceText(text));
}

/** The entries whose titles these are, in this order. */
export function entriesOf({ entries }: PaperList, ...titles: readonly string[]): readonly Entry[] {
  return titles.map((title) => {
    const entry = entries.find(({ paper }) => paper.title === title);
    if (entry === undefined) throw new Error(`no entry “${title}” among ${entries.map(({ paper }) => paper.title).join(', ')}`);
    return entry;
  });
}

/** `text` after the entries with these titles (all, when none is named) were marked. */
export async function marked(text: string, status: string, ...titles: readonly string[]): Promise<string> {
  const list = await listOf(text);
  return textAfter(list, statusChange(list, titles.length === 0 ? list.entries : entriesOf(list, ...titles), status));
}

/** Where to, in words: `A/B` is a category's end, `top A` its top, `/` the top level, `before X` and `after X` beside an entry. */
export function destinationOf(list: PaperList, words: string): Destination {
  const [first = '', ...rest] = words.split(' ');
  if (first === 'before' || first === 'after') {
    const [entry] = entriesOf(list, rest.join(' '));
    if (entry !== undefined) return { kind: 'beside', entry, side: first };
  }
  const name = first === 'top' ? rest.join(' ') : words;
  return { kind: 'category', path: name === '/' ? [] : name.split('/'), at: first === 'top' ? 'top' : 'end' };
}

/** `text` after the entries with these titles were moved to where `destination` says. */
export async function moved(text: string, destination: string, titles: readonly string[], as?: string): Promise<string> {
  const list = await listOf(text);
  return textAfter(list, moveChange(list, entriesOf(list, ...titles), { destination: destinationOf(list, destination), as }));
}
