import { describe, expect, test } from 'vitest';
import { convertChange } from '../../src/edits/convert.ts';
import { CONVERTIBLE, type ConvertibleDialect } from '../../src/edits/convertible.ts';
import type { PaperList } from '../../src/model/paper-list.ts';
import { carryOut, listOf, textAfter } from '../helpers/edit-list.ts';
import { readFixtures } from '../helpers/fixture-files.ts';

async function converted(text: string, to: ConvertibleDialect): Promise<string> {
  const list = await listOf(text);
  return textAfter(list, convertChange(list, list.entries, to));
}

const LEGEND = '✅ read\n❌ unread\n\n';

function details(sign: string, title: string, note = ''): string {
  const frame = note === '' ? '\n' : `\n<br>\n<blockquote>\n\n${note}\n\n</blockquote>\n`;
  return `<details>\n<summary> ${sign}<a href="https://a.example/${title}">${title}</a> </summary>${frame}</details>\n`;
}

describe('papers written in another way', () => {
  test.each<readonly [string, ConvertibleDialect, string, string]>([
    [
      'details as bullets',
      'bullet',
      `## X\n\n${details('✅ ', 'A')}\n${details('❌ ', 'B')}`,
      '## X\n\n- ✅ [A](https://a.example/A)\n\n- ❌ [B](https://a.example/B)\n',
    ],
    [
      'details as tasks',
      'task',
      `## X\n\n${details('✅ ', 'A')}\n${details('❌ ', 'B')}`,
      '## X\n\n- [x] [A](https://a.example/A)\n\n- [ ] [B](https://a.example/B)\n',
    ],
    [
      'notes below',
      'bullet',
      `${LEGEND}${details('✅ ', 'A', '**ICLR 2021**\n- one\n  - two\n\n```\ncode\n```')}`,
      `${LEGEND}- ✅ [A](https://a.example/A)\n  **ICLR 2021**\n  - one\n    - two\n\n  \`\`\`\n  code\n  \`\`\`\n`,
    ],
    [
      'a note of links apart',
      'bullet',
      `${LEGEND}${details('✅ ', 'A', '[code](https://c.example)')}`,
      `${LEGEND}- ✅ [A](https://a.example/A)\n\n  [code](https://c.example)\n`,
    ],
    [
      'lines as bullets',
      'bullet',
      `${LEGEND}✅ A title\n❌ [B](https://a.example/B)\n`,
      `${LEGEND}- ✅ A title\n- ❌ [B](https://a.example/B)\n`,
    ],
    [
      'a title that ends as a remark, in bold',
      'bullet',
      `${LEGEND}✅ A title of some length (ICLR 2021)\n`,
      `${LEGEND}- ✅ **A title of some length (ICLR 2021)**\n`,
    ],
    [
      'lines as details',
      'details',
      `${LEGEND}✅ A\n❌ B\n\n${details('✅ ', 'C')}`,
      `${LEGEND}<details>\n<summary> ✅ A </summary>\n</details>\n\n<details>\n<summary> ❌ B </summary>\n</details>\n\n${details('✅ ', 'C')}`,
    ],
    [
      'tasks as details',
      'details',
      '## X\n- [x] [A](https://a.example/A)\n- [ ] [B](https://a.example/B)\n  note\n## Y\n',
      `## X\n${details('✅ ', 'A')}\n${details('⬜ ', 'B', 'note')}\n## Y\n`,
    ],
    ['tasks right below text', 'details', 'text\n- [x] [A](https://a.example/A)\n', `text\n\n${details('✅ ', 'A')}`],
    [
      'tasks as bullets, all else kept',
      'bullet',
      '- [x] [A](https://a.example/A), B. Author (ICLR 2021) [[code](https://c.example)]\n  * note\n- [ ] ⭐ [B](https://a.example/B)\n',
      '- ✅ [A](https://a.example/A), B. Author (ICLR 2021) [[code](https://c.example)]\n  * note\n- ⬜ ⭐ [B](https://a.example/B)\n',
    ],
    [
      'bullets as tasks, all else kept',
      'task',
      '* ✅ [A](https://a.example/A), B. Author\n* ❌ **A title** (2021)\n',
      '* [x] [A](https://a.example/A), B. Author\n* [ ] **A title** (2021)\n',
    ],
    [
      'numbers as bullets',
      'bullet',
      '1. ✅ [A](https://a.example/A)\n   - note\n2. ❌ [B](https://a.example/B)\n',
      '- ✅ [A](https://a.example/A)\n   - note\n- ❌ [B](https://a.example/B)\n',
    ],
    [
      'words after titles as signs',
      'details',
      '- [A](https://arxiv.org/abs/2101.00001) **READ**\n- [B](https://arxiv.org/abs/2101.00002) **READ**\n',
      '<details>\n<summary> ✅ <a href="https://arxiv.org/abs/2101.00001">A</a> </summary>\n</details>\n\n<details>\n<summary> ✅ <a href="https://arxiv.org/abs/2101.00002">B</a> </summary>\n</details>\n',
    ],
    [
      'what struck items say',
      'bullet',
      '- [x] [A](https://a.example/A)\n- [x] ~~[B](https://a.example/B)~~\n',
      '- ✅ [A](https://a.example/A)\n- ~~[B](https://a.example/B)~~\n',
    ],
    [
      'what is written so already, not at all',
      'task',
      '- [x] [A](https://a.example/A)\n1. [ ] [B](https://a.example/B)\n',
      '- [x] [A](https://a.example/A)\n1. [ ] [B](https://a.example/B)\n',
    ],
    [
      'without a sign where none has a meaning',
      'bullet',
      '---\npapers:\n  default: unread\n---\n\n<details>\n<summary><a href="https://arxiv.org/abs/2101.00001">A</a></summary>\n</details>\n',
      '---\npapers:\n  default: unread\n---\n\n- [A](https://arxiv.org/abs/2101.00001)\n',
    ],
    ['right above a heading', 'bullet', `## X\n\n${details('✅ ', 'A')}\n## Y\n`, '## X\n\n- ✅ [A](https://a.example/A)\n\n## Y\n'],
    ['without a last line ending', 'task', '✅ A title', '- [x] A title'],
    [
      'what stands among items that are no papers',
      'bullet',
      `${LEGEND}- what this is about\n- and what else\n\n${details('✅ ', 'A')}\n${details('❌ ', 'B')}`,
      `${LEGEND}- what this is about\n- and what else\n\n- ✅ [A](https://a.example/A)\n\n- ❌ [B](https://a.example/B)\n`,
    ],
  ])('%s', async (_what, to, before, after) => {
    expect(await converted(before, to)).toBe(after);
    expect(await converted(before.replaceAll('\n', '\r\n'), to)).toBe(after.replaceAll('\n', '\r\n'));
    expect(await converted(after, to)).toBe(after);
  });

  test.each<readonly [string, ConvertibleDialect, string, string]>([
    [
      'a remark',
      'details',
      '- [x] [A](https://a.example/A) (ICLR 2021)\n',
      'a paper would lose something as details:\n  a  line 1: “(ICLR 2021)”  A',
    ],
    [
      'authors',
      'details',
      '- [x] [A](https://a.example/A), B. Author\n',
      'a paper would lose something as details:\n  a  line 1: “B. Author”  A',
    ],
    [
      'a second link',
      'details',
      '- [x] [A](https://a.example/A) [code](https://c.example)\n',
      'a paper would lose something as details:\n  a  line 1: 2 links  A',
    ],
    ['another sign', 'details', '- [x] ⭐ [A](https://a.example/A)\n', 'a paper would lose something as details:\n  a  line 1: “⭐”  A'],
    [
      'text beside the title',
      'bullet',
      '<details>\n<summary>✅ <a href="u">A</a> by B</summary>\n</details>\n',
      'a paper would lose something as bullet:\n  a  line 1: “by B”  A',
    ],
    [
      'an id',
      'bullet',
      '<details id="x">\n<summary>✅ <a href="u">A</a></summary>\n</details>\n',
      'a paper would lose something as bullet:\n  a  line 1: its id  A',
    ],
    [
      'its end',
      'bullet',
      '<details>\n<summary>✅ <a href="u">A</a></summary>\n\nnote\n',
      'a paper would lose something as bullet:\n  a  line 1: its form: it is never closed  A',
    ],
    [
      'its being read',
      'bullet',
      '---\npapers:\n  entries: [details]\n---\n\n<details>\n<summary>✅ A</summary>\n</details>\n',
      'in this list only details are papers',
    ],
    ['an image', 'bullet', '✅ A ![i](u)\n', 'a paper would lose something as bullet:\n  a  line 1: an image, HTML or a second link  A'],
    ['a status', 'task', '✅ A\n👀 B\n🟧 C\n', 'a paper would lose something as task:'],
    [
      'its place',
      'details',
      '- [x] [A title](https://arxiv.org/abs/2101.00001)\n- Group\n  - [x] [B title](https://arxiv.org/abs/2101.00002)\n',
      'a paper would lose something as details:\n  2101.00002  line 3: its place within another item  B title',
    ],
    [
      'its line',
      'bullet',
      '<details><summary>✅ <a href="u">A</a></summary></details> and more\n',
      'a paper would lose something as bullet:\n  a  line 1: it shares a line with other text  A',
    ],
    [
      'what makes it a paper',
      'details',
      '- a title of some length (ICLR 2021)\n- [B title](https://arxiv.org/abs/2101.00002)\n',
      'a paper would lose something as details:',
    ],
  ])('that would lose %s is refused', async (_what, to, text, reason) => {
    const list = await listOf(text);
    const change = convertChange(list, list.entries, to);
    const refusal = change.kind === 'refused' ? change.reason : 'done';
    expect(refusal.replace('2 papers', 'a paper')).toContain(reason);
  });
});

