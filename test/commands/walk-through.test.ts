import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { run } from '../../src/cli/main.ts';
import { createScriptedPrompter, type Dialogue } from '../helpers/scripted-prompter.ts';
import { createTestContext, createTestFolder, type TestFolder } from '../helpers/test-context.ts';

const LIST = `✅ 已阅读
❌ 未阅读
⬜ 已泛读
🟧 待分类

# 论文

## 微调（Fine Tuning）

✅ LoRA

##

## 提示调优（Prompt Tuning）

### 思维链（Chain of Thought）

✅ Chain

##

## 待分类

🟧 Alpha

🟧 贝塔

🟧 Gamma
`;

let folder: TestFolder | undefined;
afterEach(() => folder?.remove());

interface Walked {
  readonly code: number;
  readonly text: string;
  readonly stderr: string;
  readonly asked: readonly string[];
  readonly isClosed: boolean;
}

/** `papers categorize` on a terminal, answered by `dialogue`, which is given the list's path for what others do to it meanwhile. */
async function walk(text: string, script: Dialogue | ((file: string) => Dialogue), ...flags: readonly string[]): Promise<Walked> {
  folder = createTestFolder();
  const file = join(folder.current, 'README.md');
  writeFileSync(file, text);
  const prompter = createScriptedPrompter(typeof script === 'function' ? script(file) : script);
  const { context, stderr } = createTestContext({ folder, width: 80 });
  const stdin = { ...context.stdin, isTerminal: true };
  const code = await run(['categorize', ...flags], { ...context, stdin, loadPrompter: () => Promise.resolve(prompter) });
  return { code, text: readFileSync(file, 'utf8'), stderr: stderr(), asked: prompter.asked, isClosed: prompter.isClosed() };
}

