import { describe, expect, test } from 'vitest';
import { findCategory } from '../../src/model/category-name.ts';
import { categoryNames, isWithinCategory } from '../../src/model/category.ts';
import type { Category } from '../../src/model/category.ts';
import { findStatus } from '../../src/model/status-name.ts';
import { findStatusByWord } from '../../src/model/status.ts';
import { parsePapers } from '../../src/parse/understand-list.ts';

describe('a category is named by', () => {
  const list = categories([
    '模型安全（Model Safety）',
    'A / B',
    'Vision (CV)',
    'Vision > Detection',
    'Vision > Video',
    'Audio',
    'Audio > Video',
    'Video',
    'x > A',
    'Reading',
    'reading',
  ]);

  test.each([
    ['its title', '模型安全（Model Safety）', '模型安全（Model Safety）'],
    ['its first half', '模型安全', '模型安全（Model Safety）'],
    ['its second half', 'Model Safety', '模型安全（Model Safety）'],
    ['a half in other case', 'MODEL safety', '模型安全（Model Safety）'],
    ['halves in ASCII brackets', 'CV', 'Vision (CV)'],
    ['a title with a slash in it', 'A / B', 'A / B'],
    ['its path', 'Vision/Detection', 'Vision > Detection'],
    ['its path with blanks', 'Audio / Video', 'Audio > Video'],
    ['its path in other case', 'audio/VIDEO', 'Audio > Video'],
    ['a title that stands several times', 'Video', '? Vision > Video, Audio > Video, Video'],
    ['a title in its own case', 'reading', 'reading'],
    ['a title in another case, of which there are two', 'READING', '? Reading, reading'],
    ['its beginning', 'Det', 'Vision > Detection'],
    ['the beginning of several', 'Vi', '? Vision (CV), Vision > Video, Audio > Video, Video'],
    ['the top level', '/', '/'],
    ['nothing', '', '-'],
    ['a path that is none', 'Audio/Detection', '-'],
    ['its middle', 'afety', '-'],
  ])('%s', (_, name, expected) => expect(describeCategory(list, name)).toBe(expected));

  test('its whole path, where others end in it', () => {
    const nested = categories(['B > C', 'A > B > C', 'C']);
    expect(describeCategory(nested, 'B/C')).toBe('B > C');
    expect(describeCategory(nested, 'A/B/C')).toBe('A > B > C');
    expect(describeCategory(nested, 'C')).toBe('? B > C, A > B > C, C');
  });

  test('one name for headings that say the same in one place', () => {
    expect(describeCategory(categories(['A', 'A']), 'A')).toBe('A');
  });
});

test.each([
  ['中文（English）', ['中文（English）', '中文', 'English']],
  ['中文 ( English )', ['中文 ( English )', '中文', 'English']],
  ['Plain', ['Plain']],
  ['（only）', ['（only）']],
  ['A (b) (c)', ['A (b) (c)', 'A (b)', 'c']],
])('%s has the names %j', (title, names) => expect(categoryNames(title)).toEqual(names));

test('a category holds those below it', () => {
  expect(isWithinCategory(['a', 'b'], ['a'])).toBe(true);
  expect(isWithinCategory(['a'], ['a', 'b'])).toBe(false);
  expect(isWithinCategory(['ab'], ['a'])).toBe(false);
});

describe('a status is named by', () => {
  test.each([
    ['its canonical name', 'read', 'read'],
    ['its canonical name in other case', 'UNREAD', 'unread'],
    ['a known name that this list has no sign for', 'dropped', 'dropped'],
    ['unmarked', 'unmarked', 'unmarked'],
    ['the label of this list', '已阅读', 'read'],
    ['the label of a status of its own', '想 复现', '想 复现'],
    ['its sign', '✅', 'read'],
    ['its sign as a shortcode', ':white_check_mark:', 'read'],
    ['its sign with U+FE0F', '⭐️', '想 复现'],
    ['a common sign', '❌', 'unread'],
    ['a beginning, among the statuses of this list', 'ski', 'skimmed'],
    ['a beginning that is a name: never two', 'read', 'read'],
    ['the beginning of its label', '待', 'to-classify'],
    ['the beginning of two labels', '已', '? read, skimmed'],
    ['the beginning of two', 'to', '? to-classify, to code'],
    ['a label of another list', '已读完', '-'],
    ['nothing', '', '-'],
    ['an unknown sign', '🦄', '-'],
  ])('%s', async (_, name, expected) => {
    const list = await parsePapers('✅ 已阅读\n⬜ 已泛读\n🟧 待分类\n⭐ 想 复现\n📌 to code\n\n# A\n\n📌 A title that is long\n');
    const selection = findStatus(list, name);
    expect(selection.kind === 'found' ? selection.status : selection.kind === 'none' ? '-' : `? ${selection.statuses.join(', ')}`).toBe(
      expected,
    );
  });
});

test.each([
  ['已读', 'read'],
  ['Read', 'read'],
  [' TO READ： ', 'unread'],
  ['ＴＯＤＯ', 'unread'],
  ['在读', 'reading'],
  ['已看', 'read'],
  ['还没看', 'unread'],
  ['想读', 'unread'],
  ['want to read', 'unread'],
  ['積読', 'unread'],
  ['안 읽음', 'unread'],
  ['완독', 'read'],
  ['要分類', 'to-classify'],
  ['분류 필요', 'to-classify'],
  ['搁置', 'dropped'],
  ['read it', undefined],
  ['', undefined],
  ['constructor', undefined],
])('the word %j stands for %s', (word, status) => expect(findStatusByWord(word)).toBe(status));

function describeCategory(list: readonly Category[], name: string): string {
  const selection = findCategory(list, name);
  if (selection.kind === 'top') return '/';
  if (selection.kind === 'found') return selection.path.join(' > ');
  return selection.kind === 'none' ? '-' : `? ${selection.paths.map((path) => path.join(' > ')).join(', ')}`;
}

function categories(paths: readonly string[]): readonly Category[] {
  const span = { start: 0, end: 0 };
  return paths.map((path) => ({ kind: 'heading', path: path.split(' > '), depth: 1, heading: span, section: span }));
}
