import { describe, expect, test } from 'vitest';
import { parsePapers } from '../../src/parse/understand-list.ts';

/** `venue year` of one entry. */
async function venueOf(text: string): Promise<string> {
  const [entry] = (await parsePapers(text)).entries;
  return [entry?.paper.venue, entry?.paper.year].filter((part) => part !== undefined).join(' ');
}

describe('from what a title ends in', () => {
  test.each([
    ['T (ICLR 2023)', 'ICLR 2023'],
    ['T （ICLR 2023）', 'ICLR 2023'],
    ['T (ICLR2023)', 'ICLR 2023'],
    ['T (ICLR, 2023)', 'ICLR 2023'],
    ["T (CVPR'21)", 'CVPR 2021'],
    ['T (NIPS’99)', 'NIPS 1999'],
    ['T (2023 WWW)', 'WWW 2023'],
    ['T (EMNLP)', 'EMNLP'],
    ['T (NeurIPS)', 'NeurIPS'],
    ['T (2015)', '2015'],
    ['T (Journal of Machine Learning 2019)', 'Journal of Machine Learning 2019'],
    ['T `2015`', '2015'],
    ['T **x** `ICML 2015`', 'ICML 2015'],
    ['[T](https://x.org/(2015))', ''],
    ['T (VAE设计)', ''],
    ['T (数据增强 2023)', ''],
    ['T (a method of 2023)', ''],
    ['T (see ICLR 2023 for more)', ''],
    ['T (BERT)', ''],
    ['T ICLR 2023', ''],
    ['(ICLR 2023) T', ''],
    ['T (1899)', ''],
    ['T (20233)', ''],
  ])('%s', async (title, venue) => expect(await venueOf(`✅ ${title}\n`)).toBe(venue));

  test('after the link of a summary', async () => {
    expect(await venueOf('<details><summary>✅ <a href="u">T</a> (ICLR 2023)</summary></details>')).toBe('ICLR 2023');
    expect(await venueOf('<details><summary>✅ <a href="u">T</a> <code>2015</code></summary></details>')).toBe('');
  });
});

describe('from the first line of a note', () => {
  test.each([
    ['**NIPS 2021**\ntext', 'NIPS 2021'],
    ['**2023 WWW**', 'WWW 2023'],
    ['**EMNLP**\n\ntext', 'EMNLP'],
    ['**NIPS 2021**  \ntext', 'NIPS 2021'],
    ['**NIPS 2021**\r\ntext', 'NIPS 2021'],
    ['**NIPS 2021**\rtext', 'NIPS 2021'],
    ['**NIPS 2021** text', ''],
    ['text\n**NIPS 2021**', ''],
    ['NIPS 2021', ''],
    ['**步骤：**', ''],
    ['**BERT**', ''],
    ['**NIPS 2021', ''],
    ['****', ''],
  ])('%j', async (note, venue) => {
    expect(await venueOf(`<details><summary>✅ T</summary>\n<blockquote>\n\n${note}\n</blockquote>\n</details>`)).toBe(venue);
  });

  test('unless the title says it', async () => {
    expect(await venueOf('<details><summary>✅ T (ICML 2020)</summary>\n\n**NIPS 2021**\n</details>')).toBe('ICML 2020');
  });
});