/** The titles below each heading: `微调（Fine Tuning）: ✅ LoRA, ❌ Alpha`. */
function outline(text: string): readonly string[] {
  const sections = text.split(/^#+ /m).slice(2);
  return sections.map((section) => {
    const [title, ...lines] = section.split('\n').filter((line) => line !== '' && line !== '##');
    return `${title}: ${lines.join(', ')}`;
  });
}

const CHAIN = ['提示调优（Prompt Tuning）: ', '思维链（Chain of Thought）: ✅ Chain'];

describe('walking through the papers to be classified', () => {
  test.each<[what: string, dialogue: Dialogue, sections: readonly string[], summary: string]>([
    [
      'files each at once',
      ['微调', 'ＦＩＮＥ', 'chain'],
      ['微调（Fine Tuning）: ✅ LoRA, ❌ Alpha, ❌ 贝塔', CHAIN[0] ?? '', '思维链（Chain of Thought）: ✅ Chain, ❌ Gamma', '待分类: '],
      '3 classified, 0 skipped, 0 left',
    ],
    [
      'skips',
      ['<tab>', '<tab>', '微'],
      ['微调（Fine Tuning）: ✅ LoRA, ❌ Gamma', ...CHAIN, '待分类: 🟧 Alpha, 🟧 贝塔'],
      '1 classified, 2 skipped, 0 left',
    ],
    [
      'quits',
      ['微', '<escape>'],
      ['微调（Fine Tuning）: ✅ LoRA, ❌ Alpha', ...CHAIN, '待分类: 🟧 贝塔, 🟧 Gamma'],
      '1 classified, 0 skipped, 2 left',
    ],
    [
      'ends with the input',
      ['微', '<end>'],
      ['微调（Fine Tuning）: ✅ LoRA, ❌ Alpha', ...CHAIN, '待分类: 🟧 贝塔, 🟧 Gamma'],
      '1 classified, 0 skipped, 2 left',
    ],
    [
      'goes back to what was skipped',
      ['<tab>', '<shift-tab>', '微', '<escape>'],
      ['微调（Fine Tuning）: ✅ LoRA, ❌ Alpha', ...CHAIN, '待分类: 🟧 贝塔, 🟧 Gamma'],
      '1 classified, 0 skipped, 2 left',
    ],
    [
      'goes back to what was filed, which may go elsewhere',
      ['微', '<shift-tab>', '思', '<escape>'],
      ['微调（Fine Tuning）: ✅ LoRA', CHAIN[0] ?? '', '思维链（Chain of Thought）: ✅ Chain, ❌ Alpha', '待分类: 🟧 贝塔, 🟧 Gamma'],
      '1 classified, 0 skipped, 2 left',
    ],
    [
      'keeps what was filed when it is then skipped',
      ['微', '<shift-tab>', '<tab>', '<escape>'],
      ['微调（Fine Tuning）: ✅ LoRA, ❌ Alpha', ...CHAIN, '待分类: 🟧 贝塔, 🟧 Gamma'],
      '1 classified, 0 skipped, 2 left',
    ],
    [
      'cannot go back before the first',
      ['<shift-tab>', '<escape>'],
      ['微调（Fine Tuning）: ✅ LoRA', ...CHAIN, '待分类: 🟧 Alpha, 🟧 贝塔, 🟧 Gamma'],
      '0 classified, 0 skipped, 3 left',
    ],
    [
      'takes back what was written last',
      ['微', '<tab>', '<ctrl-r>', '<escape>'],
      ['微调（Fine Tuning）: ✅ LoRA', ...CHAIN, '待分类: 🟧 Alpha, 🟧 贝塔, 🟧 Gamma'],
      '0 classified, 1 skipped, 2 left',
    ],
    [
      'has nothing to take back at first',
      ['<ctrl-r>', '<escape>'],
      ['微调（Fine Tuning）: ✅ LoRA', ...CHAIN, '待分类: 🟧 Alpha, 🟧 贝塔, 🟧 Gamma'],
      '0 classified, 0 skipped, 3 left',
    ],
    [
      'takes words for actions',
      ['skip', 'back', 'quit'],
      ['微调（Fine Tuning）: ✅ LoRA', ...CHAIN, '待分类: 🟧 Alpha, 🟧 贝塔, 🟧 Gamma'],
      '0 classified, 1 skipped, 2 left',
    ],
    [
      'makes a category at the top',
      ['多模态', '多模态', '', '多', '<escape>'],
      ['微调（Fine Tuning）: ✅ LoRA', ...CHAIN, '多模态: ❌ Alpha, ❌ 贝塔', '待分类: 🟧 Gamma'],
      '2 classified, 0 skipped, 1 left',
    ],
    [
      'makes a category below another',
      ['<ctrl-n>', ' Adapters ', 'fine', '<escape>'],
      ['微调（Fine Tuning）: ✅ LoRA', 'Adapters: ❌ Alpha', ...CHAIN, '待分类: 🟧 贝塔, 🟧 Gamma'],
      '1 classified, 0 skipped, 2 left',
    ],
    [
      'takes a new category back with what was filed there',
      ['<ctrl-n>', 'New', '', '<ctrl-r>', '<escape>'],
      ['微调（Fine Tuning）: ✅ LoRA', ...CHAIN, '待分类: 🟧 Alpha, 🟧 贝塔, 🟧 Gamma'],
      '0 classified, 0 skipped, 3 left',
    ],
    [
      'makes no category when given up',
      ['<ctrl-n>', '<escape>', '<ctrl-n>', 'New', '<escape>', '<ctrl-n>', ' ', '<escape>'],
      ['微调（Fine Tuning）: ✅ LoRA', ...CHAIN, '待分类: 🟧 Alpha, 🟧 贝塔, 🟧 Gamma'],
      '0 classified, 0 skipped, 3 left',
    ],
  ])('%s', async (_what, dialogue, sections, summary) => {
    const walked = await walk(LIST, dialogue);
    expect(outline(walked.text)).toEqual(sections);
    expect(walked.stderr.trimEnd().split('\n').at(-1)).toBe(summary);
    expect(walked).toMatchObject({ code: 0, isClosed: true });
  });

  test('shows which paper it is, and what was done before', async () => {
    const { asked } = await walk(LIST, ['微', '<shift-tab>', '<ctrl-r>', '<tab>', '<escape>']);
    expect(asked).toEqual([
      '1 of 3 | Alpha | category: | 微调（Fine Tuning）',
      'alpha  line 24: 待分类 → 微调（Fine Tuning）  Alpha  (to-classify → unread) | 2 of 3 | 贝塔 | category: | 微调（Fine Tuning）',
      '1 of 3, now in 微调（Fine Tuning） | Alpha | category: | 微调（Fine Tuning）',
      'undone: 1  categorize alpha --to 微调（Fine Tuning） | 1 of 3 | Alpha | category: | 微调（Fine Tuning）',
      '2 of 3 | 贝塔 | category: | 微调（Fine Tuning）',
    ]);
  });

  test('shows link and first lines of the note', async () => {
    const entry = '<details>\n<summary>🟧 <a href="https://a.example/a">A</a></summary>\n\nOne\n\ntwo\nthree\nfour\n\n</details>\n';
    const { asked } = await walk(`## X\n\n${entry}`, ['quit']);
    expect(asked).toEqual(['1 of 1 | A | https://a.example/a | One | two | three | category: | X']);
  });

  test('says all that was written once the terminal is back', async () => {
    const { stderr } = await walk(LIST, ['微', '<escape>']);
    expect(stderr).toBe(
      'alpha  line 24: 待分类 → 微调（Fine Tuning）  Alpha  (to-classify → unread)\nwrote README.md\n1 classified, 0 skipped, 2 left\n',
    );
  });

  test('has nothing to ask where there is nothing to classify', async () => {
    expect(await walk('## X\n\n✅ A\n', [])).toMatchObject({ code: 0, asked: [], stderr: 'nothing to classify in README.md\n' });
  });

  test('ends after the only paper', async () => {
    const walked = await walk('## X\n\n✅ A\n\n## Inbox\n\n🟧 B\n', ['']);
    expect(walked).toMatchObject({ code: 0, text: '## X\n\n✅ A\n\n❌ B\n\n## Inbox\n' });
  });

  test('gives a paper that is in the right place already its sign', async () => {
    expect(await walk('## X\n\n🟧 A\n', ['x'])).toMatchObject({ code: 0, text: '## X\n\n❌ A\n' });
  });

  test('makes the first category of a list that has none', async () => {
    expect(await walk('🟧 A\n', ['<ctrl-n>', 'X'])).toMatchObject({ code: 0, text: '## X\n\n❌ A\n' });
  });

  test('gives the status that was asked for', async () => {
    expect(outline((await walk(LIST, ['微', 'quit'], '--as', 'skim')).text)[0]).toBe('微调（Fine Tuning）: ✅ LoRA, ⬜ Alpha');
    expect(outline((await walk(LIST, ['微', '<tab>', '<tab>'], '--as', 'to-classify')).text)[0]).toBe(
      '微调（Fine Tuning）: ✅ LoRA, 🟧 Alpha',
    );
  });
});

describe('what goes wrong in a walk', () => {
  test('an interrupt keeps what was written', async () => {
    const walked = await walk(LIST, ['微', '<ctrl-c>']);
    expect(walked).toMatchObject({ code: 130, isClosed: true });
    expect(outline(walked.text)[0]).toBe('微调（Fine Tuning）: ✅ LoRA, ❌ Alpha');
    expect(walked.stderr).toMatch(/1 classified, 0 skipped, 2 left\npapers: interrupted\n$/);
  });

  test('what cannot be done is told with the same paper', async () => {
    const { asked, code } = await walk(LIST, ['<ctrl-n>', '微调（fine tuning）', '', '<escape>']);
    expect(code).toBe(0);
    expect(asked.at(-1)).toBe('there is a category “微调（Fine Tuning）” already | 1 of 3 | Alpha | category: | 微调（Fine Tuning）');
  });

  test('papers that others classified are passed over, and new ones are asked about', async () => {
    const { asked, stderr } = await walk(LIST, (file) => [
      () => writeFileSync(file, LIST.replace('🟧 贝塔', '❌ 贝塔').replace('🟧 Gamma', '🟧 Delta\n\n🟧 Gamma')),
      '<tab>',
      '<tab>',
      '<escape>',
    ]);
    expect(asked.map((question) => question.split(' | ').slice(0, 2))).toEqual([
      ['1 of 3', 'Alpha'],
      ['2 of 3', 'Delta'],
      ['3 of 3', 'Gamma'],
    ]);
    expect(stderr).toBe('0 classified, 2 skipped, 1 left\n');
  });

  test('a paper that is gone when it is to be filed is not', async () => {
    const { asked, text } = await walk(LIST, (file) => [() => writeFileSync(file, LIST.replace('🟧 Alpha', '🟧 Alef')), '微', '<escape>']);
    expect(asked.at(-1)).toContain('this paper is no longer what it was | 1 of 3 | Alef');
    expect(text).toContain('🟧 Alef');
  });

  test('a list that is gone ends the walk', async () => {
    const { code, isClosed } = await walk(LIST, (file) => [() => writeFileSync(file, Uint8Array.of(0xff)), '<tab>']);
    expect({ code, isClosed }).toEqual({ code: 6, isClosed: true });
  });

  test('an undo that no longer applies is refused, and the walk goes on', async () => {
    const { asked, text } = await walk(LIST, (file) => [
      '微',
      () => writeFileSync(file, readFileSync(file, 'utf8').replace('❌ Alpha', '❌ Alpha, rewritten')),
      '<ctrl-r>',
      '<escape>',
    ]);
    expect(asked.at(-1)).toContain('what it wrote was changed since');
    expect(text).toContain('❌ Alpha, rewritten');
  });

  test.each([
    [['--to', '微'], 'papers: no papers named\nhint: name the papers to move, or - to read them from standard input\n'],
    [['--top'], 'papers: no papers named\nhint: name the papers to move, or - to read them from standard input\n'],
    [['--dry-run'], 'papers: each answer is written at once, so there is no dry run of the walk-through\n'],
    [['--file', '-'], 'papers: the walk-through needs the list in a file\nhint: name one with --file <path>\n'],
  ])('%j is wrong usage', async (flags, stderr) => {
    expect(await walk(LIST, [], ...flags)).toMatchObject({ code: 2, stderr, asked: [] });
  });

  test('a status that is none is told before anything is asked', async () => {
    expect(await walk(LIST, [], '--as', 'nope')).toMatchObject({ code: 3, asked: [] });
  });
});
