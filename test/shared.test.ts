import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { countStatuses, statusesOf } from '../src/model/status-count.ts';
import { parsePapers, understandList } from '../src/parse/understand-list.ts';
import { parseSourceBytes, renderSource } from '../src/text/source-document.ts';
import { recordsOf } from './helpers/paper-record.ts';
import { COPIES } from './helpers/text-copies.ts';

/** Lists of other people, beside the checkout where there are any; none of them is part of the project. */
const SHARED = join(import.meta.dirname, '../../shared');
const isThere = existsSync(join(SHARED, 'seed/README.md'));
const note = isThere ? '' : ' (skipped: no ../shared here)';

describe.skipIf(!isThere)(`the list papers was conceived for${note}`, () => {
  const text = isThere ? readFileSync(join(SHARED, 'seed/README.md'), 'utf8') : '';

  test.each(COPIES)('has the 64 papers checked by hand, %s', async (_, copy) => {
    // Written by hand in this form; a record that is not fails the test.
    const expected = JSON.parse(readFileSync(join(SHARED, 'seed/expected.json'), 'utf8')) as readonly object[];
    const papers = recordsOf(await parsePapers(copy(text)));
    expect(papers).toHaveLength(64);
    expect(papers).toMatchObject(expected);
  });

  test('has nothing in it that is not understood', async () => expect((await parsePapers(text)).problems).toEqual([]));
});

describe.skipIf(!isThere)(`its owner's history${note}`, () => {
  const names = listMarkdown('history');

  test('holds 100 versions', () => expect(names).toHaveLength(100));

  test.each(names)('%s is read, and the same bytes when written unchanged', async (name) => {
    const list = await expectIdentity(`history/${name}`);
    const counted = countMarkers(list.source.text);
    expect(Object.fromEntries(countStatuses(list.entries, statusesOf(list)))).toEqual(counted);
  });
});

describe.skipIf(!isThere)(`lists of other people${note}`, () => {
  const names = listMarkdown('corpus');

  test('are 39', () => expect(names).toHaveLength(39));

  test.each(names)('%s is read, and the same bytes when written unchanged', async (name) => void (await expectIdentity(`corpus/${name}`)));
});

function listMarkdown(folder: string): readonly string[] {
  return isThere ? readdirSync(join(SHARED, folder)).filter((name) => name.endsWith('.md')) : [];
}

async function expectIdentity(name: string): Promise<Awaited<ReturnType<typeof understandList>>> {
  const bytes = readFileSync(join(SHARED, name));
  const source = parseSourceBytes(bytes);
  if (source === undefined) throw new Error(`${name} is not UTF-8`);
  const list = await understandList(source);
  expect(Buffer.from(renderSource(list.source)).equals(bytes)).toBe(true);
  return list;
}

/**
 * How many papers of each status the owner's list shows, told by its spelling alone: the sign at the start of each `<summary>`, and
 * lines of their own, or items, that begin with one. Two kinds of line differ from that: those of the legend (a sign and at most six characters),
 * which are no papers, and summaries whose sign is misspelt (`:⬜:`, `:x`), which carry a link and so are papers without a status.
 */
function countMarkers(text: string): Readonly<Record<string, number>> {
  const statusBySign = new Map([
    [':white_check_mark:', 'read'],
    [':x:', 'unread'],
    ['⬜', squareStatus(text)],
    ['🟧', 'to-classify'],
  ]);
  const counts: Record<string, number> = {};
  const count = (sign: string | undefined): void => {
    const status = statusBySign.get(sign ?? '') ?? 'unmarked';
    counts[status] = (counts[status] ?? 0) + 1;
  };
  for (const [, sign] of text.matchAll(/<summary>\s*(:white_check_mark:|:x:|⬜|🟧|:⬜:|:x(?!:)|(?=<a))/g)) count(sign);
  for (const [, sign, title] of text.matchAll(/^(:white_check_mark:|:x:|⬜|🟧) ?(.*)$/gm)) {
    if ((title ?? '').trim().length > 6) count(sign);
  }
  for (const [, sign, title] of text.matchAll(/^- (:white_check_mark:|:x:|⬜|🟧) ?(.*)$/gm)) {
    if ((title ?? '').trim().length > 6 && !/论文标题/.test(title ?? '')) count(sign);
  }
  return counts;
}

/** What ⬜ means changed: for a day it was `模棱两可`, a status of its own; before, it stood there with no legend and so has its common meaning. */
function squareStatus(text: string): string {
  const label = /^⬜ ?(.{1,6}?)\s*$/mu.exec(text)?.[1];
  if (label === undefined) return 'unread';
  return label.endsWith('泛读') ? 'skimmed' : label;
}
