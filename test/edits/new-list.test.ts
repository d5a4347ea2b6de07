import { describe, expect, it } from 'vitest';
import { findInbox } from '../../src/edits/add.ts';
import { LIST_LANGUAGES, newList } from '../../src/edits/new-list.ts';
import { added, noted } from '../helpers/edit-entries.ts';
import { listOf, marked } from '../helpers/edit-list.ts';

describe.each(LIST_LANGUAGES)('a new list, %s', (language) => {
  it('holds a legend, two categories and one where papers wait', async () => {
    const { legend, categories, entries, problems } = await listOf(newList(language));
    expect(legend.signs.map(({ status }) => status)).toEqual(['read', 'unread', 'skimmed', 'to-classify']);
    expect(categories).toHaveLength(3);
    expect([entries, problems]).toEqual([[], []]);
    expect(findInbox(await listOf(newList(language)))).toEqual(categories.at(-1)?.path);
  });

  it('takes a paper, its status and its note', async () => {
    const [inbox = ''] = findInbox(await listOf(newList(language))) ?? [];
    const url = 'https://arxiv.org/abs/2302.04761';
    const text = await marked(await noted(await added(newList(language), { url }, inbox, 'to-classify'), 'New', 'n'), 'read');
    expect(text).toBe(
      `${newList(language)}\n<details>\n<summary> ✅ <a href="${url}">New</a> </summary>\n<br>\n<blockquote>\n\nn\n\n</blockquote>\n</details>\n`,
    );
  });
});
