import { describe, expect, test } from 'vitest';
import { createFinder, type SelectorOptions } from '../../src/model/selector.ts';
import { parsePapers } from '../../src/parse/understand-list.ts';
import { readFixtures } from '../helpers/fixture-files.ts';

const TEXT = `⬜ [Alpha beta](https://arxiv.org/abs/2302.04237v2)

⬜ [Gamma](https://Example.org/Gamma/)

⬜ [Twin](https://doi.org/10.1145/3560815)

⬜ [Twin again](https://dl.acm.org/doi/10.1145/3560815)

⬜ Delta epsilon

⬜ Delta zeta

<details>
<summary>✅ Gamma rays</summary>
note
</details>

⬜ 2302.04237
`;

const list = await parsePapers(TEXT);
const reading: SelectorOptions = { shortestPrefix: 1, matchTitles: false };
const writing: SelectorOptions = { shortestPrefix: 4, matchTitles: false };
const matching: SelectorOptions = { shortestPrefix: 4, matchTitles: true };

/** The title found; `?` and the titles it may be; `-` for none. */
function look(selector: string, options: SelectorOptions): string {
  const selection = createFinder(list, options)(selector);
  if (selection.kind === 'found') return selection.entry.paper.title;
  return selection.kind === 'none' ? '-' : `? ${selection.entries.map(({ paper }) => paper.title).join(', ')}`;
}

describe('a selector names', () => {
  test.each([
    ['an exact id', '2302.04237', 'Alpha beta'],
    ['the id of a twin', '10.1145/3560815+twin', 'Twin'],
    ['a key, which twins share', '10.1145/3560815', '? Twin, Twin again'],
    ['a link in another spelling, which twins share', 'http://doi.org/10.1145/3560815#x', '? Twin, Twin again'],
    ['a line', ':1', 'Alpha beta'],
    ['a line within an entry', ':15', 'Gamma rays'],
    ['a line between entries', ':2', '-'],
    ['a line that is none', ':0', '-'],
    ['a link', 'https://arxiv.org/pdf/2302.04237v9.pdf', 'Alpha beta'],
    ['an arXiv id with its version', 'arXiv:2302.04237v1', 'Alpha beta'],
    ['any other link', 'http://www.example.org/Gamma', 'Gamma'],
    ['a link whose path differs in case: another page', 'http://example.org/gamma', '-'],
    ['an exact title', 'alpha  BETA', 'Alpha beta'],
    ['an exact title before the beginning of an id', 'gamma', 'Gamma'],
    ['the beginning of an id', 'gamma-', 'Gamma rays'],
    ['the beginning of several', 'delta', '? Delta epsilon, Delta zeta'],
    ['a beginning as a table cuts it', 'delta-eps…', 'Delta epsilon'],
    ['part of a title', 'epsilon', '-'],
    ['nothing', '', '-'],
    ['nothing, as blanks', '  ', '-'],
    ['a lone ellipsis', '…', '-'],
  ])('%s', (_, selector, found) => expect(look(selector, reading)).toBe(found));

  test('the beginning of an id must have four characters where something is written', () => {
    expect(look('gam', writing)).toBe('-');
    expect(look('gam…', writing)).toBe('-');
    expect(look('delta-e', writing)).toBe('Delta epsilon');
  });

  test('words of a title name a paper only when that is asked for', () => {
    expect(look('epsilon delta', matching)).toBe('Delta epsilon');
    expect(look('DELTA', matching)).toBe('? Delta epsilon, Delta zeta');
    expect(look('nothing here', matching)).toBe('-');
  });

  test('the nearest are told when none is found', () => {
    const selection = createFinder(list, reading)('delta-epsilom');
    expect(selection.kind === 'none' && selection.near.map(({ paper }) => paper.id)).toEqual(['delta-epsilon']);
    const other = createFinder(list, reading)('quux');
    expect(other.kind === 'none' && other.near).toEqual([]);
  });
});

test.each(readFixtures())('each id of $name names its paper, and so does its line', async ({ text }) => {
  const papers = await parsePapers(text);
  const find = createFinder(papers, writing);
  for (const entry of papers.entries) {
    expect(find(entry.paper.id)).toEqual({ kind: 'found', entry });
    const line = text
      .replace(/^\uFEFF/, '')
      .slice(0, entry.span.start)
      .split(/\r\n|\n|\r/).length;
    expect(find(`:${line}`)).toEqual({ kind: 'found', entry });
  }
});
