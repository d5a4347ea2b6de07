import { statusOnceClassified } from '../../src/edits/arrival-status.ts';
import { moveChange } from '../../src/edits/move.ts';
import type { Destination } from '../../src/edits/placement.ts';
import type { Entry } from '../../src/model/paper.ts';
import type { PaperList } from '../../src/model/paper-list.ts';

/** One thing done to a list, with its papers and categories told by numbers that wrap around. */
export type Step =
  | { readonly kind: 'mark'; readonly at: readonly number[]; readonly status: string }
  | { readonly kind: 'move'; readonly at: readonly number[]; readonly to: number; readonly how: 'end' | 'top' | 'before' | 'after' }
  | { readonly kind: 'undo' };

/** A paper as the model has it: what is not said here never changes. */
export interface ModelPaper {
  readonly title: string;
  readonly status: string;
  readonly category: string;
}

/** The entries with these numbers. */
export function chosen({ entries }: PaperList, at: readonly number[]): readonly Entry[] {
  return [...new Set(at.flatMap((index) => entries[index % entries.length] ?? []))];
}

type Move = Extract<Step, { kind: 'move' }>;

export function destinationOf({ entries, categories }: PaperList, { to, how }: Move): Destination {
  const beside = entries[to % entries.length];
  if ((how === 'before' || how === 'after') && beside !== undefined) return { kind: 'beside', entry: beside, side: how };
  return { kind: 'category', path: categories[to % (categories.length + 1)]?.path ?? [], at: how === 'top' ? 'top' : 'end' };
}

export function modelOf({ paper }: Entry): ModelPaper {
  return { title: paper.title, status: paper.status, category: paper.category.join('/') };
}

export function markModel(model: readonly ModelPaper[], entries: readonly Entry[], status: string): ModelPaper[] {
  const titles = new Set(entries.map(({ paper }) => paper.title));
  return model.map((paper) => (titles.has(paper.title) ? { ...paper, status } : paper));
}

/** The records without those moved, and those put in where the destination says. */
export function moveModel(model: readonly ModelPaper[], list: PaperList, each: Move): ModelPaper[] {
  const destination = destinationOf(list, each);
  const category = (destination.kind === 'beside' ? destination.entry.paper.category : destination.path).join('/');
  const isAtEnd = destination.kind === 'category' && destination.at === 'end';
  const titles = chosen(list, each.at).map(({ paper }) => paper.title);
  const all = titles.flatMap((title) => model.find((paper) => paper.title === title) ?? []);
  const moving = isAtEnd ? all.filter((paper) => paper.category !== category) : all;
  if (isStanding(list, { destination, moving })) return [...model];
  const staying = model.filter((paper) => !moving.includes(paper));
  const at = indexFor(staying, list, destination);
  return [
    ...staying.slice(0, at),
    ...moving.map((paper) => ({ ...paper, category, status: statusOnceClassified(paper.status, undefined) })),
    ...staying.slice(at),
  ];
}

function isStanding(list: PaperList, { destination, moving }: { destination: Destination; moving: readonly ModelPaper[] }): boolean {
  if (moving.length === 0) return true;
  const entries = moving.flatMap(({ title }) => list.entries.find(({ paper }) => paper.title === title) ?? []);
  const change = moveChange(list, entries, { destination, as: undefined });
  // Which entries stand there already is told from the text, which the model does not have.
  return change.kind === 'change' && change.edits.length === 0;
}

function indexFor(staying: readonly ModelPaper[], list: PaperList, destination: Destination): number {
  if (destination.kind === 'beside') {
    const at = staying.findIndex(({ title }) => title === destination.entry.paper.title);
    return destination.side === 'before' ? at : at + 1;
  }
  const category = destination.path.join('/');
  const own = staying.filter((paper) => paper.category === category);
  const beside = destination.at === 'top' ? own[0] : own.at(-1);
  if (beside !== undefined) return staying.indexOf(beside) + (destination.at === 'top' ? 0 : 1);
  const heading = list.categories.find(({ path }) => path.join('/') === category)?.heading.start ?? -1;
  const next = list.headingStarts.find((start) => start > heading) ?? Infinity;
  const before = new Set(list.entries.filter(({ span }) => span.start < next).map(({ paper }) => paper.title));
  return staying.filter(({ title }) => before.has(title)).length;
}
