import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseOutline } from '../../src/markdown/outline.ts';
import { parseQuickOutline } from '../../src/markdown/quick-outline.ts';
import { findLineStarts } from '../../src/text/lines.ts';
import { markdownDocument, markdownSoup } from '../helpers/markdown-grammar.ts';

const RUNS = Number(process.env['PAPERS_FUZZ_RUNS'] ?? 2000);
const ROOT = path.join(import.meta.dirname, '../..');

/** Lines that are what they seem, and such as are not quite. */
const LINES = [
  '', '', '', '  ', '# A', '## B ', '##', '# A #', '#tag', 'text', 'more text', '  indented', '    deep', '      deeper', '- item', '- item', '* item', '+ item', '  - nested', '   - three', '    - four',
  '      - six', '- [ ] task', '- [x] done', '- [X]', '- [ ]', '- [ ]  two', '1. one', '2. two', '10) ten', '  1. nested', '  2. nested', '   2. three', '-  two blanks', '-   three', '-    four', '-     five',
  '-', '- ', '- - two', '- # heading', '- > quote', '- ```', '```', '> quote', '| a |', '| a |', '|---|', '|---|', '| a | b |', '| - | :-: |', '|-', '|', '| \\| |', '| b  ', '---', '***', '* * *', '- ---', '===', '<b>', '<details>', '<!-- c -->', '[a]: u', '[^1]: n', '[a](u)', '- [a](u)',
  '- [a]: u', '**bold**', '- **bold**', '*em*', '_em_', '__b__', '1986 - a', '- 1986. a', '- 19. a', ':--', 'a | b', '--|--', '✅ T', '- ✅ T', '~~s~~', '`c`', '- `c`', '=', '-text', '- -text', '\ttab', '- a\ttab', 'a  ', '- a  ', 'https://e.org', '<hr />', '<p align="center">', '</p>', '<hr/>', '<hrx>', '<h1>', '___', '  ---', '-----  ', '* * * ', '\f', '##  \f', '# \u00A0A', '- \f', '- [ ] \f', '- [ ]\fa', '\va\f', '- a\f', '---\f', '<hr>\f',
] as const; // prettier-ignore
const documents = fc.array(fc.constantFrom(...LINES), { maxLength: 12 }).map((lines) => lines.join('\n'));

describe('blocks that are read quickly are those that are read at length', () => {
  test('whatever the text', { timeout: 3_600_000 }, () => {
    fc.assert(fc.property(fc.oneof(documents, documents, markdownDocument(), markdownSoup()), expectSame), { numRuns: RUNS });
  });

  test.each(markdownFiles())('%s', (file) => expectSame(readFileSync(file, 'utf8')));
});

test.each<[string, 'quickly' | 'not quickly']>([
  ['# A\n\ntext\n\n- a\n  b\n  - c\n\n    d\n\n1. [ ] e\n', 'quickly'],
  ['- a\n\n```\n', 'not quickly'],
  ['- a\r\n', 'not quickly'],
  ['<details>\n', 'not quickly'],
])('%j is read %s', (text, how) => expect(parseQuickOutline(text, 0) === undefined ? 'not quickly' : 'quickly').toBe(how));

function expectSame(text: string): void {
  const quick = parseQuickOutline(text, 0);
  if (quick !== undefined) expect(parseOutline(text, findLineStarts(text), 0)).toEqual({ blocks: quick, problems: [] });
}

function markdownFiles(): readonly string[] {
  return [path.join(ROOT, 'fixtures'), path.join(ROOT, '../shared/corpus')]
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => path.join(folder, name)))
    .filter((file) => file.endsWith('.md'));
}
