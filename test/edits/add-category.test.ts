import { describe, expect, test } from 'vitest';
import { addCategoryAt, addCategoryChange, newCategoryPath } from '../../src/edits/add-category.ts';
import { carryOut, listOf, textAfter } from '../helpers/edit-list.ts';

/** `text` after a category called `title` was added below `parent`. */
async function added(text: string, title: string, ...parent: readonly string[]): Promise<string> {
  const list = await listOf(text);
  return textAfter(list, addCategoryChange(list, { title, parent }));
}

function toCrLf(text: string): string {
  return text.replaceAll('\n', '\r\n');
}

const A = '<details>\n<summary>✅ <a href="https://a.example/a">A</a></summary>\n</details>\n';

describe('a new category', () => {
  test.each([
    ['of an empty list', '', '## New\n'],
    ['of a list without categories', A, `${A}\n## New\n`],
    ['below a title', `# Papers\n\n${A}`, `# Papers\n\n${A}\n## New\n`],
    ['after the last', `## X\n\n${A}`, `## X\n\n${A}\n## New\n`],
    ['after the last and all below it', `## X\n\n### Y\n\n${A}`, `## X\n\n### Y\n\n${A}\n## New\n`],
    ['as deep as the others', '# X\n\n# Y\n', '# X\n\n# Y\n\n# New\n'],
    ['with number signs on both sides', '## X ##\n\n## Y ##\n', '## X ##\n\n## Y ##\n\n## New ##\n'],
    ['underlined as the others', 'Title\n=====\n\nX\n-\n\nLonger\n------\n', 'Title\n=====\n\nX\n-\n\nLonger\n------\n\nNew\n---\n'],
    ['underlined by as much as the others', 'X\n-----\n\nYY\n-----\n', 'X\n-----\n\nYY\n-----\n\nNew\n-----\n'],
    ['as far off as the others', '## X\n\n\n## Y\n\n\n## Z\n', '## X\n\n\n## Y\n\n\n## Z\n\n\n## New\n'],
    ['never glued to an entry', `## X\n${A}## Y\n${A}`, `## X\n${A}## Y\n${A}\n## New\n`],
    ['of a file without a last line ending', '## X\n\ntext', '## X\n\ntext\n\n## New'],
    ['before the blank lines at the end', '## X\n\ntext\n\n\n', '## X\n\ntext\n\n## New\n\n\n'],
    ['after a bare heading, as the others', '## X\n\n##\n\n## Y\n', '## X\n\n##\n\n## Y\n\n##\n\n## New\n'],
    [
      'with the bare heading seen most often',
      '## X\n\n##\n## Y\n\n##\n## Z\n\n##\n\n## Q\n',
      '## X\n\n##\n## Y\n\n##\n## Z\n\n##\n\n## Q\n\n##\n## New\n',
    ],
    ['before what a bare heading leads', '## X\n\n## Y\n\n##\n\nThe end.\n', '## X\n\n## Y\n\n## New\n\n##\n\nThe end.\n'],
    ['without what stands between two others', '## X\n\n##\n\ntext\n\n## Y\n', '## X\n\n##\n\ntext\n\n## Y\n\n## New\n'],
    ['before what is still to be classified', '## X\n\n##\n\n## 待分类\n\n🟧 A\n', '## X\n\n##\n\n## New\n\n##\n\n## 待分类\n\n🟧 A\n'],
    ['before the only one, for what is to be classified', '# Papers\n\n## Inbox\n', '# Papers\n\n## New\n\n## Inbox\n'],
    ['after what is to be classified, where that is not the last', '## Inbox\n\n## X\n', '## Inbox\n\n## X\n\n## New\n'],
  ])('%s', async (_what, before, after) => {
    expect(await added(before, 'New')).toBe(after);
    expect(await added(toCrLf(before), 'New')).toBe(before === '' ? after : toCrLf(after));
  });

  test.each([
    ['at the end of its parent', `## X\n\n${A}\n## Y\n`, ['X'], `## X\n\n${A}\n### New\n\n## Y\n`],
    ['without what separates those of another depth', `## X\n\n${A}\n##\n\n## Y\n`, ['X'], `## X\n\n${A}\n### New\n\n##\n\n## Y\n`],
    ['right below an empty parent', '## X\n## Y\n', ['X'], '## X\n\n### New\n\n## Y\n'],
    ['after its last sibling', '## X\n\n### P\n\n## Y\n\n### Q\n', ['X'], '## X\n\n### P\n\n### New\n\n## Y\n\n### Q\n'],
    ['of a category below another', '## X\n\n### P\n', ['X', 'P'], '## X\n\n### P\n\n#### New\n'],
  ])('below another: %s', async (_what, before, parent, after) => {
    expect(await added(before, 'New', ...parent)).toBe(after);
    expect(await added(toCrLf(before), 'New', ...parent)).toBe(toCrLf(after));
  });

  test.each([
    ['before', '## X\n\n##\n\n## Y\n', '## X\n\n##\n\n## New\n\n##\n\n## Y\n'],
    ['after', '## X\n\n##\n\n## Y\n', '## X\n\n##\n\n## Y\n\n##\n\n## New\n'],
    ['before', '## X\n\n### P\n\n### Y\n\n## Z\n', '## X\n\n### P\n\n### New\n\n### Y\n\n## Z\n'],
    ['after', `## Y\n\n### P\n\n${A}\n## Z\n`, `## Y\n\n### P\n\n${A}\n## New\n\n## Z\n`],
  ] as const)('right %s another', async (kind, before, after) => {
    const list = await listOf(before);
    const path = list.categories.find((each) => each.path.at(-1) === 'Y')?.path ?? [];
    expect(await textAfter(list, addCategoryAt(list, 'New', { kind, path }))).toBe(after);
  });

  test.each([
    ['微调（Fine Tuning）', '微调（Fine Tuning）'],
    ['  two   blanks ', 'two blanks'],
    ['a_b and 2 * 3', 'a_b and 2 * 3'],
    ['*bold*', String.raw`\*bold\*`],
    ['[x](y)', String.raw`\[x\](y)`],
    ['<b>', String.raw`\<b\>`],
    ['R&amp;D', String.raw`R\&amp;D`],
    ['C# and F#', 'C# and F#'],
    ['what is C #', String.raw`what is C \#`],
    ['##', String.raw`\##`],
  ])('is called %s whatever Markdown makes of it', async (title, markdown) => {
    expect(await added('## X\n', title)).toBe(`## X\n\n## ${markdown}\n`);
  });

  test.each([
    ['a title', '## X\n', ' ', [], 'a category needs a title'],
    ['a title without controls', '## X\n', 'a\u001bb', [], 'the title of a category cannot hold control characters'],
    ['another title than its sibling has', '## 微调\n\n## Ａb\n', 'aB', [], 'there is a category “Ａb” already'],
    ['a parent that is there', '## X\n', 'New', ['Y'], 'there is no heading “Y”'],
    ['at most six levels', '# A\n\n# B\n\n###### X\n', 'New', ['B', 'X'], 'headings go no deeper than six levels'],
  ])('needs %s', async (_what, text, title, parent, reason) => {
    expect(await added(text, title, ...parent)).toBe(`refused: ${reason}`);
  });

  test('may be called as one elsewhere', async () => {
    expect(await added('## X\n\n## Y\n', 'X', 'Y')).toBe('## X\n\n## Y\n\n### X\n');
  });

  test('is known by the path it was given', async () => {
    const list = await listOf('## X\n\n## 待分类\n');
    const category = { title: ' a  b', parent: ['X'] };
    const outcome = await carryOut(list, addCategoryChange(list, category));
    expect(outcome.kind === 'list' && outcome.list.categories.map(({ path }) => path)).toContainEqual(newCategoryPath(category));
  });

  test('inside of an open fence is none, and is not written', async () => {
    expect(await added('## X\n\n```\ncode\n', 'New')).toBe('flawed: the headings changed');
  });
});
