import { describe, expect, test } from 'vitest';
import { addChange, type NewPaper } from '../../src/edits/add.ts';
import { titleChange, urlChange } from '../../src/edits/edit-entry.ts';
import { noteChange } from '../../src/edits/note.ts';
import { removeChange } from '../../src/edits/remove.ts';
import { sortCategoryChange } from '../../src/edits/sort-category.ts';
import { destinationOf, entriesOf, listOf, marked, moved, textAfter } from '../helpers/edit-list.ts';

const LOG = `# Log

## One

| # | Status | Paper | Venue | Notes |
|--:|:------:|-------|-------|-------|
| 1 | ✅ | [Mamba: Linear-Time Sequence Modeling](https://arxiv.org/abs/2312.00752) | CoLM'24 | |
| 2 | ✅ 📝 | [Retentive Network: A Successor](https://arxiv.org/abs/2307.08621) | | first<br />second |
| 3 | ⬜ | [RWKV: Reinventing RNNs](https://arxiv.org/abs/2305.13048) | EMNLP'23 | a \\| b |

## Two

Title|Progress|PDF
--|--|--
Hyena Hierarchy for Long Sequences|\`Done\`|[pdf](https://arxiv.org/abs/2302.10866)
Longformer for Long Documents|\`To Read\`|[pdf](https://arxiv.org/abs/2004.05150)
Reformer the Efficient Transformer||[pdf](https://arxiv.org/abs/2001.04451)

## Three

| Paper | Year |
|---|---|
| [Big Bird: Transformers for Longer Sequences](https://arxiv.org/abs/2007.14062) | 2020 |
`;

/** The lines that a change takes away and those it brings, as a diff shows them. */
function diff(before: string, after: string): string {
  if (/^(?:refused|flawed): /.test(after)) return after;
  const [old, now] = [before.split('\n'), after.split('\n')];
  const gone = old.filter((line) => !now.includes(line)).map((line) => `-${line}`);
  const came = now.filter((line) => !old.includes(line)).map((line) => `+${line}`);
  return [...gone, ...came].join('\n');
}

const MAMBA = 'Mamba: Linear-Time Sequence Modeling';
const RETNET = 'Retentive Network: A Successor';
const RWKV = 'RWKV: Reinventing RNNs';
const HYENA = 'Hyena Hierarchy for Long Sequences';
const REFORMER = 'Reformer the Efficient Transformer';
const BIRD = 'Big Bird: Transformers for Longer Sequences';

