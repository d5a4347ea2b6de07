import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { statusChange } from '../src/edits/change-status.ts';
import { moveChange } from '../src/edits/move.ts';
import { noteChange } from '../src/edits/note.ts';
import { signedPlaceOf, writableSigns } from '../src/edits/signs.ts';
import type { Change, Refusal } from '../src/edits/change.ts';
import { isOwnSign } from '../src/model/legend.ts';
import { revisePaper, type Entry } from '../src/model/paper.ts';
import type { PaperList } from '../src/model/paper-list.ts';
import { parsePapers } from '../src/parse/understand-list.ts';
import { applyEdits, invertEdits } from '../src/text/text-edit.ts';
import { CORPUS } from './corpus/expectations.ts';
import { carryOut } from './helpers/edit-list.ts';

/** Lists of other people, beside the checkout where there are any; none of them is part of the project. */
const FOLDER = join(import.meta.dirname, '../../shared/corpus');
const isThere = existsSync(FOLDER);
const note = isThere ? '' : ' (skipped: no ../shared here)';
/** Every paper is edited when many runs are asked for, else so many of each list. */
const SAMPLES = process.env['PAPERS_FUZZ_RUNS'] === undefined ? 6 : Infinity;

describe.skipIf(!isThere).each(CORPUS)(`$file${note}`, (expected) => {
  const settings = expected.settings === undefined ? '' : `---\npapers:\n  ${expected.settings}\n---\n\n`;
  const text = isThere ? settings + readFileSync(join(FOLDER, expected.file), 'utf8') : '';

  test('holds what was counted by hand', async () => {
    const list = await parsePapers(text);
    const { entries, legend } = list;
    expect({
      statuses: count(entries.map(({ paper }) => paper.status)),
      dialects: count(entries.map(({ dialect }) => dialect)),
      carriers: count(entries.flatMap(({ carrier }) => carrier ?? [])),
      first: entries[0]?.paper.title ?? '',
      last: entries.at(-1)?.paper.title ?? '',
      notes: entries.filter(({ paper }) => paper.note !== '').length,
      legend: Object.fromEntries(legend.signs.filter(isOwnSign).map(({ marker, status }) => [marker, status])),
      sections: Object.fromEntries(list.sections.map(({ title, status }) => [title, status])),
      leftOut: list.leftOut?.length,
      problems: count(list.problems.map(({ code }) => code)),
      fixed: entries.filter((entry) => isFixed(list, entry)).length,
    }).toEqual({
      statuses: expected.statuses,
      dialects: expected.dialects,
      carriers: expected.carriers,
      first: expected.first,
      last: expected.last,
      notes: expected.notes,
      legend: expected.legend ?? {},
      sections: expected.sections ?? {},
      leftOut: expected.leftOut ?? 0,
      problems: expected.problems ?? {},
      fixed: expected.fixed ?? 0,
    });
  });

  test('takes a mark and gives it back', { timeout: 600_000 }, async () => {
    const list = await parsePapers(text);
    for (const entry of sample(list.entries)) {
      for (const status of statusesFor(list, entry)) {
        const there = await done(list, statusChange(list, [entry], status), `${entry.paper.title} → ${status}`);
        const back = there && (await done(there, statusChange(there, [same(list, there, { entry, status })], entry.paper.status), 'back'));
        // Of several spellings of a status the commonest is written; what moves comes back to the end of its category.
        if (back !== undefined) expect(records(back)).toEqual(records(list));
      }
    }
  });

  test('takes a move and a note, and their undoing gives the same bytes', { timeout: 600_000 }, async () => {
    const list = await parsePapers(text);
    for (const [index, entry] of sample(list.entries).entries()) {
      const target = list.categories[(index * 7) % Math.max(1, list.categories.length)];
      if (target !== undefined) {
        const move = moveChange(list, [entry], { destination: { kind: 'category', path: target.path, at: 'end' }, as: undefined });
        await done(list, move, `${entry.paper.title} → ${target.path.join(' / ')}`);
      }
      await done(list, noteChange(list, entry, 'A note of one line.'), `note of ${entry.paper.title}`);
      await done(list, noteChange(list, entry, ''), `no note of ${entry.paper.title}`);
    }
  });
});

/** What an entry may be marked. */
function statusesFor(list: PaperList, entry: Entry): ReadonlySet<string> {
  return new Set([...writableSigns(list, signedPlaceOf(entry)), ...list.sections].map(({ status }) => status));
}

/** Whether an entry cannot be marked otherwise than it is. */
function isFixed(list: PaperList, entry: Entry): boolean {
  const others = [...statusesFor(list, entry)].filter((status) => status !== entry.paper.status);
  return others.every((status) => statusChange(list, [entry], status).kind === 'refused');
}

/** Up to so many, spread evenly. */
function sample(entries: readonly Entry[]): readonly Entry[] {
  const step = Math.max(1, Math.floor(entries.length / SAMPLES));
  return entries.filter((_, index) => index % step === 0);
}

function count(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

/** The list after a change that is proven and can be undone; undefined where there is a reason against it, or it would make others no papers. */
async function done(list: PaperList, change: Change | Refusal, what: string): Promise<PaperList | undefined> {
  const outcome = await carryOut(list, change);
  if (outcome.kind !== 'list') {
    // What stands beside an entry may be what makes it a paper: that is told, and nothing is written.
    expect(outcome.reason, what).toMatch(outcome.kind === 'flawed' ? /papers were expected, \d+ came/ : /./);
    return undefined;
  }
  if (change.kind === 'change')
    expect(applyEdits(outcome.list.source.text, invertEdits(list.source.text, change.edits)), what).toBe(list.source.text);
  return outcome.list;
}

/** The entry after it was marked, wherever that put it. */
function same(before: PaperList, after: PaperList, { entry, status }: { readonly entry: Entry; readonly status: string }): Entry {
  const there = after.entries[before.entries.indexOf(entry)];
  const isThere = ({ paper }: Entry): boolean =>
    paper.title === entry.paper.title && paper.url === entry.paper.url && paper.status === status;
  return (there !== undefined && isThere(there) ? there : after.entries.findLast(isThere)) ?? entry;
}

/** What the papers say, in whatever order; where some have signs and some sections, one that was moved to be marked is marked back by its sign. */
function records({ entries }: PaperList): readonly string[] {
  const carriers = new Set(entries.map(({ carrier }) => carrier));
  const isMixed = carriers.has('section') && carriers.has('checkbox');
  return entries.map(({ paper }) => JSON.stringify(revisePaper(paper, isMixed ? { category: [] } : {}))).sort();
}
