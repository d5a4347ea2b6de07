import { addCategoryChange } from '../../src/edits/add-category.ts';
import { addChange } from '../../src/edits/add.ts';
import type { Change, Refusal } from '../../src/edits/change.ts';
import { markChange } from '../../src/edits/mark.ts';
import { moveChange } from '../../src/edits/move.ts';
import { noteChange, noteTextOf } from '../../src/edits/note.ts';
import type { Destination } from '../../src/edits/placement.ts';
import { removeChange } from '../../src/edits/remove.ts';
import { foldTitle } from '../../src/model/fold.ts';
import type { Entry } from '../../src/model/paper.ts';
import type { PaperList } from '../../src/model/paper-list.ts';
import { sliceSpan } from '../../src/text/span.ts';
import { carryOut, listOf } from './edit-list.ts';
import type { HistoryEvent, HistoryStep } from './history-events.ts';

/** How near a replayed text comes to the owner's: the same bytes, the same but for blank lines, only the same record, or not even that; or why it is set aside. */
export type Verdict = 'bytes' | 'blank lines' | 'record' | 'otherwise' | 'set aside';

export interface EventResult extends HistoryEvent {
  readonly step: number;
  readonly verdict: Verdict;
  /** Of the whole file, where the step is this event and nothing else. */
  readonly file: Verdict | undefined;
  /** What came, and what the owner wrote; or why nothing came. */
  readonly came: string;
  readonly wanted: string;
}

/** Does what the owner did by one command an event, on the earlier version, and compares. */
export async function replayStep(step: HistoryStep): Promise<readonly EventResult[]> {
  const after = await listOf(step.after);
  let current = await listOf(step.renames.reduce(renameHeading, step.before));
  const before = current;
  const refusals = new Map<HistoryEvent, string>();
  for (const event of step.events) {
    if (isSetAside(event, before, after)) continue;
    const outcome = await replayEvent(current, event, after);
    if (outcome.kind === 'list') current = outcome.list;
    else refusals.set(event, outcome.reason);
  }
  const isAlone = step.events.length === 1 && !step.hasOther;
  return step.events.map((event) => ({
    ...event,
    step: step.number,
    file: isAlone && !isSetAside(event, before, after) ? compareTexts(current.source.text, step.after) : undefined,
    ...judge(
      event,
      { before, came: current, after, isAlone: step.events.filter(({ title }) => title === event.title).length === 1 },
      refusals.get(event),
    ),
  }));
}

function renameHeading(text: string, { from, to }: { readonly from: string; readonly to: string }): string {
  return text.replace(new RegExp(String.raw`^(#+ )${from}(?=[ \t]*\r?$)`, 'm'), (_, signs: string) => signs + to);
}

/** Whether the event cannot be told from the two versions: a sign that is none (`:⬜:`, `:x`), or one of two papers of the same title. */
function isSetAside({ kind, title, detail }: HistoryEvent, before: PaperList, after: PaperList): boolean {
  if (/:⬜:|:x(?!:)/.test(detail)) return true;
  const [had, has] = [before, after].map(({ entries }) => entries.filter(({ paper }) => paper.title === title).length);
  if ((had ?? 0) > 1 || (has ?? 0) > 1) return true;
  return (kind !== 'add' && findTitled(before, title) === undefined) || (kind !== 'remove' && findTitled(after, title) === undefined);
}

/** By the very title, else in another case; of twins the first. */
function findTitled({ entries }: PaperList, title: string): Entry | undefined {
  const folded = foldTitle(title);
  return entries.find(({ paper }) => paper.title === title) ?? entries.find(({ paper }) => foldTitle(paper.title) === folded);
}

async function replayEvent(list: PaperList, event: HistoryEvent, after: PaperList): ReturnType<typeof carryOut> {
  const wanted = findTitled(after, event.title);
  if (wanted === undefined || event.kind === 'status' || event.kind === 'note')
    return carryOut(list, changeFor(list, event, { after, wanted, destination: undefined }));
  const ready = await withCategory(list, wanted.paper.category);
  return carryOut(ready, changeFor(ready, event, { after, wanted, destination: placeOf(ready, wanted, after) }));
}

/** What the owner's later version shows of the event's paper. */
interface Aim {
  readonly after: PaperList;
  readonly wanted: Entry | undefined;
  readonly destination: Destination | undefined;
}

function changeFor(list: PaperList, { kind, title }: HistoryEvent, { after, wanted, destination }: Aim): Change | Refusal {
  const entry = findTitled(list, title);
  if (kind === 'add' && wanted !== undefined && destination !== undefined)
    return addChange(list, { ...wanted.paper, note: noteTextOf(after, wanted) }, { destination, status: wanted.paper.status });
  if (entry === undefined) return { kind: 'refused', reason: 'not there', hint: undefined };
  if (kind === 'remove') return removeChange(list, [entry]);
  if (wanted === undefined) return { kind: 'refused', reason: 'not there later', hint: undefined };
  if (kind === 'status') return markChange(list, [entry], wanted.paper.status);
  if (kind === 'note') return noteChange(list, entry, noteTextOf(after, wanted));
  return moveChange(list, [entry], {
    destination: destination ?? { kind: 'category', path: wanted.paper.category, at: 'end' },
    as: undefined,
  });
}