describe('a mark', () => {
  test.each<[title: string, status: string, expected: string]>([
    [MAMBA, 'unread', "| 1 | ⬜ | [Mamba: Linear-Time Sequence Modeling](https://arxiv.org/abs/2312.00752) | CoLM'24 | |"],
    [RETNET, 'unread', '| 2 | ⬜ 📝 | [Retentive Network: A Successor](https://arxiv.org/abs/2307.08621) | | first<br />second |'],
    [RETNET, 'unmarked', '| 2 | 📝 | [Retentive Network: A Successor](https://arxiv.org/abs/2307.08621) | | first<br />second |'],
    [HYENA, 'unread', 'Hyena Hierarchy for Long Sequences|`To Read`|[pdf](https://arxiv.org/abs/2302.10866)'],
    [REFORMER, 'read', 'Reformer the Efficient Transformer|`Done`|[pdf](https://arxiv.org/abs/2001.04451)'],
    [HYENA, 'unmarked', 'Hyena Hierarchy for Long Sequences||[pdf](https://arxiv.org/abs/2302.10866)'],
  ])('of “%s” as %s', async (title, status, expected) => {
    const after = diff(LOG, await marked(LOG, status, title));
    expect(after.split('\n').slice(1)).toEqual([`+${expected}`]);
  });

  test('a column of words has no others', async () =>
    expect(await marked(LOG, 'skimmed', HYENA)).toBe('refused: this list has no sign for “skimmed”'));

  test('without a column is refused', async () =>
    expect(await marked(LOG, 'read', BIRD)).toBe(`refused: the table of “${BIRD}” has no column for a status`));

  const padded = (cells: string): string =>
    `| 论文标题             | 状态   |\n| -------------------- | ------ |\n| 图像识别的深度方法   | 已读   |\n| 大模型推理能力研究   | ${cells} |\n`;

  test('keeps the padding by terminal cells', async () => {
    expect(await marked(padded('待读  '), 'read', '大模型推理能力研究')).toBe(padded('已读  '));
    expect(await marked(padded('未完成'), 'read', '大模型推理能力研究')).toBe(padded('已读  '));
  });

  test('where a cell outgrows its column only its row changes', async () => {
    const table = (cell: string): string =>
      `| Paper            | Read  |\n| ---------------- | ----- |\n| One long title   | todo  |\n| Two long title   | ${cell} |\n| Three long title | done  |\n| Four long titles | in progress |\n`;
    expect(await marked(table('done '), 'reading', 'Two long title')).toBe(table('in progress'));
    expect(await marked(table('in progress'), 'read', 'Two long title')).toBe(table('done '));
  });

  test.each([
    [
      'centred',
      '|  Status  | Paper |\n|:--------:|-------|\n|    ✅    | [A Paper of Ours](https://arxiv.org/abs/2001.00001) |\n|    ⬜    | [A Paper of Yours](https://arxiv.org/abs/2001.00002) |\n',
    ],
    [
      'right',
      '|   Status | Paper |\n|---------:|-------|\n|       ✅ | [A Paper of Ours](https://arxiv.org/abs/2001.00001) |\n|       ⬜ | [A Paper of Yours](https://arxiv.org/abs/2001.00002) |\n',
    ],
  ])('keeps what is %s', async (_, table) => expect(await marked(table, 'unread', 'A Paper of Ours')).toBe(table.replace('✅', '⬜')));

  test('a row that is too short gets the cells it lacks', async () => {
    const table = '| Paper | Venue | Status |\n|---|---|---|\n| A Paper of Ours | ACL | ✅ |\n| A Paper of Yours |\n';
    expect(diff(table, await marked(table, 'read', 'A Paper of Yours'))).toBe('-| A Paper of Yours |\n+| A Paper of Yours | | ✅ |');
  });

  test('a sign before the title, where the table has no column', async () => {
    const table =
      '| Paper | Year |\n|---|---|\n| ✅ A Paper of Ours | 2020 |\n| A Paper of Yours | 2021 |\n| ✅ A Paper of Theirs | 2022 |\n';
    expect(await marked(table, 'unread', 'A Paper of Ours')).toBe(table.replace('✅', '❌'));
    expect(await marked(table, 'read', 'A Paper of Yours')).toBe(table.replace('| A Paper of Y', '| ✅ A Paper of Y'));
    expect(await marked(table.replace('| A Paper of Y', '| ✅ A Paper of Y'), 'unmarked', 'A Paper of Yours')).toBe(table);
  });
});

async function noted(title: string, note: string): Promise<string> {
  const list = await listOf(LOG);
  const [entry] = entriesOf(list, title);
  return entry === undefined ? '' : diff(LOG, await textAfter(list, noteChange(list, entry, note)));
}

describe('a note', () => {
  test('stands in its column', async () => expect(await noted(MAMBA, 'one | two\nthree')).toContain("| CoLM'24 | one \\| two<br>three |"));

  test('keeps its line breaks as they are spelled', async () =>
    expect(await noted(RETNET, 'first\nsecond\nthird')).toContain('| first<br />second<br />third |'));

  test('is taken away', async () => expect(await noted(RWKV, '')).toContain("| EMNLP'23 | |"));

  test('without a column is refused', async () =>
    expect(await noted(HYENA, 'x')).toBe(`refused: the table of “${HYENA}” has no column for notes`));

  test('that is a block of code is refused', async () =>
    expect(await noted(MAMBA, '```\nx\n```')).toMatch(/^refused: the note cannot stand in its entry: a block of code/));
});

async function added(paper: Partial<NewPaper>, where: string, status: string): Promise<string> {
  const list = await listOf(LOG);
  const change = addChange(
    list,
    { title: 'A New Paper', url: undefined, note: '', ...paper },
    { destination: destinationOf(list, where), status },
  );
  return diff(LOG, await textAfter(list, change));
}

