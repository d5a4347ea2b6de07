import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { markChange } from '../src/edits/mark.ts';
import { moveChange } from '../src/edits/move.ts';
import type { Destination } from '../src/edits/placement.ts';
import { signedPlaceOf, writableSigns } from '../src/edits/signs.ts';
import type { Entry } from '../src/model/paper.ts';
import type { PaperList } from '../src/model/paper-list.ts';
import { parsePapers } from '../src/parse/understand-list.ts';
import { lineNumberAt } from '../src/text/lines.ts';
import { sliceSpan } from '../src/text/span.ts';
import type { Change, Refusal } from '../src/edits/change.ts';
import { findDisagreement } from './helpers/agreement.ts';
import { carryOut } from './helpers/edit-list.ts';

/** The owner's list and its history, beside the checkout where there are any; not part of the project. */
const SHARED = join(import.meta.dirname, '../../shared');
const isThere = existsSync(join(SHARED, 'seed/README.md'));
/** Every move is made with LF; with CRLF every fourth, unless many runs are asked for. */
const isThorough = process.env['PAPERS_FUZZ_RUNS'] !== undefined;
const note = isThere ? '' : ' (skipped: no ../shared here)';
const SEED = isThere ? readFileSync(join(SHARED, 'seed/README.md'), 'utf8').replaceAll('\r\n', '\n') : '';

describe.skipIf(!isThere).each([
  ['LF', SEED],
  ['CRLF', SEED.replaceAll('\n', '\r\n')],
])(`the owner's list, %s${note}`, (name, text) => {
  test('each of the 64 marked to every status and back: one marker differs, then nothing', { timeout: 60_000 }, async () => {
    const list = await parsePapers(text);
    expect(list.entries).toHaveLength(64);
    for (const entry of list.entries) {
      for (const { status, sign } of writableSigns(list, signedPlaceOf(entry))) {
        // Two kinds of papers are such by their sign alone.
        const marker = sign?.marker;
        if (marker === undefined && entry.paper.url === undefined) continue;
        const there = await done(list, markChange(list, [entry], status));
        expect(there.source.text === withMarker(list, entry, marker), `${entry.paper.id} to ${status}`).toBe(true);
        const back = await done(there, markChange(there, [entryLike(there, entry)], entry.paper.status));
        expect(back.source.text === text, `${entry.paper.id} to ${status} and back`).toBe(true);
      }
    }
  });

  test('each of the 59 classified papers moved to every category and back', { timeout: 60_000 }, async () => {
    const list = await parsePapers(text);
    const classified = list.entries.filter(({ paper }) => paper.status !== 'to-classify');
    expect(classified).toHaveLength(59);
    const thinned = name === 'LF' || isThorough ? 1 : 4;
    const [records, lines] = [recordsWithoutLines(list), fullLines(text)];
    for (const [index, entry] of classified.entries()) {
      for (const [at, { path }] of list.categories.entries()) {
        if (path.join('\n') === entry.paper.category.join('\n') || (at + index) % thinned !== 0) continue;
        const there = await movedTo(list, entry, path);
        // remark-parse takes longer than everything else here together: it looks at one move to each category.
        if (name === 'LF' && at === index) expect(findDisagreement(there.source.text, 0)).toBeUndefined();
        const back = await done(
          there,
          moveChange(there, [entryLike(there, entry)], { destination: wayBack(list, there, entry), as: undefined }),
        );
        expect(recordsWithoutLines(back)).toBe(records);
        expect(fullLines(back.source.text)).toBe(lines);
        expectUniform(back.source.text, text);
      }
    }
  });

  test('the five to be classified: details keep their text, lines become details with title and remark', { timeout: 60_000 }, async () => {
    const list = await parsePapers(text);
    const inbox = list.entries.filter(({ paper }) => paper.status === 'to-classify');
    expect(inbox.map(({ dialect }) => dialect)).toEqual(['line', 'line', 'line', 'line', 'details']);
    for (const entry of inbox) {
      for (const { path } of list.categories.filter((each) => !entry.paper.category.includes(each.path.at(-1) ?? ''))) {
        if (entry.dialect === 'details') await movedTo(list, entry, path, 'to-classify');
        else await becomesDetails(list, entry, path);
      }
    }
  });
});

describe.skipIf(!isThere)(`its owner's history${note}`, () => {
  const versions = isThere
    ? readdirSync(join(SHARED, 'history'))
        .filter((each) => each.endsWith('.md'))
        .sort()
    : [];
  const events = isThere
    ? readFileSync(join(SHARED, 'history/events.tsv'), 'utf8')
        .split('\n')
        .map((line) => line.split('\t'))
    : [];
  const changes = events.filter(([, , , kind]) => kind === 'status');
  const isWellFormed = (change = ''): boolean => /^(?::[a-z_]+:|⬜|🟧) -> (?::[a-z_]+:|⬜|🟧)$/u.test(change);

  test('has 44 changes of a status', () => expect(changes).toHaveLength(44));

  const ownMark = async ([number = '', , , , title = '', change = '']: readonly string[]): Promise<
    readonly [ours: string, owners: string]
  > => {
    const [from, to] = change.split(' -> ');
    const later = versions.findIndex((file) => file.startsWith(`${number.padStart(3, '0')}_`));
    const [before, after] = [await readVersion(versions[later - 1]), await readVersion(versions[later])];
    const owners = entryTitled(after, title, to);
    const ours = entryTitled(before, title, from);
    const result = await done(before, markChange(before, [ours], owners.paper.status));
    return [summaryLine(result, entryAtIndex(result, before.entries.indexOf(ours))), summaryLine(after, owners)];
  };

  const ordinary = changes.filter((each) => isWellFormed(each[5]));
  test.each(ordinary.map((each) => [each[0], each[4], each[5], each] as const))(
    '%s %s %s is done by mark as by the owner',
    async (_n, _title, _change, event) => {
      const [ours, owners] = await ownMark(event);
      expect(ours).toBe(owners);
    },
  );

  test('the others have a misspelled sign, which is none and which mark does not write', () => {
    const others = changes.filter((each) => !isWellFormed(each[5])).map((each) => `${each[0]} ${each[4]?.slice(0, 12)} ${each[5]}`);
    expect(others).toEqual([
      '76 On Efficient :white_check_mark: -> :x',
      '77 On Efficient :x -> :white_check_mark:',
      '86 Inducing Neu :⬜: -> ⬜',
      '93 RLPrompt: Op :x: -> :⬜:',
      '94 RLPrompt: Op :⬜: -> ⬜',
    ]);
  });

  const readVersion = async (file = ''): Promise<PaperList> => parsePapers(readFileSync(join(SHARED, 'history', file), 'utf8'));
});

