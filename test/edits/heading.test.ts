import { describe, expect, it } from 'vitest';
import { noteChange } from '../../src/edits/note.ts';
import { entriesOf, listOf, marked, moved, textAfter } from '../helpers/edit-list.ts';

const A = '[Attention Is All You Need](https://arxiv.org/abs/1706.03762)';
const B = '[Layer Normalization](https://arxiv.org/abs/1607.06450)';
const C = '[Deep Residual Learning](https://arxiv.org/abs/1512.03385)';

describe('a section that is a paper moves whole, at the level of the papers there', () => {
  it.each([
    [
      'deeper, with the headings of its note',
      `## X\n\n### ${A}\n\nNote.\n\n#### More\n\n\`\`\`\n# code\n\`\`\`\n\n### ${B}\n\n## Y\n\n### Z\n\n#### ${C}\n`,
      'Y/Z',
      `## X\n\n### ${B}\n\n## Y\n\n### Z\n\n#### ${C}\n\n#### ${A}\n\nNote.\n\n##### More\n\n\`\`\`\n# code\n\`\`\`\n`,
    ],
    [
      'up to where no paper stands yet',
      `## X\n\n### U\n\n#### ${A}\n\nNote.\n\n##### More\n\nText.\n\n#### ${B}\n\n## Y\n`,
      'Y',
      `## X\n\n### U\n\n#### ${B}\n\n## Y\n\n### ${A}\n\nNote.\n\n#### More\n\nText.\n`,
    ],
    [
      'with CRLF',
      `## X\r\n\r\n### ${A}\r\nNote.\r\n\r\n### ${B}\r\n\r\n## Y\r\n`,
      'Y',
      `## X\r\n\r\n### ${B}\r\n\r\n## Y\r\n\r\n### ${A}\r\nNote.\r\n`,
    ],
    [
      'underlined headings stay so where the level does',
      `X\n---\n\n### ${A}\n\n### ${B}\n\nY\n---\n`,
      'Y',
      `X\n---\n\n### ${B}\n\nY\n---\n\n### ${A}\n`,
    ],
  ])('%s', async (_name, before, to, after) => {
    expect(await moved(before, to, ['Attention Is All You Need'])).toBe(after);
  });

  it('an underlined heading gets number signs where its level changes', async () => {
    const text = `Attention\n===\n\n${A}\n---\n\nNote.\n\n${B}\n---\n\nElsewhere\n===\n\n## W\n\n### ${C}\n`;
    const there = await moved(text, 'Elsewhere/W', ['Attention Is All You Need']);
    expect(there).toBe(`Attention\n===\n\n${B}\n---\n\nElsewhere\n===\n\n## W\n\n### ${C}\n\n### ${A}\n\nNote.\n`);
  });
});

describe('a sign in a heading', () => {
  const LEGEND = '✅ read\n❌ unread\n\n';
  it.each([
    ['comes before the title', `## ${A} ##\n\n## ${B} ##\n`, 'read', `## ✅ ${A} ##\n\n## ${B} ##\n`],
    ['is replaced', `## ❌ ${A}\n\n## ${B}\n`, 'read', `## ✅ ${A}\n\n## ${B}\n`],
    ['goes', `## ❌ ${A}\n\n## ${B}\n`, 'unmarked', `## ${A}\n\n## ${B}\n`],
    ['of an underlined heading', `${A}\n===\n\n${B}\n===\n`, 'read', `✅ ${A}\n===\n\n${B}\n===\n`],
    ['after the title', `## ${A} **READ**\n\n## ${B} **TODO**\n`, 'unread', `## ${A} **TODO**\n\n## ${B} **TODO**\n`],
    [
      'after the title, taken away',
      `## ${A} **READ** ##\n\n## ${B} **TODO** ##\n\n## ${C} **TODO** ##\n`,
      'unmarked',
      `## ${A} ##\n\n## ${B} **TODO** ##\n\n## ${C} **TODO** ##\n`,
    ],
  ])('%s', async (_name, before, status, after) => {
    const legend = before.includes('**') ? '' : LEGEND;
    expect(await marked(legend + before, status, 'Attention Is All You Need')).toBe(legend + after);
  });
});

describe('the note below a heading', () => {
  const noted = async (text: string, note: string): Promise<string> => {
    const list = await listOf(text);
    const [entry] = entriesOf(list, 'Attention Is All You Need');
    return entry === undefined ? 'no entry' : textAfter(list, noteChange(list, entry, note));
  };

  it.each([
    ['a first one', `## ${A}\n## ${B}\nn\n`, 'new', `## ${A}\nnew\n## ${B}\nn\n`],
    ['a first one, apart as that beside it', `## ${A}\n\n## ${B}\n\nn\n`, 'new', `## ${A}\n\nnew\n\n## ${B}\n\nn\n`],
    ['another', `## ${A}\n\nold\n\n### in it\n\n## ${B}\n`, '### new\n\nmore', `## ${A}\n\n### new\n\nmore\n\n## ${B}\n`],
    ['none', `## ${A}\n\nold\n\n## ${B}\n`, '', `## ${A}\n\n## ${B}\n`],
    ['at the end of a file without a last line end', `## ${B}\n\n## ${A}`, 'new', `## ${B}\n\n## ${A}\n\nnew`],
    [
      'a heading that would end it',
      `## ${A}\n\n## ${B}\n`,
      '## no',
      'refused: the note cannot stand in its entry: a heading of level 2 or less, or a block that nothing ends, would not belong to it',
    ],
    [
      'a fence that nothing ends',
      `## ${A}\n\n## ${B}\n`,
      '```\nno',
      'refused: the note cannot stand in its entry: a heading of level 2 or less, or a block that nothing ends, would not belong to it',
    ],
    [
      'a line that would underline the heading',
      `## ${A}\n\ntext\n\n## ${B}\n`,
      'text\n---',
      'refused: the note cannot stand in its entry: a heading of level 2 or less, or a block that nothing ends, would not belong to it',
    ],
  ])('%s', async (_name, before, note, after) => {
    expect(await noted(before, note)).toBe(after);
  });
});
