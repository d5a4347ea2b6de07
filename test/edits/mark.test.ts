import { describe, expect, it } from 'vitest';
import { marked } from '../helpers/edit-list.ts';

const A = '<a href="https://arxiv.org/abs/2301.00001">A</a>';
const LEGEND = ':white_check_mark: 已阅读\n:x: 未阅读\n⬜ 已泛读\n\n';

describe('a status is changed by its sign alone', () => {
  it.each([
    [
      'an emoji',
      `<details>\n<summary> ✅ ${A} </summary>\n</details>\n`,
      'unread',
      `<details>\n<summary> ❌ ${A} </summary>\n</details>\n`,
    ],
    [
      'no final newline',
      `<details>\n<summary> ✅ ${A} </summary>\n</details>`,
      'unread',
      `<details>\n<summary> ❌ ${A} </summary>\n</details>`,
    ],
    [
      'CRLF',
      `<details>\r\n<summary> ✅ ${A} </summary>\r\n</details>\r\n`,
      'unread',
      `<details>\r\n<summary> ❌ ${A} </summary>\r\n</details>\r\n`,
    ],
    ['no blanks around', `<details><summary>✅${A}</summary>n</details>\n`, 'unread', `<details><summary>❌${A}</summary>n</details>\n`],
    ['a sign with U+FE0F', `<details><summary>✔️ ${A}</summary></details>\n`, 'unread', `<details><summary>❌ ${A}</summary></details>\n`],
    ['a line', 'T\n\n🟧 A\n', 'unread', 'T\n\n❌ A\n'],
    ['a line without a blank', 'T\n\n🟧A\n', 'read', 'T\n\n✅A\n'],
    ['of two lines in one paragraph', 'T\n\n🟧 A\n🟧 B\n', 'read', 'T\n\n✅ A\n✅ B\n'],
    ['the status it has', `<details><summary>✔ ${A}</summary></details>\n`, 'read', `<details><summary>✔ ${A}</summary></details>\n`],
  ])('%s', async (_name, before, status, after) => {
    expect(await marked(before, status)).toBe(after);
  });

  it.each([
    [':x:', 'skimmed', '⬜'],
    [':white_check_mark:', 'unread', ':x:'],
    ['❌', 'read', ':white_check_mark:'],
    ['✅', 'read', '✅'],
  ])("in the legend's own spelling: %s to %s gives %s", async (from, status, to) => {
    const text = (sign: string): string => `${LEGEND}<details>\n<summary> ${sign} ${A} </summary>\n</details>\n`;
    expect(await marked(text(from), status)).toBe(text(to));
  });

  it('in the commonest spelling of a list without a legend', async () => {
    const entry = (sign: string, name: string): string => `<details><summary>${sign} <a href="u">${name}</a></summary></details>\n\n`;
    const text = entry('☑', 'A') + entry('☑', 'B') + entry('✅', 'C');
    expect(await marked(text + entry('❌', 'D'), 'read', 'D')).toBe(text + entry('☑', 'D'));
  });

  it('leaves the same sign in notes and titles alone', async () => {
    const text = (sign: string): string => `<details><summary> ${sign} <a href="u">✅ A</a> ✅</summary>\n✅ note\n</details>\n`;
    expect(await marked(text('✅'), 'unread')).toBe(text('❌'));
  });
});

describe('a sign comes where there was none', () => {
  it.each([
    ['two blanks left where it stood', `<summary>  ${A} </summary>`, `<summary> ✅ ${A} </summary>`],
    ['one blank', `<summary> ${A} </summary>`, `<summary> ✅ ${A} </summary>`],
    ['none', `<summary>${A}</summary>`, `<summary>✅ ${A}</summary>`],
    ['tabs', `<summary>\t\t${A}</summary>`, `<summary>\t✅\t${A}</summary>`],
    ['a line of its own', `<summary>\n${A}\n</summary>`, `<summary>\n✅ ${A}\n</summary>`],
    ['a tag with attributes', `<summary class="a>b"> ${A} </summary>`, `<summary class="a>b"> ✅ ${A} </summary>`],
    ['an unknown sign', `<summary> 🔥 ${A} </summary>`, `<summary> ✅ 🔥 ${A} </summary>`],
    ['a misspelt shortcode', `<summary> :⬜: ${A} </summary>`, `<summary> ✅ ${A} </summary>`],
    ['a shortcode without its end', `<summary> :x ${A} </summary>`, `<summary> ✅ ${A} </summary>`],
    ['a shortcode that means something else', `<summary> :fire: ${A} </summary>`, `<summary> ✅ :fire: ${A} </summary>`],
    ['capitals', `<SUMMARY>  ${A}</SUMMARY>`, `<SUMMARY> ✅ ${A}</SUMMARY>`],
  ])('%s', async (_name, before, after) => {
    const text = (summary: string): string => `<details>\n${summary}\n</details>\n`;
    expect(await marked(text(before), 'read')).toBe(text(after));
  });
});

