import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseList } from '../../src/parse/parse-list.ts';
import { parseQuickList } from '../../src/parse/quick-list.ts';
import { loadSlowReaders } from '../../src/parse/understand-list.ts';
import { parseSourceText } from '../../src/text/source-document.ts';
import { withPlainEntries } from '../helpers/plain-entries.ts';
import { paperListText } from '../helpers/list-grammar.ts';
import { markdownDocument, markdownSoup } from '../helpers/markdown-grammar.ts';

const ROOT = path.join(import.meta.dirname, '..', '..');
const SHARED = path.join(ROOT, '..', 'shared');

/** More runs than a quick test wants: `PAPERS_FUZZ_RUNS=100000 npx vitest run test/parse/quick-list`. */
const RUNS = Number(process.env['PAPERS_FUZZ_RUNS'] ?? 1000);

/** Lines that begin, end, or nearly begin or end what is read quickly. */
const LINES = [
  '',
  '',
  '',
  ' ',
  '\t',
  'text',
  '🟧 title',
  '  text',
  '    code',
  '\tcode',
  'text  ',
  'a | b',
  '**bold** text',
  '** no',
  ':',
  ': x',
  '`',
  '`code` x',
  '# A',
  '## B',
  '##',
  '## ',
  '# C #',
  '####### no',
  '#no',
  '===',
  '---',
  '- - -',
  '--|--',
  ':-:',
  '| a |',
  '> quote',
  '> # H',
  '- # H',
  '1. one',
  '- item',
  '* item',
  '+ item',
  '- ',
  '-',
  '- [ ] task',
  '- [x] task',
  '-  two',
  '  - deep',
  '2023',
  '[a]: b',
  '[^1]: note',
  '```',
  '~~~',
  '$$',
  '***',
  '<!-- c -->',
  '<!--',
  '-->',
  '<!-->',
  '<!-- a --> b',
  'a <!-- b --> c --> d',
  '<!-- <b> -->',
  '<!--> x -->',
  '`<!--` </details> -->',
  '<?x',
  '<pre>',
  '</pre>',
  '<br>',
  '<br/> x',
  '<br',
  '<b>',
  '<div>',
  '</div>',
  '<p',
  '<p>x',
  '<details>',
  '<details open>',
  '<DETAILS>',
  '</details>',
  '</details>  ',
  ' </details>',
  'x </details>',
  '</details> x',
  '\\<details>',
  '<summary>✅ <a href="u">T</a></summary>',
  '<summary>:x: <a href="u" title="a>b">T</a> (2023) </summary>',
  '<summary>✅ T</summary>',
  '<summary>',
  '</summary>',
  '<details><summary> <a href="u">T',
  'U</a> </summary>',
  '<summary><a href="u"> </a></summary>',
  '<summary><a href="u">&nbsp;</a></summary>',
  '<blockquote>',
  '</blockquote>',
  '✅ 已读',
  ':x: 未读',
  '# Legend',
  'Legend',
  '<script>',
  '<!DOCTYPE',
];

/** Summaries that are usual, and nearly so. */
const SUMMARIES = [
  '<summary>✅ <a href="u">T</a></summary>',
  '<summary> :x: <a href="https://arxiv.org/abs/2302.04237" target="_blank">T</a> </summary>',
  '<summary>✅ T</summary>',
  '<summary>\n✅\n<a href="a">a  b\n c</a>\n</summary>',
  '<summary>🟧标题</summary>',
  '<summary>⬜ <a href="u">a\n\nb</a></summary>',
  '<summary>⬜ <a href="u">\u3000a</a></summary>',
  '<summary>⬜ <a href="t">t</a> (2023)</summary>',
  '<summary>✅ <a href="u?a&amp;b">T</a></summary>',
  '<summary>✅️ <a href="u">T</a></summary>',
  '<summary>📌 <a href="u">T</a></summary>',
  '<summary><a href="u">T</a></summary>',
];

