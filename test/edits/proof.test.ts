import { describe, expect, it } from 'vitest';
import type { Change } from '../../src/edits/change.ts';
import { markChange } from '../../src/edits/mark.ts';
import { moveChange } from '../../src/edits/move.ts';
import { findDamage, findFlaw } from '../../src/edits/proof.ts';
import { settingsChange } from '../../src/edits/write-settings.ts';
import type { PaperList } from '../../src/model/paper-list.ts';
import { applyEdits, type TextEdit } from '../../src/text/text-edit.ts';
import { carryOut, destinationOf, entriesOf, listOf, prove } from '../helpers/edit-list.ts';

const TEXT = `✅ 已读
❌ 未读
🟧 待分类

# Papers

## X

Prose.

<details>
<summary>✅ <a href="https://arxiv.org/abs/2301.00001">A</a></summary>

**NIPS 2021**

note
</details>

<details>
<summary>✅ <a href="https://arxiv.org/abs/2301.00002">B</a></summary>
</details>

## Y

<details>
<summary>❌ <a href="https://arxiv.org/abs/2301.00003">C</a></summary>
</details>
`;

/** The change with more edits than it says: as if an operation did something it did not mean. */
function withEdits(list: PaperList, change: Change, ...more: readonly (readonly [old: string, newText: string])[]): Change {
  const own = more.map(([old, newText]): TextEdit => {
    const start = list.source.text.indexOf(old);
    return { span: { start, end: start + old.length }, newText };
  });
  return { ...change, edits: [...change.edits, ...own] };
}

async function markOfC(): Promise<{ list: PaperList; change: Change }> {
  const list = await listOf(TEXT);
  const change = markChange(list, entriesOf(list, 'C'), 'read');
  if (change.kind === 'refused') throw new Error(change.reason);
  return { list, change };
}

describe('the proof of a mark catches', () => {
  it.each([
    ['a paper lost', ['<summary>✅ <a href="https://arxiv.org/abs/2301.00002">B</a></summary>', ''], '3 papers were expected, 2 came'],
    ['a paper more', ['Prose.', '✅ D'], '3 papers were expected, 4 came'],
    ['another title', ['>B<', '>Bee<'], '“B” would have another title'],
    ['another link', ['2301.00002', '2301.00009'], '“B” would have another url'],
    ['another spelling of the link', ['arxiv.org/abs/2301.00002', 'arxiv.org/pdf/2301.00002'], '“B” would have another url'],
    [
      'another status',
      ['✅ <a href="https://arxiv.org/abs/2301.00002"', '❌ <a href="https://arxiv.org/abs/2301.00002"'],
      '“B” would have another status',
    ],
    ['another note', ['note', 'Note'], '“A” would have another note'],
    ['blanks changed in an entry', ['</summary>\n</details>', '</summary>  \n</details>'], 'the text of “B” would change'],
    ['a heading renamed', ['## Y', '## Z'], 'the headings changed'],
    ['a heading of another depth', ['## Y', '# Y'], 'the headings changed'],
    ['a heading swallowed', ['</details>\n\n## Y', '</details>\n## Y'], 'the headings changed'],
    ['the legend changed', ['❌ 未读\n', ''], 'the legend changed'],
    ['prose lost', ['Prose.', ''], 'text between the papers would change'],
    ['prose added', ['Prose.', 'Prose. More.'], 'text between the papers would change'],
  ] as const)('%s', async (_what, extra, flaw) => {
    const { list, change } = await markOfC();
    expect((await prove(list, withEdits(list, change, extra))).flaw).toContain(flaw);
  });

  it('nothing in a mark as it is meant, nor in another number of blank lines between entries', async () => {
    const { list, change } = await markOfC();
    expect(await carryOut(list, withEdits(list, change, ['</details>\n\n## Y', '</details>\n\n\n## Y']))).toMatchObject({ kind: 'list' });
  });

  it('a mark that does not take place', async () => {
    const { list, change } = await markOfC();
    expect((await prove(list, { ...change, edits: [] })).flaw).toBe('“C” would have another status');
  });

  it.each(['venue', 'year', 'note'] as const)('another %s than was meant', async (field) => {
    const { list, change } = await markOfC();
    const [first, ...rest] = change.expected;
    if (first === undefined) throw new Error('no papers');
    const expected = [{ ...first, paper: { ...first.paper, [field]: 'else' } }, ...rest];
    expect((await prove(list, { ...change, expected })).flaw).toBe(`“A” would have another ${field}`);
  });

  it('more in the marked entry than its sign', async () => {
    const { list, change } = await markOfC();
    const { flaw } = await prove(list, withEdits(list, change, ['2301.00003">C</a></summary>\n', '2301.00003">C</a></summary>\n\n']));
    expect(flaw).toBe('the text of “C” would change');
  });

  it('a text that is not that of the edits', async () => {
    const { list, change } = await markOfC();
    const after = await listOf(`${applyEdits(TEXT, change.edits)}\n`);
    expect(findFlaw(list, after, change)).toBe('the edits cannot be taken back');
  });
});

