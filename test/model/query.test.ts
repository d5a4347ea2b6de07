import { describe, expect, test } from 'vitest';
import { filterEntries, type PaperFilter } from '../../src/model/query.ts';
import { SORT_KEYS } from '../../src/model/sort-key.ts';
import { sortEntries } from '../../src/model/sort.ts';
import { countStatuses, statusesOf } from '../../src/model/status-count.ts';
import { parsePapers } from '../../src/parse/understand-list.ts';

const list = await parsePapers(`✅ Read
⬜ To read

✅ zeta (ICLR 2021)

# One

⬜ [Alpha](https://x.org/QUERY)

## Sub

<details><summary>✅ École ﬁne (2019)</summary>Straße und ΣΊΣΥΦΟΣ</details>

# Two

<details><summary><a href="u">beta 10</a></summary></details>

⬜ beta 9
`);

function titles(filter: PaperFilter): string[] {
  return filterEntries(list.entries, filter).map(({ paper }) => paper.title.replace(/ \(.*/, ''));
}

describe('filtering', () => {
  test.each<[string, PaperFilter, string[]]>([
    ['nothing', {}, ['zeta', 'Alpha', 'École ﬁne', 'beta 10', 'beta 9']],
    ['a word in a title', { words: ['BETA'] }, ['beta 10', 'beta 9']],
    ['in a link', { words: ['query'] }, ['Alpha']],
    ['in a note, sharp s and final sigma folded', { words: ['STRASSE', 'σίσυφοσ'] }, ['École ﬁne']],
    ['in an id', { words: ['beta-9'] }, ['beta 9']],
    ['a ligature and an accent', { words: ['fine', 'éCOLE'] }, ['École ﬁne']],
    ['an accent in another form', { words: ['E\u0301cole'] }, ['École ﬁne']],
    ['all words', { words: ['beta', '10'] }, ['beta 10']],
    ['no words', { words: [] }, ['zeta', 'Alpha', 'École ﬁne', 'beta 10', 'beta 9']],
    ['statuses', { statuses: ['unread', 'unmarked'] }, ['Alpha', 'beta 10', 'beta 9']],
    ['no status at all', { statuses: [] }, []],
    ['a category with those below it', { category: ['One'] }, ['Alpha', 'École ﬁne']],
    ['a sub-category', { category: ['One', 'Sub'] }, ['École ﬁne']],
    ['the top level alone', { category: [] }, ['zeta']],
    ['all of them', { words: ['e'], statuses: ['read'], category: ['One'] }, ['École ﬁne']],
  ])('by %s', (_, filter, expected) => expect(titles(filter)).toEqual(expected));
});

describe('sorting', () => {
  test.each([
    ['title', 'up', ['Alpha', 'beta 9', 'beta 10', 'École ﬁne', 'zeta']],
    ['title', 'down', ['zeta', 'École ﬁne', 'beta 10', 'beta 9', 'Alpha']],
    ['status', 'up', ['zeta', 'École ﬁne', 'Alpha', 'beta 9', 'beta 10']],
    ['category', 'up', ['zeta', 'Alpha', 'École ﬁne', 'beta 10', 'beta 9']],
    ['year', 'up', ['École ﬁne', 'zeta', 'Alpha', 'beta 10', 'beta 9']],
    ['year', 'down', ['zeta', 'École ﬁne', 'Alpha', 'beta 10', 'beta 9']],
    ['line', 'up', ['zeta', 'Alpha', 'École ﬁne', 'beta 10', 'beta 9']],
    ['line', 'down', ['beta 9', 'beta 10', 'École ﬁne', 'Alpha', 'zeta']],
  ] as const)('by %s, %s', (key, order, expected) => {
    expect(sortEntries(list, list.entries, key, order).map(({ paper }) => paper.title.replace(/ \(.*/, ''))).toEqual(expected);
  });

  test.each(SORT_KEYS)('by %s loses nothing and leaves the list as it is', (key) => {
    const before = [...list.entries];
    expect(new Set(sortEntries(list, list.entries, key))).toEqual(new Set(before));
    expect(list.entries).toEqual(before);
  });
});

test('statuses are counted in the order of the legend, those without entries left out', () => {
  expect([...countStatuses(list.entries, statusesOf(list))]).toEqual([
    ['read', 2],
    ['unread', 2],
    ['unmarked', 1],
  ]);
  expect([...countStatuses([], statusesOf(list))]).toEqual([]);
});