describe('every fixture', () => {
  const pairs = CONVERTIBLE.flatMap((to) => CONVERTIBLE.filter((back) => back !== to).map((back) => [to, back] as const));
  let done = 0;

  test.each(readFixtures())('$name keeps its records as what it is written as, and back', { timeout: 60_000 }, async ({ name, text }) => {
    const isHostile = name.startsWith('hostile/');
    const list = await listOf(text);
    for (const [to, back] of pairs) {
      const there = await convertedList(list, { to, isHostile });
      const again = there && (await convertedList(there, { to: back, isHostile }));
      if (there !== undefined) expect(recordsOf(there)).toEqual(recordsOf(list));
      if (again !== undefined) expect(recordsOf(again)).toEqual(recordsOf(list));
      if (again !== undefined) done += 1;
    }
  });

  test('is not refused by far', () => expect(done).toBeGreaterThan(60));
});

/** Undefined where it is refused, or where what is a paper would depend on it: that is told with its title. In hostile lists any proof may fail. */
async function convertedList(
  list: PaperList,
  { to, isHostile }: { readonly to: ConvertibleDialect; readonly isHostile: boolean },
): Promise<PaperList | undefined> {
  const outcome = await carryOut(list, convertChange(list, list.entries, to));
  // A sign of one paper may be all that tells what others in its section mean.
  if (outcome.kind === 'flawed' && !isHostile)
    expect(outcome.reason).toMatch(/^\d+ papers were expected, \d+ came$|would have another status$/);
  return outcome.kind === 'list' ? outcome.list : undefined;
}

function recordsOf({ entries }: PaperList): readonly unknown[] {
  return entries.map(({ paper: { id, title, url, status, category, note } }) => ({ id, title, url, status, category, note }));
}
