import { describe, expect, test } from 'vitest';
import { parsePapers } from '../../src/parse/understand-list.ts';
import { parseAnnotated, spansOf } from '../helpers/annotated.ts';
import { problemsOf } from '../helpers/paper-record.ts';

describe('what a user would replace', () => {
  test.each([
    [
      'of the usual form',
      '«entry:<details>\n<summary> «marker:✅» <a href="«url:https://x.org»">«title:T»</a> </summary>\n<br>\n<blockquote>\n\n«note:a\n\nb»\n\n</blockquote>\n</details>»  \n',
    ],
    ['on one line', "«entry:<details><summary>«marker:⬜»<a href='«url:u»'>«title:T»</a></summary>«note:n»</details>»"],
    ['without a link', '«entry:<details><summary>«marker::x:» «title:A title» </summary></details>»'],
    ['without a sign', '«entry:<details><summary><a href=«url:u»>«title:T»</a></summary></details>»'],
    ['with an empty link', '«entry:<details><summary>«marker:✅» <a href="«url:»">«title:T»</a></summary></details>»'],
    ['a title in bold', '«entry:<details><summary>«marker:✅» <a href="«url:u»"> <b>«title:T»</b> </a></summary></details>»'],
    ['a title in bold, no link', '«entry:<details><summary>«marker:✅» <b class="x">«title:T»</b></summary></details>»'],
    ['a title in two pieces', '«entry:<details><summary>«marker:✅» «title:<b>T</b> and <i>U</i>»</summary></details>»'],
    ['a URL with blanks', '«entry:<details><summary>«marker:✅» <a href=" «url:u» ">«title:T»</a></summary></details>»'],
    ['two code units of a sign', '«entry:<details><summary>«marker:🟧» <a href="«url:u»">«title:𝒯»</a></summary>«note:𝒩»</details>»'],
    ['a sign with U+FE0F', '«entry:<details><summary>«marker:✔️» «title:T»</summary></details>»'],
    ['blanks before the tag', ' «entry:<details>\n <summary>«marker:✅» «title:T»</summary>\n </details>»\n'],
    ['never closed, before a heading', '«entry:<details><summary>«marker:✅» «title:T»</summary>\n\n«note:a»»\n\n# B\n'],
    [
      'never closed, before the next',
      '«entry:<details><summary>«marker:✅» «title:T»</summary>\n«note:a»»\n\n«entry:<details><summary>«marker:✅» «title:U»</summary></details>»',
    ],
    [
      'with CRLF',
      '«entry:<details>\r\n<summary> «marker:✅» <a href="«url:u»">«title:T\r\nU»</a> </summary>\r\n«note:a\r\nb»\r\n</details>»\r\n',
    ],
  ])('%s', async (_, annotated) => {
    const { text, spans } = parseAnnotated(annotated);
    expect(spansOf((await parsePapers(text)).entries)).toEqual(spans);
  });
});

describe('is an entry, or not', () => {
  test.each([
    ['a sign and a link', '<details><summary>✅ <a href="u">T</a></summary></details>', ['T']],
    ['a sign alone before a title', '<details><summary>✅ T</summary></details>', ['T']],
    ['a link alone', '<details><summary><a href="u">T</a></summary></details>', ['T']],
    ['neither', '<details><summary>Click me</summary></details>', []],
    ['no summary', '<details>✅ <a href="u">T</a></details>', []],
    ['an unknown sign and no link', '<details><summary>🚀 Quick start</summary></details>', []],
    ['in a fence', '```\n<details><summary>✅ T</summary></details>\n```', []],
    ['in a comment', '<!-- <details><summary>✅ T</summary></details> -->', []],
    ['in a comment over blank lines', '<!--\n\n<details><summary>✅ T</summary></details>\n\n-->', []],
    ['in indented code', 'a\n\n    <details><summary>✅ T</summary></details>', []],
    ['in a code span', 'a `<details><summary>✅ T</summary></details>`', []],
    ['within an entry', '<details><summary>✅ T</summary><details><summary>✅ U</summary></details></details>', ['T']],
    [
      'within a group',
      '<details><summary>2023</summary>\n\n<details><summary>✅ T</summary></details>\n<details><summary>✅ U</summary></details></details>',
      ['T', 'U'],
    ],
    ['with another element before the summary', '<details>\n<details>\n</details>\n<summary>✅ T</summary>\n</details>', []],
    ['in a list item', '- a\n\n  <details><summary>✅ T</summary></details>', ['T']],
    ['in a paragraph', 'text <details><summary>✅ T</summary></details>', ['T']],
    ['a `>` in an attribute', '<details title="</details>"><summary>✅ T</summary></details>', ['T']],
    ['another tag with that beginning', '<detailsx><summary>✅ T</summary></detailsx>', []],
  ])('%s', async (_, text, titles) => expect((await parsePapers(text)).entries.map(({ paper }) => paper.title)).toEqual(titles));
});

describe('what is odd is told', () => {
  test.each([
    ['a stray closing tag', 'a\n\n</details>\n', ['3 stray-details-close']],
    ['no closing tag', '<details><summary>✅ T</summary>\n', ['1 unclosed-details']],
    [
      'a closing tag of another',
      '<details><summary>✅ T</summary>\n\n# B\n\n<details><summary>✅ <a href="u">U</a></summary></details>\n</details>\n',
      ['1 unclosed-details'],
    ],
    ['a summary never closed', '<details>\n<summary>✅ T\n</details>\n', ['2 unclosed-summary']],
    ['no title', '<details><summary>✅ <a href="u"></a></summary></details>', ['1 no-title']],
    ['a sign misspelt', '<details><summary>:⬜: <a href="u">T</a></summary></details>', ['1 unknown-marker']],
    ['nothing', '<details><summary>✅ T</summary></details>', []],
  ])('%s', async (_, text, problems) => expect(problemsOf(await parsePapers(text))).toEqual(problems));
});

test('a heading in a note is told from a note that was not closed by whether an entry follows it', async () => {
  const note = (inside: string): string => `<details><summary>✅ T</summary>\n\n## H\n\n${inside}\n</details>\n`;
  const titles = async (text: string): Promise<string[]> => (await parsePapers(text)).entries.map(({ paper }) => paper.title);
  expect(await titles(note('text'))).toEqual(['T']);
  expect(await titles(note('<details><summary>proof</summary></details>'))).toEqual(['T']);
  expect(await titles(note('<details><summary>✅ <a href="u">U</a></summary></details>'))).toEqual(['T', 'U']);
});
