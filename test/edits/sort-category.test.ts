import { describe, expect, test } from 'vitest';
import { sortCategoryChange, type CategorySortKey } from '../../src/edits/sort-category.ts';
import { carryOut, listOf, textAfter } from '../helpers/edit-list.ts';

async function sorted(text: string, by: CategorySortKey, path = '', order: 'up' | 'down' = 'up'): Promise<string> {
  const list = await listOf(text);
  return textAfter(list, sortCategoryChange(list, { path: path === '' ? [] : path.split('/'), by, order }));
}

function entry(title: string, note = ''): string {
  return `<details>\n<summary>✅ <a href="https://a.example/${title}">${title}</a></summary>\n${note}</details>\n`;
}

describe('papers in order', () => {
  test.each<readonly [string, CategorySortKey, string, string]>([
    [
      'by title',
      'title',
      `## X\n\n${entry('B')}\n\n${entry('A')}\nprose\n\n${entry('a')}`,
      `## X\n\n${entry('A')}\n\n${entry('a')}\nprose\n\n${entry('B')}`,
    ],
    ['by numbers in titles', 'title', '## X\n\n✅ GPT 10\n\n✅ GPT 9\n', '## X\n\n✅ GPT 9\n\n✅ GPT 10\n'],
    [
      'by year, those without last',
      'year',
      '## X\n\n✅ A\n✅ B (ICLR 2021)\n✅ C (ICLR 2019)\n',
      '## X\n\n✅ C (ICLR 2019)\n✅ B (ICLR 2021)\n✅ A\n',
    ],
    [
      'by status',
      'status',
      '✅ read\n❌ unread\n\n## X\n\n❌ One\n✅ Two\n❌ Three\n',
      '✅ read\n❌ unread\n\n## X\n\n✅ Two\n❌ One\n❌ Three\n',
    ],
    [
      'with notes',
      'title',
      `## X\n\n${entry('B', '\nnote of B\n\n## in it\n\n')}\n${entry('A')}`,
      `## X\n\n${entry('A')}\n${entry('B', '\nnote of B\n\n## in it\n\n')}`,
    ],
    [
      'items',
      'title',
      '## X\n\n- [ ] [B](https://arxiv.org/abs/2101.00002)\n  - note\n- [x] [A](https://arxiv.org/abs/2101.00001)\n',
      '## X\n\n- [x] [A](https://arxiv.org/abs/2101.00001)\n- [ ] [B](https://arxiv.org/abs/2101.00002)\n  - note\n',
    ],
    [
      'numbered, by which the numbers stay',
      'title',
      '## X\n\n9. [B](https://arxiv.org/abs/2101.00002)\n   - note\n10. [A](https://arxiv.org/abs/2101.00001)\n',
      '## X\n\n9. [A](https://arxiv.org/abs/2101.00001)\n10. [B](https://arxiv.org/abs/2101.00002)\n    - note\n',
    ],
    ['written in different ways', 'title', `## X\n\n✅ B\n\n${entry('A')}`, `## X\n\n${entry('A').trimEnd()}\n\n✅ B\n`],
    ['without a last line ending', 'title', '## X\n\n✅ B\n\n✅ A', '## X\n\n✅ A\n\n✅ B'],
    ['of the category alone', 'title', '## X\n\n✅ B\n✅ A\n\n### Y\n\n✅ D\n✅ C\n', '## X\n\n✅ A\n✅ B\n\n### Y\n\n✅ D\n✅ C\n'],
  ])('%s', async (_what, by, before, after) => {
    expect(await sorted(before, by, 'X')).toBe(after);
    expect(await sorted(after, by, 'X')).toBe(after);
    expect(await sorted(before.replaceAll('\n', '\r\n'), by, 'X')).toBe(after.replaceAll('\n', '\r\n'));
  });

  test('the other way round', async () => {
    expect(await sorted('✅ A\n✅ B\n', 'title', '', 'down')).toBe('✅ B\n✅ A\n');
    expect(await sorted('✅ A\n✅ B\n', 'year', '', 'down')).toBe('✅ A\n✅ B\n');
  });

  test('keep what they say', async () => {
    const list = await listOf(`## X\n\n${entry('B', '\n**ICLR 2021**\n\n')}\n${entry('A', '\nnote\n\n')}`);
    const outcome = await carryOut(list, sortCategoryChange(list, { path: ['X'], by: 'title', order: 'up' }));
    expect(outcome.kind === 'list' && outcome.list.entries.map(({ paper }) => paper).toReversed()).toEqual(
      list.entries.map(({ paper }) => paper),
    );
  });

  test.each([
    [
      'shares a line',
      `${entry('B')}\n<details><summary>✅ <a href="u">A</a></summary></details> and more\n`,
      '“A” shares a line with other text',
    ],
    [
      'is never closed',
      `✅ B\n\n<details>\n<summary>✅ <a href="u">A</a></summary>\n\nnote\n`,
      '“A” is never closed, so its note would take in what comes after',
    ],
    ['stands right beside one written otherwise', `✅ B\n${entry('A')}`, '“B” stands right beside what is written otherwise'],
    ['stands in a category that is there twice', '## X\n\n✅ B\n\n## X\n\n✅ A\n', '“X” stands 2 times'],
  ])('refused: one %s', async (_what, text, reason) => {
    expect(await sorted(text, 'title', text.startsWith('## X') ? 'X' : '')).toBe(`refused: ${reason}`);
  });
});
