import { describe, expect, test } from 'vitest';
import { renameCategoryChange, withDecoration } from '../../src/edits/rename-category.ts';
import { renamedTitle } from '../../src/model/category-half.ts';
import { carryOut, listOf, textAfter } from '../helpers/edit-list.ts';

/** `text` after the category with this path got another title. */
async function renamed(text: string, path: string, title: string): Promise<string> {
  const list = await listOf(text);
  return textAfter(list, renameCategoryChange(list, path.split('/'), title));
}

const A = '<details>\n<summary>✅ <a href="https://a.example/a">A</a></summary>\n</details>\n';

describe('a category renamed', () => {
  test.each([
    ['plain', `## X\n\n${A}\n## Y\n`, `## New\n\n${A}\n## Y\n`],
    ['with number signs and blanks around', '##  X  ## \n', '##  New  ## \n'],
    ['indented', '  ## X\n', '  ## New\n'],
    ['underlined', 'Title\n===\n\nX\n---\n\ntext\n', 'Title\n===\n\nNew\n---\n\ntext\n'],
    ['bold', '## **X**\n', '## **New**\n'],
    ['with a link', '## [X](#x)\n', '## [New](#x)\n'],
    ['with an anchor before', '## <a name="X"></a>X\n', '## <a name="X"></a>New\n'],
    ['with an anchor after', '## X <a id="X"></a>\n', '## New <a id="X"></a>\n'],
    ['that stands in its own link', '## [X](X.md)\n', '## [New](X.md)\n'],
    ['without a last line ending', '## X', '## New'],
  ])('%s', async (_what, before, after) => {
    expect(await renamed(before, 'X', 'New')).toBe(after);
    expect(await renamed(before.replaceAll('\n', '\r\n'), 'X', 'New')).toBe(after.replaceAll('\n', '\r\n'));
  });

  test.each([
    ['*a*', String.raw`## \*a\*`],
    ['C #', String.raw`## C \#`],
    ['  two   blanks ', '## two blanks'],
    ['a [b](c)', String.raw`## a \[b\](c)`],
  ])('to %s reads so', async (title, after) => {
    expect(await renamed('## X\n', 'X', title)).toBe(`${after}\n`);
  });

  test('reads other escapes, and replaces them', async () => {
    expect(await renamed(String.raw`## a \*b`, 'a *b', 'c')).toBe('## c');
  });

  test('takes its papers and all below it along', async () => {
    const list = await listOf(`## X\n\n### Y\n\n${A}`);
    const outcome = await carryOut(list, renameCategoryChange(list, ['X'], 'New'));
    expect(outcome.kind === 'list' && outcome.list.entries[0]?.paper.category).toEqual(['New', 'Y']);
  });

  test('that is called so already stays as it is', async () => {
    const list = await listOf('## X\n');
    expect(renameCategoryChange(list, ['X'], ' X ')).toMatchObject({ kind: 'change', edits: [] });
  });

  test('may change case alone', async () => expect(await renamed('## Xy\n', 'Xy', 'XY')).toBe('## XY\n'));

  test.each([
    ['to nothing', '## X\n', 'X', ' ', 'a category needs a title'],
    ['as its sibling', '## X\n\n## Y\n', 'X', 'y', 'there is a category “Y” already'],
    ['of two', '## X\n\n## Z\n\n## X\n', 'X', 'New', '“X” stands 2 times, on lines 1 and 5'],
    ['that the settings name', '---\npapers:\n  ignore: [X]\n---\n\n## X\n', 'X', 'New', 'the front matter names “X” under papers.ignore'],
    ['that is broken up', '## a **b** c <i>d</i>\n', 'a b c d', 'New', 'the heading “a b c d” is more than its title'],
    [
      'that is a label',
      '## X\n\n- Group\n  - [A long title](https://arxiv.org/abs/2101.00001)\n',
      'X/Group',
      'New',
      '“X / Group” is an item above papers and no heading',
    ],
  ])('%s is refused', async (_what, text, path, title, reason) => {
    expect(await renamed(text, path, title)).toBe(`refused: ${reason}`);
  });
});

test.each([
  ['微调（Fine-tuning）', '微调', '精调', '精调（Fine-tuning）'],
  ['微调（Fine-tuning）', 'fine-tuning', 'Tuning', '微调（Tuning）'],
  ['微调（Fine-tuning）', 'fine', 'Tuning', '微调（Tuning）'],
  ['微调 (Fine-tuning)', 'A/Fine-tuning', 'Tuning', '微调 (Tuning)'],
  ['微调（Fine-tuning）', '微调（Fine-tuning）', '精调', '精调'],
  ['微调（Fine-tuning）', '微调', '精调（Tuning）', '精调（Tuning）'],
  ['微调', '微', '精调', '精调'],
])('“%s”, named “%s”, called “%s” is “%s”', (title, name, newTitle, expected) => {
  expect(renamedTitle(title, name, newTitle)).toBe(expected);
});

test.each([
  ['🔥 Old', 'New', '🔥 New'],
  ['🔥📌 Old', 'New', '🔥📌 New'],
  ['🔥 Old', '📌 New', '📌 New'],
  ['🔥', 'New', 'New'],
  ['Old', 'New', 'New'],
])('of “%s”, called “%s”, the emoji before it stays: “%s”', (old, title, expected) => {
  expect(withDecoration(old, title)).toBe(expected);
});
