import { describe, expect, test } from 'vitest';
import { moveCategoryChange } from '../../src/edits/move-category.ts';
import type { SectionDestination } from '../../src/edits/sections.ts';
import { listOf, textAfter } from '../helpers/edit-list.ts';

/** `text` after the category with this path was moved: `under A/B`, `under /`, `before A`, `after A`. */
async function moved(text: string, path: string, words: string): Promise<string> {
  const list = await listOf(text);
  const [kind = '', name = ''] = words.split(/ (.*)/);
  const destination = { kind, path: name === '/' ? [] : name.split('/') } as SectionDestination;
  return textAfter(list, moveCategoryChange(list, path.split('/'), destination));
}

function entry(title: string): string {
  return `<details>\n<summary>✅ <a href="https://a.example/${title}">${title}</a></summary>\n</details>\n`;
}

const X = `## X\n\nProse of X.\n\n${entry('one')}\n### P\n\n${entry('two')}`;
const Y = `## Y\n\n${entry('three')}`;
const Z = `## Z\n\n${entry('four')}`;

describe('a category moved', () => {
  test.each([
    ['after its sibling', `# T\n\n${X}\n${Y}\n${Z}`, 'X', 'after Y', `# T\n\n${Y}\n${X}\n${Z}`],
    ['after the last', `# T\n\n${X}\n${Y}\n${Z}`, 'X', 'after Z', `# T\n\n${Y}\n${Z}\n${X}`],
    ['before the first', `# T\n\n${Y}\n${Z}\n${X}`, 'X', 'before Y', `# T\n\n${X}\n${Y}\n${Z}`],
    ['with what separates', `${X}\n##\n\n${Y}\n##\n\n${Z}`, 'X', 'after Y', `${Y}\n##\n\n${X}\n##\n\n${Z}`],
    ['with what separates, to the end', `${X}\n##\n\n${Y}\n##\n\n${Z}`, 'X', 'after Z', `${Y}\n##\n\n${Z}\n##\n\n${X}`],
    ['with what separates, from the end', `${Y}\n##\n\n${Z}\n##\n\n${X}`, 'X', 'before Y', `${X}\n##\n\n${Y}\n##\n\n${Z}`],
    ['over what a bare heading leads', `${Y}\n${X}\n##\n\nThe end.\n`, 'X', 'before Y', `${X}\n${Y}\n##\n\nThe end.\n`],
    ['below another', `${Y}\n${X}\n${Z}`, 'X', 'under Y', `${Y}\n### X\n\nProse of X.\n\n${entry('one')}\n#### P\n\n${entry('two')}\n${Z}`],
    ['below the last', `${X}\n${Y}`, 'X/P', 'under Y', `## X\n\nProse of X.\n\n${entry('one')}\n${Y}\n### P\n\n${entry('two')}`],
    ['to the top level', `${X}\n${Y}`, 'X/P', 'under /', `## X\n\nProse of X.\n\n${entry('one')}\n${Y}\n## P\n\n${entry('two')}`],
    [
      'to the top level, right after what it was below',
      `${X}\n${Y}`,
      'X/P',
      'after X',
      `## X\n\nProse of X.\n\n${entry('one')}\n## P\n\n${entry('two')}\n${Y}`,
    ],
    [
      'before what is still to be classified',
      `${X}\n## Inbox\n`,
      'X/P',
      'under /',
      `## X\n\nProse of X.\n\n${entry('one')}\n## P\n\n${entry('two')}\n## Inbox\n`,
    ],
    ['that is empty', '## X\n\n## Y\n\n## Z\n', 'X', 'after Y', '## Y\n\n## X\n\n## Z\n'],
    ['with number signs behind', '## X ##\n\n## Y\n', 'X', 'under Y', '## Y\n\n### X ###\n'],
    ['with headings without a title', '## X\n\n###\n\ntext\n\n## Y\n', 'X', 'under Y', '## Y\n\n### X\n\n####\n\ntext\n'],
    [
      'with headings in notes',
      `## X\n\n<details>\n<summary>✅ A</summary>\n\n## note\n\n</details>\n\n## Y\n`,
      'X',
      'under Y',
      `## Y\n\n### X\n\n<details>\n<summary>✅ A</summary>\n\n## note\n\n</details>\n`,
    ],
    ['underlined', 'X\n---\n\n## Y\n\n## Z\n', 'X', 'after Y', '## Y\n\nX\n---\n\n## Z\n'],
    ['underlined, to another depth', '# A\n\n## B\n\n# C\n\nX\n---\n\n## Y\n', 'C/X', 'after C', '# A\n\n## B\n\n# C\n\n## Y\n\nX\n===\n'],
    ['where it stands already', `${X}\n${Y}`, 'X', 'before Y', `${X}\n${Y}`],
    ['below what it is below', `${X}\n${Y}`, 'X/P', 'under X', `${X}\n${Y}`],
  ])('%s', async (_what, before, path, words, after) => {
    expect(await moved(before, path, words)).toBe(after);
    expect(await moved(before.replaceAll('\n', '\r\n'), path, words)).toBe(after.replaceAll('\n', '\r\n'));
  });

  test('of a file without a last line ending leaves such a file', async () => {
    expect(await moved('## X\n\nx\n\n## Y\n\ny', 'X', 'after Y')).toBe('## Y\n\ny\n\n## X\n\nx');
    expect(await moved('## X\n\nx\n\n## Y\n\ny', 'Y', 'before X')).toBe('## Y\n\ny\n\n## X\n\nx\n');
  });

  test.each([
    ['below itself', X, 'X', 'under X', '“X” cannot be moved below itself'],
    ['below what stands in it', X, 'X', 'under X/P', '“X” cannot be moved below what stands in it'],
    ['before what stands in it', X, 'X', 'before X/P', '“X” cannot be moved before what stands in it'],
    ['below what is not there', X, 'X', 'under Q', 'there is no heading “Q”'],
    ['to where one is called so', `${X}\n## Y\n\n### x\n`, 'X', 'under Y', 'there is a category “Y / x” already'],
    ['deeper than headings go', '## X\n\n###### P\n\n## A\n', 'A', 'under X/P', 'headings go no deeper than six levels'],
    ['with what would be too deep', '## X\n\n###### P\n\n## Y\n', 'X', 'under Y', '“X” has a heading on line 3 that cannot stand 1 deeper'],
    ['underlined, too deep', 'X\n---\n\n## Y\n', 'X', 'under Y', '“X” has a heading on line 1 that cannot stand 1 deeper'],
  ])('%s is refused', async (_what, text, path, words, reason) => {
    expect(await moved(text, path, words)).toBe(`refused: ${reason}`);
  });
});
