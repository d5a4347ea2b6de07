import { sameEntry, type Change, type Refusal } from '../edits/change.ts';
import { refuseFlawed } from '../edits/flawed-change.ts';
import { findFlaw } from '../edits/proof.ts';
import type { Entry } from '../model/paper.ts';
import type { PaperList } from '../model/paper-list.ts';
import { understandQuickly } from '../parse/understand-quickly.ts';
import { withText } from '../text/source-document.ts';
import { applyEdits, composeEdits } from '../text/text-edit.ts';

/** One step of several: what it does to the list that the step before it left. */
export type Step = (list: PaperList) => Change | Refusal;

/** The steps as one change to `list`, each proven on its own; the first that is refused or flawed ends it. */
export async function chainChanges(list: PaperList, steps: readonly Step[]): Promise<Change | Refusal> {
  let current = list;
  let whole: Change | undefined;
  for (const step of steps) {
    const change = step(current);
    if (change.kind === 'refused') return change;
    const next = await listAfter(current, change);
    const flaw = findFlaw(current, next, change);
    if (flaw !== undefined) return refuseFlawed(current, next, change, flaw);
    const edits = whole === undefined ? change.edits : composeEdits(list.source.text, whole.edits, change.edits);
    const categories = change.categories ?? whole?.categories;
    whole = { kind: 'change', edits, expected: change.expected, ...(categories === undefined ? {} : { categories }) };
    current = next;
  }
  return whole ?? { kind: 'change', edits: [], expected: list.entries.map((entry) => sameEntry(list, entry)) };
}

/** The list as a change leaves it. */
export function listAfter({ source }: PaperList, { edits }: Change): Promise<PaperList> {
  return understandQuickly(withText(source, applyEdits(source.text, edits)));
}

/** The entry at `index`; steps that neither add nor move entries keep each at its own. */
export function entryAt(list: PaperList, index: number): Entry {
  const entry = list.entries[index];
  if (entry === undefined) throw new RangeError(`no entry ${index}`);
  return entry;
}
