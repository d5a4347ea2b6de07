import { describe, expect, test } from 'vitest';
import { mergeCategoryChange, removeCategoryChange } from '../../src/edits/merge-category.ts';
import { listOf, textAfter } from '../helpers/edit-list.ts';

async function merged(text: string, path: string, into: string): Promise<string> {
  const list = await listOf(text);
  return textAfter(list, mergeCategoryChange(list, path.split('/'), into.split('/')));
}

/** `text` after a category was removed, its papers moved to another where one is named; `/` is the top level. */
async function removed(text: string, path: string, to?: string): Promise<string> {
  const list = await listOf(text);
  const papersTo = to === '/' ? [] : to?.split('/');
  return textAfter(list, removeCategoryChange(list, path.split('/'), papersTo));
}

function entry(title: string, sign = '✅'): string {
  return `<details>\n<summary>${sign} <a href="https://a.example/${title}">${title}</a></summary>\n</details>\n`;
}

describe('a category merged into another', () => {
  test.each([
    [
      'above',
      `## A\n\n${entry('1')}\n## B\n\n${entry('2')}\n${entry('3')}`,
      'B',
      'A',
      `## A\n\n${entry('1')}\n${entry('2')}\n${entry('3')}`,
    ],
    [
      'below',
      `## A\n\n${entry('1')}\n${entry('2')}\n## B\n\n${entry('3')}`,
      'A',
      'B',
      `## B\n\n${entry('3')}\n${entry('1')}\n${entry('2')}`,
    ],
    [
      'with what separates them',
      `## A\n\n${entry('1')}\n##\n\n## B\n\n${entry('2')}\n##\n\n## C\n\n${entry('3')}`,
      'B',
      'A',
      `## A\n\n${entry('1')}\n${entry('2')}\n##\n\n## C\n\n${entry('3')}`,
    ],
    ['that is empty', `## A\n\n${entry('1')}\n## B\n`, 'A', 'B', `## B\n\n${entry('1')}`],
    ['which holds text', `## A\n\n${entry('1')}\n## B\n\nProse.\n`, 'A', 'B', `## B\n\nProse.\n\n${entry('1')}`],
    [
      'with those below it',
      `## A\n\n${entry('1')}\n### P\n\ntext\n\n${entry('2')}\n### Q\n\n${entry('3')}\n## B\n\n${entry('4')}\n### R\n\n${entry('5')}`,
      'A',
      'B',
      `## B\n\n${entry('4')}\n${entry('1')}\n### R\n\n${entry('5')}\n### P\n\ntext\n\n${entry('2')}\n### Q\n\n${entry('3')}`,
    ],
    [
      'that has none below it, with those below it',
      `## A\n\n### P\n\n${entry('2')}\n## B\n\n${entry('4')}`,
      'A',
      'B',
      `## B\n\n${entry('4')}\n### P\n\n${entry('2')}`,
    ],
    [
      'around it',
      `## A\n\n${entry('1')}\n### P\n\n${entry('2')}\n#### Q\n\n${entry('3')}\n## B\n`,
      'A/P',
      'A',
      `## A\n\n${entry('1')}\n${entry('2')}\n### Q\n\n${entry('3')}\n## B\n`,
    ],
    ['of another depth', `## A\n\n### P\n\n#### Q\n\n${entry('1')}\n## B\n`, 'A/P', 'B', `## A\n\n## B\n\n### Q\n\n${entry('1')}`],
    [
      'with papers to be classified',
      `## A\n\n${entry('1', '🟧')}\n## B\n\n${entry('2')}`,
      'A',
      'B',
      `## B\n\n${entry('2')}\n${entry('1', '🟧')}`,
    ],
  ])('%s', async (_what, before, path, into, after) => {
    expect(await merged(before, path, into)).toBe(after);
    expect(await merged(before.replaceAll('\n', '\r\n'), path, into)).toBe(after.replaceAll('\n', '\r\n'));
  });

  test.each([
    ['itself', `## A\n\n${entry('1')}`, 'A', 'A', '“A” cannot go into itself'],
    ['what stands in it', `## A\n\n### P\n\n${entry('1')}`, 'A', 'A/P', '“A” cannot go into what stands in it'],
    ['one that is not there', '## A\n', 'A', 'B', 'there is no heading “B”'],
    ['one with a category of the same title', '## A\n\n### P\n\n## B\n\n### P\n', 'A', 'B', 'there is a category “B / P” already'],
    [
      'where its own text had no place',
      '## A\n\n<!-- x -->\n\n### P\n\n## B\n',
      'A',
      'B',
      'line 3 under “A” is no paper, and would have no place any more',
    ],
    [
      'where text after its papers had none',
      `## A\n\n${entry('1')}\ntext\n\n### P\n\n## B\n`,
      'A',
      'B',
      'line 7 under “A” is no paper, and would have no place any more',
    ],
  ])('%s is refused', async (_what, text, path, into, reason) => {
    expect(await merged(text, path, into)).toBe(`refused: ${reason}`);
  });
});

describe('a category removed', () => {
  test.each([
    ['first', '## A\n\n## B\n', 'A', '## B\n'],
    ['last', '## A\n\n## B\n', 'B', '## A\n'],
    ['between', '## A\n\n##\n\n## B\n\n##\n\n## C\n', 'B', '## A\n\n##\n\n## C\n'],
    ['alone', '# T\n\n## A\n', 'A', '# T\n'],
    ['below another', '## A\n\ntext\n\n\n### P\n\n## B\n', 'A/P', '## A\n\ntext\n\n\n## B\n'],
    ['with a bare heading in it', '## A\n\n###\n\n## B\n', 'A', '## B\n'],
  ])('%s', async (_what, before, path, after) => {
    expect(await removed(before, path)).toBe(after);
  });

  test('with its papers moved', async () => {
    const text = `## A\n\n${entry('1')}\n## B\n\n${entry('2')}`;
    expect(await removed(text, 'B', 'A')).toBe(`## A\n\n${entry('1')}\n${entry('2')}`);
    expect(await removed(text, 'A', '/')).toBe(`${entry('1')}\n## B\n\n${entry('2')}`);
  });

  test.each([
    ['a paper', `## A\n\n${entry('1')}`, 'A', undefined, '“A” holds a paper'],
    ['papers', `## A\n\n${entry('1')}\n${entry('2')}`, 'A', undefined, '“A” holds 2 papers'],
    ['papers that would stay', `## A\n\n${entry('1')}`, 'A', 'A', '“A” cannot go into itself'],
    ['categories', '## A\n\n### P\n', 'A', undefined, '“A” holds other categories'],
    ['text', '## A\n\ntext\n', 'A', undefined, 'line 3 under “A” is no paper, and would have no place any more'],
  ])('that holds %s is refused', async (_what, text, path, to, reason) => {
    expect(await removed(text, path, to)).toBe(`refused: ${reason}`);
  });
});
