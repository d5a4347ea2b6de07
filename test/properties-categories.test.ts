import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addCategoryAt } from '../src/edits/add-category.ts';
import type { Change, Refusal } from '../src/edits/change.ts';
import { mergeCategoryChange, removeCategoryChange } from '../src/edits/merge-category.ts';
import { moveCategoryChange } from '../src/edits/move-category.ts';
import { sortCategoryChange } from '../src/edits/sort-category.ts';
import { renameCategoryChange } from '../src/edits/rename-category.ts';
import type { SectionDestination } from '../src/edits/sections.ts';
import type { PaperList } from '../src/model/paper-list.ts';
import { applyEdits, invertEdits } from '../src/text/text-edit.ts';
import { carryOut, listOf } from './helpers/edit-list.ts';
import { LIST_GRAMMARS } from './helpers/list-grammars.ts';

const some = { numRuns: Number(process.env['PAPERS_FUZZ_RUNS'] ?? 0) || 80 };

const title = fc.array(fc.constantFrom('a word', ' ', '#', '##', '*', '_', '`', '[', ']', '](u)', '<b>', '&amp;', '\\', '✅', '论文', '（', '）', '1.', '-', '='), { minLength: 1, maxLength: 5 }).map((pieces) => pieces.join('')); // prettier-ignore
const kind = fc.constantFrom('under', 'before', 'after');

/** The list after a change that its proof agrees to; undefined where it was refused with a reason. */
async function write(list: PaperList, change: Change | Refusal): Promise<PaperList | undefined> {
  if (change.kind === 'refused') {
    expect(change.reason).not.toBe('');
    return undefined;
  }
  const outcome = await carryOut(list, change);
  expect(outcome.kind === 'flawed' ? outcome.reason : '').toBe('');
  if (outcome.kind !== 'list') return undefined;
  expect(applyEdits(outcome.list.source.text, invertEdits(list.source.text, change.edits))).toBe(list.source.text);
  return outcome.list;
}

function pathAt({ categories }: PaperList, at: number): readonly string[] {
  return categories[at % Math.max(1, categories.length)]?.path ?? [];
}

function destinationAt(list: PaperList, at: number, how: string): SectionDestination {
  const path = pathAt(list, at);
  if (how === 'before' || how === 'after') return { kind: how, path };
  return { kind: 'under', path: at % 4 === 0 ? [] : path };
}

/** What a reader of the file finds, headings and blank lines left out, without regard to order. */
function otherLines({ source }: PaperList): readonly string[] {
  return source.text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .toSorted();
}

/** Numbers stay where they are when papers are sorted, and what stands below them goes with the paper. */
function withoutNumber(line: string): string {
  return line.trim().replace(/^(\|? *)\d+/, '$1');
}

function titlesOf({ entries }: PaperList): readonly string[] {
  return entries.map(({ paper }) => `${paper.title} ${paper.status} ${paper.note}`).toSorted();
}

describe.each(Object.entries(LIST_GRAMMARS))('a category of %s entries', { timeout: 120_000 }, (_dialect, paperListText) => {
  it('that is added or renamed is called so, or the title is refused', async () => {
    await fc.assert(
      fc.asyncProperty(paperListText(), title, fc.nat(20), kind, async (content, name, at, how) => {
        const list = await listOf(content);
        const added = await write(list, addCategoryAt(list, name, destinationAt(list, at, how)));
        if (added !== undefined) expect(added.categories.map(({ path }) => path.at(-1))).toContain(name.trim().replace(/\s+/gu, ' '));
        const path = pathAt(list, at);
        const renamed = await write(list, renameCategoryChange(list, path, name));
        const back =
          renamed &&
          (await write(
            renamed,
            renameCategoryChange(renamed, [...path.slice(0, -1), name.trim().replace(/\s+/gu, ' ')], path.at(-1) ?? ''),
          ));
        expect(back?.source.text ?? content.replace(/^\uFEFF/, '')).toBe(content.replace(/^\uFEFF/, ''));
      }),
      some,
    );
  });

  it('that is moved takes its papers along, and all else stays', async () => {
    await fc.assert(
      fc.asyncProperty(paperListText(), fc.nat(20), fc.nat(20), kind, async (content, at, to, how) => {
        const list = await listOf(content);
        const moved = await write(list, moveCategoryChange(list, pathAt(list, at), destinationAt(list, to, how)));
        if (moved === undefined) return;
        expect(titlesOf(moved)).toEqual(titlesOf(list));
        expect(otherLines(moved)).toEqual(otherLines(list));
      }),
      some,
    );
  });

  it('that is merged or removed leaves every paper', async () => {
    await fc.assert(
      fc.asyncProperty(paperListText(), fc.nat(20), fc.nat(20), fc.boolean(), async (content, at, to, isMerge) => {
        const list = await listOf(content);
        const [path, into] = [pathAt(list, at), pathAt(list, to)];
        const change = isMerge ? mergeCategoryChange(list, path, into) : removeCategoryChange(list, path, into);
        const merged = await write(list, change);
        if (merged !== undefined) expect(titlesOf(merged)).toEqual(titlesOf(list));
      }),
      some,
    );
  });

  it('that is sorted keeps its papers, and stays so', async () => {
    const by = fc.constantFrom('title' as const, 'year' as const, 'status' as const);
    await fc.assert(
      fc.asyncProperty(paperListText(), fc.nat(20), by, fc.boolean(), async (content, at, key, isReversed) => {
        const list = await listOf(content);
        const sort = { path: pathAt(list, at), by: key, order: isReversed ? ('down' as const) : ('up' as const) };
        const sorted = await write(list, sortCategoryChange(list, sort));
        if (sorted === undefined) return;
        expect(titlesOf(sorted)).toEqual(titlesOf(list));
        expect(otherLines(sorted).map(withoutNumber).toSorted()).toEqual(otherLines(list).map(withoutNumber).toSorted());
        expect(sortCategoryChange(sorted, sort)).toMatchObject({ kind: 'change', edits: [] });
      }),
      some,
    );
  });
});