describe('the proof of a move catches', () => {
  it.each([
    [
      'another category',
      '“C” would have another category',
      (edits: readonly TextEdit[]) =>
        edits.map((edit) => (edit.newText === '' ? edit : { ...edit, span: { start: TEXT.length, end: TEXT.length } })),
    ],
    [
      'a paper there twice',
      '3 papers were expected, 4 came',
      (edits: readonly TextEdit[]) => edits.filter(({ newText }) => newText !== ''),
    ],
    ['a paper gone', '3 papers were expected, 2 came', (edits: readonly TextEdit[]) => edits.filter(({ newText }) => newText === '')],
  ])('%s', async (_what, flaw, spoil) => {
    const list = await listOf(TEXT);
    const change = moveChange(list, entriesOf(list, 'C'), { destination: destinationOf(list, 'X'), as: undefined });
    if (change.kind === 'refused') throw new Error(change.reason);
    expect(await carryOut(list, change)).toMatchObject({ kind: 'list' });
    expect((await prove(list, { ...change, edits: spoil(change.edits) })).flaw).toBe(flaw);
  });
});

describe('damage to papers that edits do not touch', () => {
  const damageOf = async (old: string, newText: string): Promise<string | undefined> => {
    const list = await listOf(TEXT);
    const start = TEXT.indexOf(old);
    const edits = [{ span: { start, end: start + old.length }, newText }];
    return findDamage(list, await listOf(applyEdits(TEXT, edits)), edits);
  };

  it.each([
    ['a paper taken out', '<details>\n<summary>❌ <a href="https://arxiv.org/abs/2301.00003">C</a></summary>\n</details>\n', '', undefined],
    ['a sign', '✅ <a', '❌ <a', undefined],
    ['prose', 'Prose.', 'Else.', undefined],
    ['a heading', '## Y\n\n', '', '“C” would not stay as it is'],
    ['an open comment', 'Prose.', '<!--', '“C” would not stay as it is'],
    ['a paper made of text', 'Prose.', '<details>\n\n<details><summary>✅ <a href="u">D</a></summary></details>\n', undefined],
    ['the meaning of a sign', '❌ 未读', '❌ 已读', '“C” would not stay as it is'],
  ])('%s: %j to %j', async (_what, old, newText, damage) => {
    expect(await damageOf(old, newText)).toBe(damage);
  });
});

describe('the proof of settings written catches', () => {
  it.each([
    ['prose lost', ['Prose.', ''], 'text between the papers would change'],
    ['another title', ['>B<', '>Bee<'], '“B” would have another title'],
    ['another note', ['note', 'Note'], '“A” would have another note'],
    ['a heading renamed', ['## Y', '## Z'], 'the headings changed'],
  ] as const)('%s', async (_what, extra, flaw) => {
    const list = await listOf(TEXT);
    const change = settingsChange(list);
    if (change.kind === 'refused') throw new Error(change.reason);
    expect((await prove(list, change)).flaw).toBeUndefined();
    expect((await prove(list, withEdits(list, change, extra))).flaw).toContain(flaw);
  });

  it('another meaning of a sign', async () => {
    const list = await listOf(TEXT);
    const change = settingsChange(list);
    if (change.kind === 'refused') throw new Error(change.reason);
    const edits = change.edits.map((edit) => ({ ...edit, newText: edit.newText.replace('unread', 'skimmed') }));
    expect((await prove(list, { ...change, edits })).flaw).toBe('“C” would have another status');
  });
});
