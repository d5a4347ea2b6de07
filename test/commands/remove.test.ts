import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { run } from '../../src/cli/main.ts';
import { FIXTURES } from '../helpers/fixture-files.ts';
import { createTestContext, createTestFolder, type TestFolder } from '../helpers/test-context.ts';

const FOUR = ['2106.09685', '2305.14314', '0RDcd5Axok', '2010.15980'];

describe('on a terminal, more than three are removed only after a yes', () => {
  let folder: TestFolder;
  let list = '';
  beforeEach(() => {
    folder = createTestFolder();
    list = join(folder.current, 'README.md');
    copyFileSync(join(FIXTURES, 'details/reading-list.md'), list);
  });
  afterEach(() => folder.remove());

  async function remove(selectors: readonly string[], answer: () => string): Promise<{ code: number; stderr: string }> {
    const { context, stderr } = createTestContext({ folder, width: 100 });
    const stdin = { ...context.stdin, isTerminal: true, readLine: answer };
    return { code: await run(['remove', ...selectors], { ...context, stdin }), stderr: stderr() };
  }

  it.each(['y\n', 'Y\n', 'yes\r\n', ' yes \n'])('%j is one', async (answer) => {
    const { code, stderr } = await remove(FOUR, () => answer);
    expect(code).toBe(0);
    expect(stderr).toMatch(/^2106\.09685 {2}line 16: LoRA.*\n(?:.*\n){3}Remove these 4 papers\? \[y\/N\] 2106\.09685 {2}line 16: removed/);
    expect(readFileSync(list, 'utf8')).not.toContain('2106.09685');
  });

  it.each(['\n', 'n\n', '', 'yo\n', 'remove\n'])('%j is none', async (answer) => {
    const before = readFileSync(list, 'utf8');
    expect(await remove(FOUR, () => answer)).toMatchObject({ code: 1, stderr: expect.stringContaining('nothing was removed') });
    expect(readFileSync(list, 'utf8')).toBe(before);
  });

  it.each([[FOUR.slice(0, 3)], [['2106.09685', ':16', 'https://arxiv.org/abs/2106.09685', 'arXiv:2106.09685']]])(
    '%j are no more than three',
    async (selectors) => {
      const asked = (): string => {
        throw new Error('asked');
      };
      expect(await remove(selectors, asked)).toMatchObject({ code: 0 });
    },
  );

  it('a yes is for the papers that were shown', async () => {
    const answer = (): string => {
      writeFileSync(list, readFileSync(list, 'utf8').replace('LoRA: Low-Rank', 'Another: Low-Rank'));
      return 'y\n';
    };
    expect(await remove(FOUR, answer)).toMatchObject({
      code: 5,
      stderr: expect.stringContaining('the papers named are no longer the same'),
    });
    expect(readFileSync(list, 'utf8')).toContain('Another: Low-Rank');
  });
});
