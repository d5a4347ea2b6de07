import { describe, expect, test } from 'vitest';
import { createLegend } from '../../src/model/legend.ts';
import { createTitleReader } from '../../src/model/section-status.ts';
import { NO_SETTINGS } from '../../src/model/settings.ts';

const read = createTitleReader(NO_SETTINGS, createLegend([], []));

describe('the title of a section says a status', () => {
  test.each([
    ['To Do', 'unread'],
    ['Done', 'read'],
    ['TO-READ', 'unread'],
    ['Papers to read', 'unread'],
    ['The papers to read', 'unread'],
    ['To-Read-Papers👩‍💻', 'unread'],
    ['Read papers', 'read'],
    ['2. ✅ Read (12)', 'read'],
    [':books: Unread: 3', 'unread'],
    ['Done 2023', 'read'],
    ['Currently reading', 'reading'],
    ['Reading', 'reading'],
    ['In progress…', 'reading'],
    ['Skimmed', 'skimmed'],
    ['Inbox', 'to-classify'],
    ['待读', 'unread'],
    ['待读论文（To read）', 'unread'],
    ['二、已阅', 'read'],
    ['已读的论文', 'read'],
    ['留存', '留存'],
    ['Archived', 'archived'],
    ['未読', 'unread'],
    ['読んだ論文', 'read'],
    ['읽을 논문', 'unread'],
    ['읽은 논문', 'read'],
  ])('%s: %s', (title, status) => expect(read(title)).toBe(status));

  test.each([
    'Reading list',
    'Further reading',
    'Must read',
    'Paper reading',
    'Reading papers',
    'Papers',
    'Read-copy-update',
    'Attention (done)',
    'Done (and dusted)',
    '待读（Read）',
    'To read or not to read',
    'Read this first',
    'Todo apps',
    '论文',
    '',
    '2023',
    '📚',
    ':'.repeat(40),
    ':1'.repeat(20),
  ])('%s: none', (title) => expect(read(title)).toBeUndefined());

  test('the settings count before the words, and alone where the list explains its signs', () => {
    const settings = {
      ...NO_SETTINGS,
      sections: new Map([
        ['Done', 'skimmed'],
        ['收藏', 'kept'],
      ]),
    };
    const sign = { carrier: 'sign', marker: '✅', status: 'read', label: 'read', origin: 'document' } as const;
    const explained = createTitleReader(settings, createLegend([sign], []));
    expect(['done', '收藏（Kept）', 'To do'].map(explained)).toEqual(['skimmed', 'kept', undefined]);
    expect(createTitleReader(settings, createLegend([], []))('To do')).toBe('unread');
  });
});
