import { describe, expect, test } from 'vitest';
import { parsePapers } from '../../src/parse/understand-list.ts';
import { problemsOf } from '../helpers/paper-record.ts';

/** Each entry's title with the path above it. */
async function placesOf(text: string): Promise<string[]> {
  return (await parsePapers(text)).entries.map(({ paper }) => [...paper.category, paper.title].join(' > '));
}

describe('a paper is in the category', () => {
  test.each([
    ['of the heading above it', '## A\n✅ 1\n\n## B\n✅ 2\n', ['A > 1', 'B > 2']],
    ['by the path of headings', '## A\n### B\n✅ 1\n\n#### C\n✅ 2\n\n### D\n✅ 3\n', ['A > B > 1', 'A > B > C > 2', 'A > D > 3']],
    ['of none above the first heading', '✅ 1\n\n## A\n✅ 2\n', ['1', 'A > 2']],
    ['of none under a lone H1', '# List\n✅ 1\n\n## A\n✅ 2\n', ['1', 'A > 2']],
    ['of an H1 where there are several', '# A\n✅ 1\n\n# B\n✅ 2\n', ['A > 1', 'B > 2']],
    ['of none under copies of one H1', '# List\n✅ 1\n\n## A\n✅ 2\n\n# List\n✅ 3\n', ['1', 'A > 2', '3']],
    ['of the parent after a heading without a title', '# A\n## B\n✅ 1\n\n##\n\n✅ 2\n\n# C\n', ['A > B > 1', 'A > 2']],
    ['of none after one at the top', '## B\n✅ 1\n\n##\n\n✅ 2\n', ['B > 1', '2']],
    ['of underlined headings', 'A\n===\n\nB\n---\n✅ 1\n\nC\n===\n', ['A > B > 1']],
    ['where depths are left out', '# A\n#### B\n✅ 1\n\n## C\n✅ 2\n\n# D\n', ['A > B > 1', 'A > C > 2']],
    ['whose title has Markdown in it', '## **A** [b](u) `c` &amp; ##\n✅ 1\n', ['A b c & > 1']],
    [
      'not of a heading in a quote, an item, code or a comment',
      '## A\n> ## B\n\n- ## C\n\n```\n## D\n```\n<!--\n## E\n-->\n\n✅ 1\n',
      ['A > 1'],
    ],
    ['not of a heading in a note', '## A\n<details><summary>✅ 1</summary>\n\n## B\n</details>\n\n✅ 2\n', ['A > 1', 'A > 2']],
    ['of a heading in a group', '<details><summary>g</summary>\n\n## A\n✅ 1\n\n</details>\n', ['A > 1']],
  ])('%s', async (_, text, places) => expect(await placesOf(text)).toEqual(places));

  test('whose section reaches to the next of its depth', async () => {
    const text = '# L\n\n## A\n\n### B\n\n## C\n\n## \n\n### D\n';
    const { categories } = await parsePapers(text);
    expect(categories.map(({ path, section }) => [path.join('/'), text.slice(section.start, section.end).trim()])).toEqual([
      ['A', '## A\n\n### B'],
      ['A/B', '### B'],
      ['C', '## C'],
      ['D', '### D'],
    ]);
  });
});

describe('committed conflict markers', () => {
  test('make no heading and hide no entry, on either side', async () => {
    const text = '# L\n\n## A\n\n<<<<<<< HEAD\n✅ 1\n=======\n✅ 2\n>>>>>>> b\n\n## B\n✅ 3\n';
    expect(await placesOf(text)).toEqual(['A > 1', 'A > 2', 'B > 3']);
    expect(problemsOf(await parsePapers(text))).toEqual(['5 conflict-marker', '7 conflict-marker', '9 conflict-marker']);
  });

  test('may be nested, and show the base', async () => {
    const text = '<<<<<<< a\n<<<<<<< b\n✅ 1\n||||||| c\n✅ 2\n=======\n✅ 3\n>>>>>>> d\n=======\n✅ 4\n>>>>>>> e\n';
    expect(await placesOf(text)).toEqual(['1', '2', '3', '4']);
  });

  test('stay in the note they stand in', async () => {
    const text = '<details><summary>✅ T</summary>\n<<<<<<< a\none\n=======\ntwo\n>>>>>>> b\n</details>';
    expect((await parsePapers(text)).entries[0]?.paper.note).toBe('<<<<<<< a\none\n=======\ntwo\n>>>>>>> b');
  });

  test.each([
    ['a heading of seven signs', 'A\n=======\n\n✅ 1\n', []],
    ['in the middle of a line', 'a <<<<<<< b\n', []],
    ['without a name', '<<<<<<<\n\n>>>>>>>\n', []],
  ])('are not %s', async (_, text, problems) => expect(problemsOf(await parsePapers(text))).toEqual(problems));
});