const lines = fc.array(fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...LINES) }, { weight: 1, arbitrary: usualEntry() }), {
  maxLength: 9,
});
/** With one usual entry at least, without which nothing is read quickly. */
const lists = fc
  .tuple(lines, fc.oneof(usualEntry(), fc.constant('')), lines)
  .map(([before, entry, after]) => [...before, entry, ...after].join('\n'));

/** An entry whose note is lines that may or may not be passed over. */
function usualEntry(): fc.Arbitrary<string> {
  const note = fc.array(fc.constantFrom(...LINES), { maxLength: 4 });
  return fc
    .tuple(fc.constantFrom(...SUMMARIES), note)
    .map(([summary, body]) => ['<details>', summary, ...body, '</details>', ''].join('\n'));
}

const readers = await loadSlowReaders();

describe('a list that is understood quickly is understood as any other', () => {
  test('whatever the text', { timeout: 3_600_000 }, () => {
    fc.assert(fc.property(fc.oneof(lists, lists, lists, paperListText(), markdownDocument(), markdownSoup()), expectSame), {
      numRuns: RUNS,
    });
  });

  test.each(markdownFiles())('%s', (file) => expectSame(readFileSync(file, 'utf8')));
});

/** Each of these is a list in which one line is such that it may be something else than it seems. */
test.each<[string, 'quickly' | 'wholly']>([
  ['text', 'quickly'],
  ['- one\n- two', 'quickly'],
  ['✅ a line entry of its own', 'quickly'],
  ['<!-- a comment -->', 'quickly'],
  ['# A title', 'quickly'],
  ['##', 'quickly'],
  ['- [ ] a task', 'wholly'],
  ['- [a link](u)', 'wholly'],
  ['- see https://arxiv.org/abs/2302.04237', 'wholly'],
  ['- ✅ an item with a sign', 'wholly'],
  ['[a link](u)', 'wholly'],
  ['1. one', 'wholly'],
  ['| a |\n|---|', 'wholly'],
  ['a `<details>`', 'wholly'],
  ['# `code` *and* more', 'wholly'],
  ['# Legend', 'wholly'],
  ['# A #', 'wholly'],
  ['A\n=', 'wholly'],
  ['```', 'wholly'],
  ['> quoted', 'wholly'],
  ['<details>\n<summary>✅ <a href="u"><b>T</b></a></summary>\n</details>', 'wholly'],
  ['<details>\n<summary>✅ T</summary>\n\n# H\n</details>', 'wholly'],
  ['<<<<<<< HEAD', 'wholly'],
])('a list with %j is understood %s', (line, how) => {
  const text = `✅ read\n❌ unread\n\n<details>\n<summary>✅ <a href="u">T</a></summary>\n</details>\n\n${line}\n`;
  expect(parseQuickList(parseSourceText(text)) === undefined).toBe(how === 'wholly');
  expectSame(text);
});

test('a list without such an entry is understood wholly', () => {
  expect(parseQuickList(parseSourceText('# Papers\n\n🟧 A line entry of its own\n'))).toBeUndefined();
});

test('a line of any length is read without running out of stack', () => {
  for (const unit of ['x', '<details>', '# a ', '- ', '> ', '\n', 'x\n', '-', '<a href="', '<details><summary>✅ x']) {
    expect(() => parseQuickList(parseSourceText(unit.repeat(3_000_000)))).not.toThrow();
  }
});

function expectSame(text: string): void {
  const quick = parseQuickList(parseSourceText(text));
  if (quick !== undefined) expect(withPlainEntries(quick)).toEqual({ ...parseList(parseSourceText(text), readers), leftOut: undefined });
}

function markdownFiles(): readonly string[] {
  return [path.join(ROOT, 'fixtures'), ...['seed', 'history', 'corpus'].map((folder) => path.join(SHARED, folder))]
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => path.join(folder, name)))
    .filter((file) => file.endsWith('.md'));
}