describe('a new row', () => {
  const url = 'https://arxiv.org/abs/2401.00001';

  test('has each thing in its column and goes on counting', async () =>
    expect(await added({ url, note: 'a\nb' }, 'One', 'unread')).toBe(`+| 4 | ⬜ | [A New Paper](${url}) | | a<br>b |`));

  test('is written as those beside it, its link in a column of its own', async () =>
    expect(await added({ url, title: 'A New | Paper' }, 'Two', 'read')).toBe(`+A New \\| Paper|\`Done\`|[pdf](${url})`));

  test('at the top, where no row is counted anew', async () =>
    expect(await added({ url }, 'top One', 'read')).toBe(`+| 4 | ✅ | [A New Paper](${url}) | | |`));

  test('what has no column is refused and named', async () => {
    expect(await added({ url, note: 'x' }, 'Two', 'read')).toBe(
      'refused: “A New Paper” cannot be written there: the table there has no column for notes',
    );
    expect(await added({ url }, 'Three', 'read')).toBe('refused: the table there has no column for a status');
    expect(await added({ url }, 'Three', 'unmarked')).toBe(`+| [A New Paper](${url}) | |`);
  });
});

describe('a row that moves', () => {
  test('within its table keeps its text', async () => expect(diff(LOG, await moved(LOG, `before ${MAMBA}`, [RWKV]))).toBe(''));

  test('takes its columns by meaning, in the vocabulary there', async () =>
    expect(diff(LOG, await moved(LOG, 'One', [HYENA]))).toBe(
      '-Hyena Hierarchy for Long Sequences|`Done`|[pdf](https://arxiv.org/abs/2302.10866)\n+| 4 | ✅ | [Hyena Hierarchy for Long Sequences](https://arxiv.org/abs/2302.10866) | | |',
    ));

  test('several go on counting', async () =>
    expect(diff(LOG, await moved(LOG, 'One', [HYENA, REFORMER]))).toMatch(/\+\| 4 \| ✅ .*\n\+\| 5 \| \| \[Reformer/));

  test('what has no column there is refused and named', async () =>
    expect(await moved(LOG, 'Three', [RETNET])).toBe(
      `refused: “${RETNET}” cannot stand there: the table there has no column for what stands under “Status”, “Notes”`,
    ));
});

describe('title and link', () => {
  const edited = async (title: string, change: 'title' | 'url', to: string | undefined): Promise<string> => {
    const list = await listOf(LOG);
    const [entry] = entriesOf(list, title);
    if (entry === undefined) return '';
    return diff(LOG, await textAfter(list, change === 'title' ? titleChange(list, entry, to ?? '') : urlChange(list, entry, to)));
  };

  test.each<[string, 'title' | 'url', string | undefined, string]>([
    [MAMBA, 'title', 'Mamba | Selective *State* Spaces', '[Mamba \\| Selective \\*State\\* Spaces](https://arxiv.org/abs/2312.00752)'],
    [HYENA, 'title', 'Hyena', 'Hyena|`Done`|'],
    [MAMBA, 'url', 'https://example.org/a|b.pdf', '(https://example.org/a\\|b.pdf)'],
    [MAMBA, 'url', undefined, `| ✅ | ${MAMBA} |`],
    [HYENA, 'url', undefined, '|`Done`|'],
  ])('%s: another %s', async (title, change, to, expected) =>
    expect((await edited(title, change, to)).split('\n').at(-1)).toContain(expected),
  );
});

test('rows are taken out whole', async () => {
  const list = await listOf(LOG);
  const after = await textAfter(list, removeChange(list, entriesOf(list, MAMBA, RWKV, BIRD)));
  expect(
    diff(LOG, after)
      .split('\n')
      .map((line) => line.slice(0, 8)),
  ).toEqual(['-| 1 | ✅', '-| 3 | ⬜', '-| [Big ']);
});

test('a sort gives each place the row of another, but for its number', async () => {
  const list = await listOf(LOG);
  const after = await textAfter(list, sortCategoryChange(list, { path: ['One'], by: 'title', order: 'down' }));
  const rows = after.split('\n').filter((line) => /^\| \d/.test(line));
  expect(rows.map((line) => line.replace(/[:\]].*/, ''))).toEqual([
    '| 1 | ⬜ | [RWKV',
    '| 2 | ✅ 📝 | [Retentive Network',
    '| 3 | ✅ | [Mamba',
  ]);
});
