import { describe, expect, test } from 'vitest';
import { parsePapers } from '../../src/parse/understand-list.ts';

const ENTRY = '\n<details><summary>✅ T</summary></details>\n';

/** The signs that the document or its front matter explains. */
async function signsOf(text: string): Promise<string[]> {
  const { legend } = await parsePapers(text);
  return legend.signs
    .filter(({ origin }) => origin !== 'built-in')
    .map(({ marker, status, label }) => `${marker} ${status}${label === status ? '' : ` “${label}”`}`);
}

describe('a legend is', () => {
  test.each([
    ['lines on top', '✅ 已阅读\n❌ 未阅读\n', ['✅ read “已阅读”', '❌ unread “未阅读”']],
    ['lines with hard breaks', '✅ 已阅读  \n❌ 未阅读  \n', ['✅ read “已阅读”', '❌ unread “未阅读”']],
    ['lines with CRLF', '✅ 已阅读\r\n❌ 未阅读\r\n', ['✅ read “已阅读”', '❌ unread “未阅读”']],
    ['a list', '- ✅ Read\n- ⬜ To read\n', ['✅ read “Read”', '⬜ unread “To read”']],
    ['a list with blank lines', '* ✅ Read\n\n* ⬜ To read\n', ['✅ read “Read”', '⬜ unread “To read”']],
    ['a quote', '> ✅ Read\n> ⬜ To read\n', ['✅ read “Read”', '⬜ unread “To read”']],
    ['paragraphs', '✅ Read\n\n⬜ To read\n', ['✅ read “Read”', '⬜ unread “To read”']],
    ['a paragraph with a line before', 'Signs:\n✅ Read\n⬜ To read\n', ['✅ read “Read”', '⬜ unread “To read”']],
    [
      'signs and words with something between',
      '✅ = Read\n⬜: To read\n👀 — Skimmed\n',
      ['✅ read “Read”', '⬜ unread “To read”', '👀 skimmed “Skimmed”'],
    ],
    ['statuses of its own beside a known one', '✅ Read\n🔥 必读\n', ['✅ read “Read”', '🔥 必读']],
    ['statuses of its own alone, under a heading that says so', '## Legend\n\n🔥 hot\n🧊 cold\n', ['🔥 hot', '🧊 cold']],
    ['under a bilingual heading', '## 图例（Legend）\n\n🔥 hot\n🧊 cold\n', ['🔥 hot', '🧊 cold']],
    ['a label as long as may be', '✅ Read\n❌ 未阅读未阅读\n', ['✅ read “Read”', '❌ 未阅读未阅读']],
  ])('%s', async (_, legend, signs) => {
    expect(await signsOf(legend + ENTRY)).toEqual(signs);
    expect((await parsePapers(legend + ENTRY)).entries.map(({ paper }) => paper.title)).toEqual(['T']);
  });

  test('anywhere, under a heading that says so', async () => {
    expect(await signsOf(`${ENTRY}\n## 图例\n\n✅ 已阅读\n❌ 未阅读\n\n## B\n`)).toEqual(['✅ read “已阅读”', '❌ unread “未阅读”']);
  });

  test('followed by entries that look like it', async () => {
    const list = await parsePapers('✅ 已读\n⬜ 未读\n\n⬜ LoRA\n✅ GPT-3\n\n⬜ BERT\n');
    expect(list.entries.map(({ paper }) => paper.title)).toEqual(['LoRA', 'GPT-3', 'BERT']);
  });
});

describe('no legend are', () => {
  test.each([
    ['a line alone', '✅ 已阅读\n'],
    ['lines of which one has a long label', '✅ 已阅读\n❌ A title of a paper\n'],
    ['a label one cell too long', '✅ Read\n❌ 未阅读未阅读x\n'],
    ['lines that say one sign twice', '✅ 已阅读\n✅ Read\n'],
    ['lines without a known word', '🔥 hot\n🧊 cold\n'],
    ['lines below the first entry', `${ENTRY}\n✅ 已阅读\n❌ 未阅读\n`],
    ['lines in code', '```\n✅ 已阅读\n❌ 未阅读\n```\n'],
    ['lines in a comment', '<!--\n✅ 已阅读\n❌ 未阅读\n-->\n'],
    ['lines with something between', '✅ 已阅读\n\ntext\n\n❌ 未阅读\n'],
    ['a table', '| ✅ | 已阅读 |\n|---|---|\n| ❌ | 未阅读 |\n'],
    ['nothing', ''],
  ])('%s', async (_, text) => expect(await signsOf(text + ENTRY)).toEqual([]));

  test('lines that say something else of a sign explained before', async () => {
    const list = await parsePapers('✅ 已读\n⬜ 未读\n\n# A\n\n⬜ 想读\n🔥 已读\n');
    expect(list.legend.signs.map(({ marker, label }) => marker + label)).toEqual(['✅已读', '⬜未读']);
    expect(list.entries.map(({ paper }) => paper.title)).toEqual([]);
  });
});

describe('front matter', () => {
  const withLegend = (legend: string): string => `---\npapers:\n  legend: ${legend}\n---\n${ENTRY}`;

  test.each([
    ['says what signs mean', '{read: ✅, to read: "⬜", 必读: 🔥}', ['✅ read', '⬜ unread “to read”', '🔥 必读']],
    ['may use shortcodes', '{read: ":white_check_mark:"}', [':white_check_mark: read']],
    ['may hold what is no text', '{read: [1], unread: 2, skimmed: "", dropped: 🗑}', ['🗑 dropped']],
    ['may hold no mapping', '[a, b]', []],
    ['may hold odd names', '{constructor: ⬜, __proto__: 🔥}', ['⬜ constructor', '🔥 __proto__']],
  ])('%s', async (_, legend, signs) => expect(await signsOf(withLegend(legend))).toEqual(signs));

  test('comes before what the document shows, whose words it keeps', async () => {
    const text = '---\npapers:\n  legend:\n    skimmed: ⬜\n---\n\n⬜ 翻过\n✅ 已读\n';
    expect(await signsOf(text)).toEqual(['⬜ skimmed “翻过”', '✅ read “已读”']);
  });
});