describe('unmarked takes the sign away', () => {
  it.each([
    [`<summary> ✅ ${A} </summary>`, `<summary> ${A} </summary>`],
    [`<summary>✅${A}</summary>`, `<summary>${A}</summary>`],
    [`<summary>✅\t${A}</summary>`, `<summary>${A}</summary>`],
    [`<summary>\n✅\n${A}</summary>`, `<summary>\n${A}</summary>`],
  ])('%s', async (before, after) => {
    expect(await marked(`<details>\n${before}\n</details>\n`, 'unmarked')).toBe(`<details>\n${after}\n</details>\n`);
  });

  it.each([
    ['a line', '✅ A\n\n<details></details>\n'],
    ['a details entry without a link', '<details><summary>✅ A</summary></details>\n'],
  ])('but not from %s, which is a paper by it', async (_name, text) => {
    expect(await marked(text, 'unmarked', 'A')).toBe('refused: “A” is a paper by its sign alone, which cannot be taken away');
  });
});

describe('refused', () => {
  it('a status without a sign here, with nothing changed for any paper', async () => {
    expect(await marked(`${LEGEND}<details><summary>⬜ ${A}</summary></details>\n`, 'dropped')).toBe(
      'refused: this list has no sign for “dropped”',
    );
  });

  it('one of several that cannot be marked', async () => {
    const text = '<details><summary>✅ <a href="u">A</a></summary></details>\n\n✅ B\n';
    expect(await marked(text, 'unmarked')).toContain('refused: “B”');
  });
});

describe('as the settings say', () => {
  const SCORES = '---\npapers:\n  trailing: { "(0)": unread, "(1)": skimmed, "(2)": read, "(3)": read }\n---\n\n';
  const L = 'https://arxiv.org/abs/2106.09685';

  it.each([
    ['what stands at the end', `- [A](${L}), ICLR 2022 (0)\n`, 'read', `- [A](${L}), ICLR 2022 (2)\n`],
    ['the status it has, in another spelling', `- [A](${L}) (3)\n`, 'read', `- [A](${L}) (3)\n`],
    ['what ends the text of the link', `- [A (3)](${L})\n`, 'unread', `- [A (0)](${L})\n`],
    ['what ends the marked title', `- **A Title (3)**, [pdf](${L})\n`, 'skimmed', `- **A Title (1)**, [pdf](${L})\n`],
    ['nothing yet', `- [A](${L}), 2022\n`, 'read', `- [A](${L}), 2022 (2)\n`],
    ['nothing any more', `- [A](${L}) (0)\n`, 'unmarked', `- [A](${L})\n`],
    ['nothing any more in the text of the link', `- [A (0)](${L})\n`, 'unmarked', `- [A](${L})\n`],
  ])('%s', async (_name, before, status, after) => {
    expect(await marked(SCORES + before, status)).toBe(SCORES + after);
  });

  it.each([
    ['at the end of a line', 'read', '1950 - B (0)', '1950 - B (2)'],
    ['where it had none', 'skimmed', '1950 - B', '1950 - B (1)'],
    ['not any more', 'unmarked', '1950 - B (0)', '1950 - B'],
    ['in a link', 'read', '[B (0)](u)', '[B (2)](u)'],
  ])('in a list of lines: %s', async (_name, status, before, after) => {
    const text = (line: string): string => `${SCORES}1949 - A (3)\n${line}\n1951 - C (1)\n1952 - D\n`;
    expect(await marked(text(before), status, 'B')).toBe(text(after));
  });

  const DEFAULT = '---\npapers:\n  default: unread\n---\n\n';

  it.each([
    [
      'no sign means unread',
      `- [A](${L})\n- ✅ [B](https://arxiv.org/abs/2310.11454)\n`,
      ['B'],
      `- [A](${L})\n- [B](https://arxiv.org/abs/2310.11454)\n`,
    ],
    [
      'also beside others with a sign',
      `- [A](${L})\n- [C](https://arxiv.org/abs/2305.14314)\n- ❌ [D](https://arxiv.org/abs/2310.11454)\n- ✅ [B](https://arxiv.org/abs/2310.11454)\n`,
      ['B'],
      `- [A](${L})\n- [C](https://arxiv.org/abs/2305.14314)\n- ❌ [D](https://arxiv.org/abs/2310.11454)\n- [B](https://arxiv.org/abs/2310.11454)\n`,
    ],
    [
      'but not where most have one',
      `- ❌ [A](${L})\n- ❌ [C](https://arxiv.org/abs/2305.14314)\n- [D](https://arxiv.org/abs/2402.09353)\n- ✅ [B](https://arxiv.org/abs/2310.11454)\n`,
      ['B'],
      `- ❌ [A](${L})\n- ❌ [C](https://arxiv.org/abs/2305.14314)\n- [D](https://arxiv.org/abs/2402.09353)\n- ❌ [B](https://arxiv.org/abs/2310.11454)\n`,
    ],
  ])('%s', async (_name, before, titles, after) => {
    expect(await marked(DEFAULT + before, 'unread', ...titles)).toBe(DEFAULT + after);
  });

  it('and what no sign means is not taken for unmarked', async () => {
    expect(await marked(`${DEFAULT}- [ ] [A](${L})\n`, 'unmarked')).toBe('refused: an entry without a sign is “unread” in this list');
  });
});
