import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseOutline, type Block } from '../../src/markdown/outline.ts';
import { parseQuickOutline } from '../../src/markdown/quick-outline.ts';
import { parseList, type ParseResult, type ParseTools } from '../../src/parse/parse-list.ts';
import { loadSlowReaders } from '../../src/parse/understand-list.ts';
import { findLineStarts } from '../../src/text/lines.ts';
import { parseSourceText } from '../../src/text/source-document.ts';
import { markdownDocument, markdownSoup } from '../helpers/markdown-grammar.ts';

const ROOT = path.join(import.meta.dirname, '..', '..');
const SHARED = path.join(ROOT, '..', 'shared');

/** More runs than a quick test wants: `PAPERS_FUZZ_RUNS=100000 npx vitest run test/markdown/quick-outline`. */
const RUNS = Number(process.env['PAPERS_FUZZ_RUNS'] ?? 1000);

/** Lines that begin, end, or nearly begin or end what the quick outline knows. */
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

const usualList = fc.array(fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...LINES) }, { weight: 1, arbitrary: usualEntry() }), {
  maxLength: 9,
});
const lists = usualList.map((lines) => lines.join('\n'));

/** An entry whose note is lines that may or may not be passed over. */
function usualEntry(): fc.Arbitrary<string> {
  const note = fc.array(fc.constantFrom(...LINES), { maxLength: 4 });
  return note.map((lines) => ['<details>', '<summary>✅ <a href="u">T</a></summary>', ...lines, '</details>', ''].join('\n'));
}

const readers = await loadSlowReaders();

describe('the same blocks as the scanner finds, an entry taken as one', () => {
  test('whatever the text', { timeout: 3_600_000 }, () => {
    fc.assert(
      fc.property(fc.oneof(lists, lists, markdownDocument(), markdownSoup()), (text) => {
        expect(disagreement(text)).toBeUndefined();
      }),
      { numRuns: RUNS },
    );
  });

  test.each(markdownFiles())('%s', (file) => expect(disagreement(readFileSync(file, 'utf8'))).toBeUndefined());
});

describe('the same list as with the scanner', () => {
  test('whatever the text', { timeout: 3_600_000 }, () => {
    fc.assert(
      fc.property(lists, (text) => {
        const quick = parse(text, { readers });
        fc.pre(quick.kind === 'parsed');
        expect(quick).toEqual(parse(text, { readers, parseOutline }));
      }),
      { numRuns: RUNS },
    );
  });

  test.each(markdownFiles())('%s', (file) => {
    const text = readFileSync(file, 'utf8');
    const quick = parse(text, { readers });
    if (quick.kind === 'parsed') expect(quick).toEqual(parse(text, { readers, parseOutline }));
  });
});

test('a list like the seed needs no scanner', () => {
  const text =
    '# Papers\n\n✅ read\n❌ unread\n\n## A\n\n- one\n- two\n\n<details>\n<summary>✅ <a href="u">T</a></summary>\n\n- x\n  - y\n</details>\n\n🟧 U\n';
  expect(parseQuickOutline(text, 0)?.blocks.map(({ kind }) => kind)).toEqual([
    'heading',
    'paragraph',
    'heading',
    'list-item',
    'paragraph',
    'list-item',
    'paragraph',
    'html',
    'paragraph',
  ]);
});

test('a line of any length is read without running out of stack', () => {
  for (const unit of ['x', '<details>', '# a ', '- ', '> ', '\n', 'x\n', '-', '<a href="']) {
    expect(() => parseQuickOutline(unit.repeat(3_000_000), 0)).not.toThrow();
  }
});

/** What the quick outline says that the scanner does not, or the other way round; undefined where they agree or the former knows nothing. */
function disagreement(text: string): string | undefined {
  const quick = parseQuickOutline(text, 0)?.blocks;
  if (quick === undefined) return undefined;
  const { blocks } = parseOutline(text, findLineStarts(text), 0);
  const entries = quick.filter((block) => block.kind === 'html' && !blocks.some((other) => isSame(block, other)));
  const outside = blocks.filter(({ start, end }) => !entries.some((entry) => entry.start <= start && end <= entry.end));
  const known = quick.filter((block) => !entries.includes(block));
  const isEntry = entries.every(({ start, end }) => /^<details>[^]*<\/details>$/.test(text.slice(start, end)));
  return isEntry && known.length === outside.length && known.every((block, index) => isSame(block, outside[index]))
    ? undefined
    : `${JSON.stringify(text)}: ${JSON.stringify(quick)}, scanner: ${JSON.stringify(blocks)}`;
}

function isSame(a: Block, b: Block | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function parse(text: string, tools: ParseTools): ParseResult {
  return parseList(parseSourceText(text), tools);
}

function markdownFiles(): readonly string[] {
  return [path.join(ROOT, 'fixtures'), ...['seed', 'history', 'corpus'].map((folder) => path.join(SHARED, folder))]
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => path.join(folder, name)))
    .filter((file) => file.endsWith('.md'));
}