/** The list with the heading that a paper goes below, where the owner wrote that in the same step. */
async function withCategory(list: PaperList, path: readonly string[]): Promise<PaperList> {
  if (path.length === 0 || list.categories.some((each) => each.path.join('\n') === path.join('\n'))) return list;
  const outcome = await carryOut(list, addCategoryChange(list, { title: path.at(-1) ?? '', parent: path.slice(0, -1) }));
  return outcome.kind === 'list' ? outcome.list : list;
}

/** Where the later version has the paper: after the nearest paper above it in its category that is there already, else before the nearest below. */
function placeOf(list: PaperList, wanted: Entry, after: PaperList): Destination {
  const category = wanted.paper.category.join('\n');
  const isThere = (entry: Entry): Entry | undefined => {
    const own = entry === wanted ? undefined : findTitled(list, entry.paper.title);
    return own?.paper.category.join('\n') === category ? own : undefined;
  };
  const index = after.entries.indexOf(wanted);
  const inside = (entry: Entry): boolean => entry.paper.category.join('\n') === category;
  const above = after.entries
    .slice(0, index)
    .filter(inside)
    .toReversed()
    .map(isThere)
    .find((entry) => entry !== undefined);
  if (above !== undefined) return { kind: 'beside', entry: above, side: 'after' };
  const below = after.entries
    .slice(index + 1)
    .filter(inside)
    .map(isThere)
    .find((entry) => entry !== undefined);
  if (below !== undefined) return { kind: 'beside', entry: below, side: 'before' };
  return { kind: 'category', path: wanted.paper.category, at: 'end' };
}

interface Versions {
  readonly before: PaperList;
  readonly came: PaperList;
  readonly after: PaperList;
  /** Whether this event is all that happened to its paper. */
  readonly isAlone: boolean;
}

function judge(event: HistoryEvent, versions: Versions, refusal: string | undefined): Pick<EventResult, 'verdict' | 'came' | 'wanted'> {
  const { before, came, after } = versions;
  if (isSetAside(event, before, after)) return { verdict: 'set aside', came: '', wanted: '' };
  if (refusal !== undefined) return { verdict: 'otherwise', came: refusal, wanted: '' };
  if (event.kind === 'remove') return judgeRemoval(event, versions);
  const [own, wanted] = [findTitled(came, event.title), findTitled(after, event.title)];
  if (own === undefined || wanted === undefined) return { verdict: 'otherwise', came: 'no entry', wanted: '' };
  const texts = [touchedText(came, own, event, versions), touchedText(after, wanted, event, versions)] as const;
  const verdict = compareTexts(...texts);
  const isSame = JSON.stringify({ ...own.paper, id: '' }) === JSON.stringify({ ...wanted.paper, id: '' });
  return { verdict: verdict === 'otherwise' && isSame ? 'record' : verdict, came: texts[0], wanted: texts[1] };
}

/** The entry; where the paper had other events in the same step, its body for a note and its summary for all else: each is judged by what it touches. */
function touchedText({ source }: PaperList, { span, parts }: Entry, { kind }: HistoryEvent, { isAlone }: Versions): string {
  const text = sliceSpan(source.text, span);
  if (isAlone || kind === 'add') return text;
  const summaryEnd = /<\/summary>/.exec(text.slice(parts.title.end - span.start));
  const end = parts.title.end - span.start + (summaryEnd?.index ?? 0);
  return kind === 'note' ? text.slice(end) : text.slice(0, end);
}

/** What stands between the papers around the place that was left, other papers there by title alone. */
function judgeRemoval({ title }: HistoryEvent, { before, came, after }: Versions): Pick<EventResult, 'verdict' | 'came' | 'wanted'> {
  const index = before.entries.findIndex((entry) => entry === findTitled(before, title));
  const stays = ({ paper }: Entry): boolean =>
    [came, after].every(({ entries }) => entries.some((each) => each.paper.title === paper.title));
  const above = before.entries.slice(0, index).findLast(stays)?.paper.title;
  const below = before.entries.slice(index + 1).find(stays)?.paper.title;
  const texts = [textBetween(came, above, below), textBetween(after, above, below)] as const;
  return {
    verdict: came.entries.every(({ paper }) => paper.title !== title) ? compareTexts(...texts) : 'otherwise',
    came: texts[0],
    wanted: texts[1],
  };
}

function textBetween(list: PaperList, above: string | undefined, below: string | undefined): string {
  const { text } = list.source;
  const start = above === undefined ? 0 : (findTitled(list, above)?.span.end ?? 0);
  const end = below === undefined ? text.length : (findTitled(list, below)?.span.start ?? text.length);
  const inside = list.entries.filter(({ span }) => span.start >= start && span.end <= end);
  return inside.reduceRight(
    (whole, { span, paper }) => whole.slice(0, span.start - start) + paper.title + whole.slice(span.end - start),
    text.slice(start, end),
  );
}

function compareTexts(came: string, wanted: string): Verdict {
  if (came === wanted) return 'bytes';
  return withoutBlankLines(came) === withoutBlankLines(wanted) ? 'blank lines' : 'otherwise';
}

function withoutBlankLines(text: string): string {
  return text
    .split(/\r\n|\n/)
    .filter((line) => line.trim() !== '')
    .join('\n');
}