async function done(list: PaperList, change: Change | Refusal): Promise<PaperList> {
  const outcome = await carryOut(list, change);
  if (outcome.kind !== 'list') throw new Error(`${outcome.kind}: ${outcome.reason}`);
  return outcome.list;
}

/** Moved to the end of a category: its own text, all other entries, their order and all other text stay. */
async function movedTo(list: PaperList, entry: Entry, path: readonly string[], as?: string): Promise<PaperList> {
  const there = await done(list, moveChange(list, [entry], { destination: { kind: 'category', path, at: 'end' }, as }));
  const arrived = entryLike(there, entry);
  const own = sliceSpan(list.source.text, entry.span);
  expect([arrived.paper, sliceSpan(there.source.text, arrived.span)]).toEqual([{ ...entry.paper, category: path }, own]);
  const others = (of: PaperList): string =>
    of.entries
      .filter(({ paper }) => paper.id !== entry.paper.id)
      .map((each) => JSON.stringify(each.paper) + sliceSpan(of.source.text, each.span))
      .join();
  expect(others(there)).toBe(others(list));
  expect(fullLines(there.source.text.replace(own, ''))).toBe(fullLines(list.source.text.replace(own, '')));
  expectUniform(there.source.text, list.source.text);
  return there;
}

async function becomesDetails(list: PaperList, entry: Entry, path: readonly string[]): Promise<void> {
  const there = await done(list, moveChange(list, [entry], { destination: { kind: 'category', path, at: 'end' }, as: 'to-classify' }));
  const arrived = entryLike(there, entry);
  expect(arrived).toMatchObject({
    dialect: 'details',
    marker: '🟧',
    paper: { title: entry.paper.title, status: 'to-classify', category: path },
  });
  const own = sliceSpan(there.source.text, arrived.span);
  expect(fullLines(there.source.text.replace(own, ''))).toBe(
    fullLines(list.source.text.replace(sliceSpan(list.source.text, entry.span), '')),
  );
  expectUniform(there.source.text, list.source.text);
}

/** Back to where the entry stood in `list`: beside a neighbour of its category, or to its category, which is then empty. */
function wayBack(list: PaperList, there: PaperList, entry: Entry): Destination {
  const own = list.entries.filter(({ paper }) => paper.category.join('\n') === entry.paper.category.join('\n'));
  const next = own[own.indexOf(entry) + 1];
  const previous = own[own.indexOf(entry) - 1];
  if (next !== undefined) return { kind: 'beside', entry: entryLike(there, next), side: 'before' };
  if (previous !== undefined) return { kind: 'beside', entry: entryLike(there, previous), side: 'after' };
  return { kind: 'category', path: entry.paper.category, at: 'end' };
}

function entryLike({ entries }: PaperList, { paper }: Entry): Entry {
  const found = entries.find((each) => each.paper.id === paper.id);
  if (found === undefined) throw new Error(`${paper.id} is gone`);
  return found;
}

/** The entry with this title and marker; a title may stand twice. */
function entryTitled({ entries }: PaperList, title: string, marker: string | undefined): Entry {
  const found = entries.find(({ paper, marker: own }) => paper.title === title && own === marker);
  if (found === undefined) throw new Error(`no “${title}” with ${marker}`);
  return found;
}

function entryAtIndex({ entries }: PaperList, index: number): Entry {
  const found = entries[index];
  if (found === undefined) throw new Error(`no entry ${index}`);
  return found;
}

/** The line with the entry's sign and link, up to its title. */
function summaryLine({ source: { lineStarts, text } }: PaperList, { parts }: Entry): string {
  return text.slice(lineStarts[lineNumberAt(lineStarts, parts.title.start) - 1], parts.title.start);
}

/** The list's text with another marker for `entry` (or none, and the blank after it gone, too), made without any of the code under test. */
function withMarker({ source: { text } }: PaperList, { parts }: Entry, marker: string | undefined): string {
  if (parts.marker === undefined) throw new Error('no marker');
  const end = marker === undefined ? parts.marker.end + 1 : parts.marker.end;
  return text.slice(0, parts.marker.start) + (marker ?? '') + text.slice(end);
}

/** One string, since thousands are compared. */
function recordsWithoutLines({ entries }: PaperList): string {
  return JSON.stringify(entries.map(({ paper, marker, dialect }) => ({ ...paper, marker, dialect })));
}

/** The lines that are not blank. */
function fullLines(text: string): string {
  return text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .join('\n');
}

function expectUniform(text: string, like: string): void {
  const wanted = like.includes('\r') ? text.split('\n').length - 1 : 0;
  expect(text.split('\r\n').length - 1).toBe(wanted);
  expect(text.endsWith('\n')).toBe(like.endsWith('\n'));
}
