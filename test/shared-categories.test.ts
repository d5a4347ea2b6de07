import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { addCategoryAt } from '../src/edits/add-category.ts';
import { moveCategoryChange } from '../src/edits/move-category.ts';
import { renameCategoryChange } from '../src/edits/rename-category.ts';
import type { Change, Refusal } from '../src/edits/change.ts';
import type { SectionDestination } from '../src/edits/sections.ts';
import { isWithinCategory } from '../src/model/category.ts';
import type { PaperList } from '../src/model/paper-list.ts';
import { carryOut, listOf } from './helpers/edit-list.ts';
import { HAS_HISTORY, readSteps } from './helpers/history-events.ts';

const SEED = join(import.meta.dirname, '../../shared/seed/README.md');
const isThere = existsSync(SEED);
const note = isThere ? '' : ' (skipped: no ../shared here)';
const DOC = readFileSync(join(import.meta.dirname, '../docs/history-replay.md'), 'utf8');

describe.skipIf(!HAS_HISTORY)(`the headings of the owner's history${note}`, () => {
  const steps = readSteps();

  test('that were renamed: rename gives the same bytes', async () => {
    const renames = steps.flatMap((step) => step.renames.map((rename) => ({ step, ...rename })));
    for (const { step, from, to } of renames) {
      const list = await done(await listOf(step.before), (before) => renameCategoryChange(before, [from], to));
      expect(headingLine(list, to)).toBe(headingLine(await listOf(step.after), to));
      expect(list.source.text.replace(to, from)).toBe(step.before);
    }
    expect(DOC).toContain(`| heading renamed | ${renames.length} | 100 % of ${renames.length} |`);
  });

  test('that came: add gives the same bytes', async () => {
    const added = steps.flatMap((step) => step.headingsAdded.map((title) => ({ step, title })));
    for (const { step, title } of added) {
      const after = await listOf(step.after);
      const before = await listOf(step.before);
      const list = await done(before, (current) => addCategoryAt(current, title, placeOf(current, after, title)));
      expect(headingLine(list, title)).toBe(headingLine(after, title));
      const order = after.categories
        .map(({ path }) => path.join('/'))
        .filter((each) => list.categories.some(({ path }) => path.join('/') === each));
      expect(list.categories.map(({ path }) => path.join('/')).filter((each) => order.includes(each))).toEqual(order);
    }
    expect(DOC).toContain(`| heading added | ${added.length} | 100 % of ${added.length} |`);
  });
});

/** Where the later version has the heading: before the next one that is there already, else after the last. */
function placeOf({ categories }: PaperList, after: PaperList, title: string): SectionDestination {
  const index = after.categories.findIndex(({ path }) => path.at(-1) === title);
  const isKnown = (each: PaperList['categories'][number]): boolean => categories.some(({ path }) => path.join('/') === each.path.join('/'));
  const next = after.categories.slice(index + 1).find(isKnown);
  return next === undefined ? { kind: 'under', path: [] } : { kind: 'before', path: next.path };
}

describe.skipIf(!isThere).each([
  ['LF', '\n'],
  ['CRLF', '\r\n'],
])(`the categories of the owner's list, %s${note}`, (_name, eol) => {
  const text = isThere ? readFileSync(SEED, 'utf8').replaceAll('\r\n', '\n').replaceAll('\n', eol) : '';

  test('each moved beside and below each other, and back', { timeout: 60_000 }, async () => {
    const list = await listOf(text);
    for (const { path } of list.categories) {
      for (const other of list.categories.filter((each) => !isWithinCategory(each.path, path))) {
        for (const kind of ['before', 'after', 'under'] as const) {
          const there = await done(list, (now) => moveCategoryChange(now, path, { kind, path: other.path }));
          const parent = kind === 'under' ? other.path : other.path.slice(0, -1);
          const now = [...parent, ...path.slice(-1)];
          const back = await done(there, (each) => moveCategoryChange(each, now, wayBack(list, path)));
          expect(back.entries.map(({ paper }) => paper)).toEqual(list.entries.map(({ paper }) => paper));
          expect(fullLines(back), `${path.join()} ${kind} ${other.path.join()}`).toEqual(fullLines(list));
        }
      }
    }
  });
});

function wayBack({ categories }: PaperList, path: readonly string[]): SectionDestination {
  const parent = path.slice(0, -1);
  const siblings = categories.filter((each) => each.path.slice(0, -1).join('/') === parent.join('/'));
  const index = siblings.findIndex((each) => each.path === path);
  const [previous, next] = [siblings[index - 1], siblings[index + 1]];
  if (next !== undefined) return { kind: 'before', path: next.path };
  return previous === undefined ? { kind: 'under', path: parent } : { kind: 'after', path: previous.path };
}

async function done(list: PaperList, change: (list: PaperList) => Change | Refusal): Promise<PaperList> {
  const outcome = await carryOut(list, change(list));
  if (outcome.kind !== 'list') throw new Error(`${outcome.kind}: ${outcome.reason}`);
  return outcome.list;
}

function headingLine({ source, categories }: PaperList, title: string): string {
  const heading = categories.find(({ path }) => path.at(-1) === title)?.heading;
  if (heading === undefined) throw new Error(`no heading “${title}”`);
  return source.text.slice(heading.start).split(/\r?\n/, 1)[0] ?? '';
}

/** The lines that are not blank; a bare heading between two categories goes with one and comes anew, without the blanks behind it. */
function fullLines({ source }: PaperList): readonly string[] {
  return source.text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => line.replace(/^(#+) +(?=\r?$)/, '$1'));
}
