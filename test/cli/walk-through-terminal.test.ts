import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { hasPseudoTerminals, openPseudoTerminal, type PseudoTerminal } from '../helpers/pseudo-terminal.ts';

const PROGRAM = join(import.meta.dirname, '../../bin/papers.js');
const isThere = hasPseudoTerminals();
const note = isThere ? '' : ' (skipped: no python3 here to make one)';

const folder = mkdtempSync(join(tmpdir(), 'papers-terminal-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const KEYS = {
  enter: '\r',
  tab: '\t',
  shiftTab: '\u001b[Z',
  escape: '\u001b',
  up: '\u001b[A',
  down: '\u001b[B',
  interrupt: '\u0003',
  undo: '\u0012',
  end: '\u0004',
};

const CATEGORIES = `## 微调（Fine Tuning）

✅ LoRA

## 提示调优（Prompt Tuning）

### 思维链（Chain of Thought）

✅ Chain

## 模型融合（Model fusion）

✅ Soups
`;

const PAPERS = [
  '基于变分自编码器的因果解耦生成模型（数据增强方法解决分布外泛化问题）',
  'Calibrated Selective Classification at a Distance',
  '强化学习的优化算法',
];

/** A list with these papers to classify. */
function listWith(papers: readonly string[]): string {
  return `${CATEGORIES}\n## 待分类\n${papers.map((title) => `\n🟧 ${title}\n`).join('')}`;
}

interface Walk extends PseudoTerminal {
  readonly file: string;
  readonly text: () => string;
}

function walk(
  text: string,
  { columns = 80, rows = 24, env = {} }: { columns?: number; rows?: number; env?: Readonly<Record<string, string>> } = {},
): Walk {
  const home = mkdtempSync(join(folder, 'home-'));
  const file = join(home, 'README.md');
  writeFileSync(file, text);
  const command = [process.execPath, PROGRAM, '--file', file, 'categorize'];
  const terminal = openPseudoTerminal({
    columns,
    rows,
    command,
    env: { HOME: home, XDG_STATE_HOME: join(home, 'state'), NO_COLOR: '1', ...env },
  });
  return { ...terminal, file, text: () => readFileSync(file, 'utf8') };
}

/** The process ended like this, with the terminal as it was before, and no line ever was too wide. */
async function expectEnd(terminal: Walk, end: { readonly code: number | null; readonly signal?: number }): Promise<void> {
  expect(await terminal.ended).toEqual({ code: end.code, signal: end.signal ?? null, isRestored: true });
  expect(terminal.screen.isAside()).toBe(false);
  expect(terminal.screen.faults()).toEqual([]);
  const switches = [...terminal.written().matchAll(/\[\?(25|7|1049)([hl])/g)].map(([, mode = '', state]) => [mode, state] as const);
  const last = new Map(switches);
  if (switches.length > 0) expect(Object.fromEntries(last)).toEqual({ 7: 'h', 25: 'h', 1049: 'l' });
}

describe.skipIf(!isThere)(`papers categorize in a pseudo-terminal${note}`, { timeout: 30_000 }, () => {
  test('with nothing to classify says so', async () => {
    const terminal = walk(listWith([]));
    await expectEnd(terminal, { code: 0 });
    expect(terminal.written()).toMatch(/^nothing to classify in \S*README\.md\r\n$/);
  });

  test('files the only paper where what is typed says', async () => {
    const terminal = walk(listWith(PAPERS.slice(0, 1)));
    await terminal.see('1 of 1');
    terminal.send('ＦＵＳ');
    await terminal.see('category: ＦＵＳ');
    terminal.send(KEYS.enter);
    await expectEnd(terminal, { code: 0 });
    expect(terminal.text()).toContain(`✅ Soups\n\n❌ ${PAPERS[0] ?? ''}\n`);
    expect(terminal.screen.lines().join('\n')).toContain('1 classified, 0 skipped, 0 left');
  });

  test('shows Chinese titles in a narrow window, and moves through the tree', async () => {
    const terminal = walk(listWith(PAPERS), { columns: 40, rows: 12 });
    await terminal.see('1 of 3');
    expect(terminal.screen.lines()).toEqual([
      '1 of 3',
      '基于变分自编码器的因果解耦生成模型（数据',
      '增强方法解决分布外泛化问题）',
      'category: ',
      '> 微调（Fine Tuning）',
      '  提示调优（Prompt Tuning）',
      '    思维链（Chain of Thought）',
      '  模型融合（Model fusion）',
      '  new category',
      '  skip',
      '↓ back',
      'tab skip   esc quit   shift-tab back',
    ]);
    terminal.send(KEYS.down + KEYS.down);
    await terminal.see('>   思维链');
    terminal.send(KEYS.enter);
    await terminal.see('2 of 3');
    terminal.send(KEYS.up);
    await terminal.see('> quit');
    terminal.send(KEYS.enter);
    await expectEnd(terminal, { code: 0 });
    expect(terminal.text()).toContain(`✅ Chain\n\n❌ ${PAPERS[0] ?? ''}\n`);
  });

  test('draws anew when the window changes', async () => {
    const terminal = walk(listWith(PAPERS), { columns: 100, rows: 30 });
    await terminal.see('undo   ^N new category');
    terminal.resize(20, 6);
    await terminal.see('↓ 模型融合（Model f…');
    expect(terminal.screen.lines()).toHaveLength(6);
    terminal.send('融合');
    await terminal.see('> 模型融合');
    terminal.resize(60, 20);
    await terminal.see('1 of 3');
    terminal.send(KEYS.escape);
    await terminal.see('> 微调');
    terminal.send(KEYS.escape);
    await expectEnd(terminal, { code: 0 });
  });

  test('goes on, back and takes back', async () => {
    const terminal = walk(listWith(PAPERS));
    await terminal.see('1 of 3');
    terminal.send(KEYS.tab);
    await terminal.see('2 of 3');
    terminal.send(`融合${KEYS.enter}`);
    await terminal.see('3 of 3');
    terminal.send(KEYS.shiftTab);
    await terminal.see('2 of 3, now in 模型融合（Model fusion）');
    terminal.send(KEYS.undo);
    await terminal.see('undone: 1');
    expect(terminal.text()).toBe(listWith(PAPERS));
    terminal.send(KEYS.end);
    await expectEnd(terminal, { code: 0 });
    expect(terminal.screen.lines().join('\n')).toContain('0 classified, 1 skipped, 2 left');
  });

  test('takes no key for an answer to a question that was not there yet', async () => {
    const terminal = walk(listWith(PAPERS));
    await terminal.see('1 of 3');
    terminal.send(KEYS.enter + KEYS.enter + KEYS.enter);
    await terminal.see('2 of 3');
    terminal.send(KEYS.end);
    await expectEnd(terminal, { code: 0 });
    expect(terminal.screen.lines().join('\n')).toContain('1 classified, 0 skipped, 2 left');
  });

  test('makes a category', async () => {
    const terminal = walk(listWith(PAPERS.slice(0, 1)));
    await terminal.see('1 of 1');
    terminal.send(`生成${KEYS.enter}`);
    await terminal.see('title of the new category: 生成');
    terminal.send(`模型${KEYS.enter}`);
    await terminal.see('below:');
    terminal.send(KEYS.enter);
    await expectEnd(terminal, { code: 0 });
    expect(terminal.text()).toContain(`✅ Soups\n\n## 生成模型\n\n❌ ${PAPERS[0] ?? ''}\n\n## 待分类\n`);
  });

  test('is interrupted by Ctrl-C with what was written kept', async () => {
    const terminal = walk(listWith(PAPERS));
    await terminal.see('1 of 3');
    terminal.send(KEYS.enter);
    await terminal.see('2 of 3');
    terminal.send(`out${KEYS.interrupt}`);
    await expectEnd(terminal, { code: 130 });
    expect(terminal.text()).toContain(`✅ LoRA\n\n❌ ${PAPERS[0] ?? ''}\n`);
    expect(terminal.screen.lines().join('\n')).toContain('1 classified, 0 skipped, 2 left\npapers: interrupted');
  });

  test('is interrupted while it asks for a title, or by the signal itself', async () => {
    const typing = walk(listWith(PAPERS));
    await typing.see('1 of 3');
    typing.send('\u000e');
    await typing.see('title of the new category:');
    typing.send(KEYS.interrupt);
    const signalled = walk(listWith(PAPERS));
    await signalled.see('1 of 3');
    signalled.signal(2);
    await expectEnd(typing, { code: 130 });
    await expectEnd(signalled, { code: 130 });
  });

  test.each([
    ['SIGTERM', 15],
    ['SIGHUP', 1],
  ])('puts the terminal back before %s ends it', async (_name, signal) => {
    const terminal = walk(listWith(PAPERS));
    await terminal.see('1 of 3');
    terminal.signal(signal);
    await expectEnd(terminal, { code: null, signal });
  });

  test('puts the terminal back when the list is gone', async () => {
    const terminal = walk(listWith(PAPERS));
    await terminal.see('1 of 3');
    rmSync(terminal.file);
    terminal.send(KEYS.tab);
    await expectEnd(terminal, { code: 6 });
  });

  test('never lets the list steer the terminal', async () => {
    const title = 'A\u001b]0;title\u0007\u001b[2J\u202eB';
    const entry = `<details>\n<summary>🟧 <a href="https://a.example/\u001b[31m">${title}</a></summary>\n\nNote \u001b[5m blinks\n\n</details>\n`;
    const terminal = walk(`## X\u001b[7m\n\n${entry}\n`);
    await terminal.see('1 of 1');
    terminal.send(KEYS.escape);
    await expectEnd(terminal, { code: 0 });
    for (const steering of ['\u001b]', '\u0007', '\u001b[2J', '\u001b[31m', '\u001b[5m', '\u001b[7m', '\u202e']) {
      expect(terminal.written()).not.toContain(steering);
    }
    expect(terminal.written()).toContain(String.raw`Note \x1b[5m blinks`);
  });

  test('asks nothing of a terminal that cannot place text', async () => {
    const terminal = walk(listWith(PAPERS), { env: { TERM: 'dumb' } });
    await expectEnd(terminal, { code: 1 });
    expect(terminal.written()).toContain('papers: this terminal (TERM=dumb) cannot show questions');
  });
});
