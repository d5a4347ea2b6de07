import { describe, expect, it } from 'vitest';
import { findWritableSign, writableSigns, type SignedPlace } from '../../src/edits/signs.ts';
import { listOf } from '../helpers/edit-list.ts';

const PLACE: SignedPlace = { dialect: 'details', category: [], carrier: undefined };

const entry = (sign: string, name: string): string => `<details><summary>${sign} <a href="u">${name}</a></summary></details>\n\n`;

describe('which sign a list writes for a status', () => {
  it.each([
    ['the first the legend gives it', ':x: 未阅读\n❌ unread\n✅ read\n\n', 'unread', ':x:'],
    ['one its entries show, where the legend lacks the status', `✅ read\n❌ unread\n\n${entry('👀', 'A')}`, 'skimmed', '👀'],
    ['none, where neither does', `✅ read\n❌ unread\n\n${entry('✅', 'A')}`, 'skimmed', undefined],
    ['the common one without a legend', entry('✅', 'A'), 'reading', '📖'],
    ['the commonest among its entries', entry('✅', 'A') + entry('✔', 'B') + entry('✔', 'C'), 'read', '✔'],
    ['a custom status', '⭐ 重要\n✅ 已读\n\n', '重要', '⭐'],
    ['none that would not be read again', '---\npapers:\n  legend:\n    read: "[done]"\n    unread: "❌"\n---\n\n', 'read', undefined],
    ['front matter before the legend', '---\npapers:\n  legend:\n    read: "☑"\n---\n\n✅ read\n❌ unread\n\n', 'read', '☑'],
  ])('%s', async (_name, text, status, marker) => {
    expect(findWritableSign(await listOf(text), PLACE, status)?.sign?.marker).toBe(marker);
  });

  it('every status of every entry can be written, and each once', async () => {
    const signs = writableSigns(await listOf(`✅ read\n❌ unread\n\n${entry('👀', 'A')}${entry('', 'B')}`), PLACE);
    expect(signs.map(({ status }) => status)).toEqual(['read', 'unread', 'skimmed', 'unmarked']);
  });
});
