import { describe, expect, it } from 'vitest';
import {
  blankLinesAfter,
  blankLinesBefore,
  countLines,
  isAloneOnItsLines,
  usualGap,
  usualGapAfterHeading,
  wholeLines,
} from '../../src/edits/blank-lines.ts';
import { leastGap, neighbourAfter, neighbourBefore } from '../../src/edits/neighbours.ts';
import { removeChange } from '../../src/edits/remove.ts';
import { parseSourceText } from '../../src/text/source-document.ts';
import { entriesOf, listOf, textAfter } from '../helpers/edit-list.ts';

const [A, B, C] = ['A', 'B', 'C'].map((name) => `<details>\n<summary>✅ <a href="u/${name}">${name}</a></summary>\n</details>\n`) as [
  string,
  string,
  string,
];

describe.each(['\n', '\r\n', '\r'])('lines that end in %j', (eol) => {
  const source = parseSourceText(['a', '', ' \t', 'bc', '', ''].join(eol));
  const at = (line: number): number => source.lineStarts[line - 1] ?? -1;

  it('whole lines', () => {
    expect(wholeLines(source, { start: at(4) + 1, end: at(4) + 2 })).toEqual({ start: at(4), end: at(5) });
    expect(wholeLines(source, { start: 0, end: at(4) + 1 })).toEqual({ start: 0, end: at(5) });
    expect(wholeLines(source, { start: source.text.length, end: source.text.length })).toEqual({ start: at(6), end: source.text.length });
  });

  it('blank lines around a line', () => {
    expect(blankLinesBefore(source, at(4))).toEqual({ start: at(2), end: at(4) });
    expect(blankLinesAfter(source, at(2))).toEqual({ start: at(2), end: at(4) });
    expect(blankLinesAfter(source, at(5))).toEqual({ start: at(5), end: source.text.length });
    expect(blankLinesBefore(source, at(1))).toEqual({ start: 0, end: 0 });
    expect(countLines(source, { start: at(2), end: at(4) })).toBe(2);
    expect(countLines(source, { start: at(5), end: at(6) })).toBe(1);
    expect(countLines(source, { start: at(2), end: at(2) })).toBe(0);
  });

  it('who stands alone', () => {
    expect(isAloneOnItsLines(source, { start: at(4), end: at(4) + 2 })).toBe(true);
    expect(isAloneOnItsLines(source, { start: at(4), end: at(4) + 1 })).toBe(false);
    expect(isAloneOnItsLines(source, { start: at(3) + 1, end: at(4) + 2 })).toBe(true);
  });
});

describe('the usual gap', () => {
  it.each([
    ['the most frequent of the category', `## X\n\n${A}\n\n${A}\n\n${A}\n${A}## Y\n`, 2],
    ['the smaller of two as frequent', `## X\n\n${A}\n\n\n${A}\n${A}\n`, 1],
    ['none', `## X\n\n${A}${A}${A}\n${A}`, 0],
    ['that of the whole list', `${A}\n\n${B}\n## X\n\n${C}`, 2],
    ['one, without neighbours', `## X\n\n${C}`, 1],
    ['one, where other text stands between', `## X\n\n${A}\n\n\ntext\n\n\n${B}`, 1],
    ['that of its own kind', `## X\n\n✅ L\n✅ M\n✅ N\n\n${A}\n\n${B}\n\n${C}\n`, 2],
  ])('%s', async (_what, text, gap) => {
    expect(usualGap(await listOf(text), ['X'], 'details')).toBe(gap);
  });

  it('after a heading', async () => {
    expect(usualGapAfterHeading(await listOf(`## X\n${A}\n## Y\n${A}\n## Z\n\n${A}`))).toBe(0);
    expect(usualGapAfterHeading(await listOf(`## X\ntext\n\n${A}`))).toBe(1);
  });
});

describe('what stands beside a place', () => {
  it.each([
    [`${A}\n|`, 'details', 'nothing'],
    [`✅ L\n\n|\n${A}`, 'line', 'details'],
    [`## X\n\n|\n✅ L\n`, 'heading', 'line'],
    [`##\n|text\n`, 'heading', 'text'],
    [`text\n\n|## X\n`, 'text', 'heading'],
    [`|\n\n   ## X\n`, 'nothing', 'heading'],
    [`- item\n\n|${A.trimEnd()} text\n`, 'text', 'details'],
  ])('%j', async (marked, before, after) => {
    const offset = marked.indexOf('|');
    const list = await listOf(marked.replace('|', ''));
    expect([neighbourBefore(list, offset), neighbourAfter(list, offset)]).toEqual([before, after]);
  });

  it('and the least gap between', () => {
    expect([leastGap('heading', 'details'), leastGap('details', 'details'), leastGap('nothing', 'text')]).toEqual([0, 0, 0]);
    expect([leastGap('details', 'heading'), leastGap('details', 'line'), leastGap('line', 'text'), leastGap('text', 'text')]).toEqual([
      1, 1, 1, 1,
    ]);
  });
});

describe('where an entry leaves, the larger of its two gaps stays', () => {
  it.each([
    ['the one after', `${A}\n${B}\n\n\n${C}`, `${A}\n\n\n${C}`],
    ['the one before', `${A}\n\n\n${B}\n${C}`, `${A}\n\n\n${C}`],
    ['none, where there was none', `${A}${B}${C}`, `${A}${C}`],
    ['one, where texts would be glued together', `one\n${B}two\n`, 'one\n\ntwo\n'],
    ['the first', `\n\n${B}\n\n${C}`, C],
    ['the last', `${A}\n\n${B}\n\n`, `${A}\n\n`],
    ['the last without a final newline', `${A}\n\n${B.trimEnd()}`, A],
    ['the only one', `${B}\n`, ''],
    ['under a heading', `## X\n\n${B}\n\n\n## Y\n`, '## X\n\n\n\n## Y\n'],
    ['under a heading, with text right below', `## X\n${B}\ntext\n`, '## X\n\ntext\n'],
    ['lines that only look blank', `${A} \t\n${B}\n${C}`, `${A} \t\n${C}`],
  ])('%s', async (_what, before, after) => {
    const list = await listOf(before);
    expect(await textAfter(list, removeChange(list, entriesOf(list, 'B')))).toBe(after);
    const crlf = await listOf(before.replaceAll('\n', '\r\n'));
    expect(await textAfter(crlf, removeChange(crlf, entriesOf(crlf, 'B')))).toBe(after.replaceAll('\n', '\r\n'));
  });
});
