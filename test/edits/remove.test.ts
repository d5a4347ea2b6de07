import { describe, expect, it } from 'vitest';
import { removed } from '../helpers/edit-entries.ts';

const entry = (title: string): string => `<details>\n<summary> ✅ <a href="u">${title}</a> </summary>\nnote\n</details>\n`;
const [A, B, C] = [entry('A'), entry('B'), entry('C')];

describe('a paper is removed with its blank lines', () => {
  it.each([
    ['the first of the file', `${A}\n\n${B}`, ['A'], B],
    ['the first of a category', `## S\n\n${A}\n${B}`, ['A'], `## S\n\n${B}`],
    ['one between others', `${A}\n${B}\n${C}`, ['B'], `${A}\n${C}`],
    ['the larger of its gaps stays', `${A}\n${B}\n\n\n${C}`, ['B'], `${A}\n\n\n${C}`],
    ['neighbours leave as one', `${A}\n${B}\n${C}`, ['B', 'A'], C],
    ['the last of a category', `## S\n\n${A}\n${B}\n\n## T\n`, ['B'], `## S\n\n${A}\n\n## T\n`],
    ['the only one of a category', `## S\n\n${A}\n## T\n\n${B}`, ['A'], `## S\n\n## T\n\n${B}`],
    ['the last of the file', `${A}\n${B}`, ['B'], A],
    ['the last of a file without a last line end', `${A}\n${B}`.trimEnd(), ['B'], A],
    ['the only one', A, ['A'], ''],
    ['all', `## S\n\n${A}\n${B}`, ['A', 'B'], '## S\n'],
    ['a line among lines', '✅ A\n✅ B\n✅ C\n', ['B'], '✅ A\n✅ C\n'],
    ['with CRLF', `${A}\n${B}\n${C}`.replaceAll('\n', '\r\n'), ['B'], `${A}\n${C}`.replaceAll('\n', '\r\n')],
    ['text around it gets the blank line it needs', `What it is.\n${A}More.\n\n${B}`, ['A'], `What it is.\n\nMore.\n\n${B}`],
    ['one that shares its line', `${A.trimEnd()} x\n\n${B}`, ['A'], 'refused: “A” shares a line with other text'],
  ])('%s', async (_name, before, titles, after) => {
    expect(await removed(before, ...titles)).toBe(after);
  });
});
