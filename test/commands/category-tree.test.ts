import { expect, test } from 'vitest';
import { createCategoryFinder } from '../../src/commands/category-tree.ts';
import { listOf } from '../helpers/edit-list.ts';

const TEXT = `## 微调（Fine Tuning）

## 提示调优（Prompt Tuning）

### 思维链（Chain of Thought）

### Ｆｅｗ Shots

## Tuning

## Few
`;

test.each([
  [
    '',
    ['微调（Fine Tuning）', '提示调优（Prompt Tuning）', '思维链（Chain of Thought）', 'Ｆｅｗ Shots', 'Tuning', 'Few'],
    '微调（Fine Tuning）',
  ],
  ['调', ['微调（Fine Tuning）', '提示调优（Prompt Tuning）', '思维链（Chain of Thought）', 'Ｆｅｗ Shots'], '微调（Fine Tuning）'],
  ['ＴＵＮＩＮＧ', ['微调（Fine Tuning）', '提示调优（Prompt Tuning）', '思维链（Chain of Thought）', 'Ｆｅｗ Shots', 'Tuning'], 'Tuning'],
  ['prompt tun', ['提示调优（Prompt Tuning）', '思维链（Chain of Thought）', 'Ｆｅｗ Shots'], '提示调优（Prompt Tuning）'],
  ['thought', ['提示调优（Prompt Tuning）', '思维链（Chain of Thought）'], '思维链（Chain of Thought）'],
  ['prompt few', ['提示调优（Prompt Tuning）', 'Ｆｅｗ Shots'], 'Ｆｅｗ Shots'],
  ['few', ['提示调优（Prompt Tuning）', 'Ｆｅｗ Shots', 'Few'], 'Few'],
  ['no such', [], undefined],
])('“%s” leaves these, and means one', async (typed, titles, meant) => {
  const { paths, best } = createCategoryFinder((await listOf(TEXT)).categories)(typed);
  expect(paths.map((path) => path.at(-1))).toEqual(titles);
  expect(best === undefined ? undefined : paths[best]?.at(-1)).toBe(meant);
});

test('there is nothing to find where there are no categories', () => {
  expect(createCategoryFinder([])('')).toEqual({ paths: [], best: undefined });
});
