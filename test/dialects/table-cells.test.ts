import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import type { Nodes } from 'mdast';
import { describe, expect, test } from 'vitest';
import { cellMarkdown, escapeCell, splitRow } from '../../src/dialects/table-cells.ts';
import { parseMarkdownTree } from '../../src/markdown/markdown-tree.ts';
import { parseOutline } from '../../src/markdown/outline.ts';
import { findLineStarts } from '../../src/text/lines.ts';
import { sliceSpan } from '../../src/text/span.ts';
import { frontMatterEnd } from '../helpers/agreement.ts';

const ROOT = path.join(import.meta.dirname, '../..');
const RUNS = Number(process.env['PAPERS_FUZZ_RUNS'] ?? 500);

const PIECES = [
  '|',
  '|',
  '|',
  ' ',
  '\\',
  '\\|',
  '\\\\',
  '`',
  '`a|b`',
  '`a\\|b`',
  'a',
  '[t](u)',
  '![b](i)',
  '<br>',
  '**b**',
  '标题',
  '✅',
  '&#124;',
  '\t',
];
const cell = fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }).map((pieces) => pieces.join(''));
const table = fc.array(cell, { minLength: 1, maxLength: 4 }).map((rows) => ['| a | b |', '|---|---|', ...rows].join('\n'));

describe('rows and their cells are those of remark-gfm', () => {
  test('in generated ragged tables', () => fc.assert(fc.property(table, expectSame), { numRuns: RUNS }));

  test.each(markdownFiles())('in %s', (file) => expectSame(readFileSync(file, 'utf8')));
});

test('what is escaped for a cell reads as it was', () => {
  const text = fc.array(fc.constantFrom('a', '|', '\n', '`', ' b'), { maxLength: 10 }).map((pieces) => pieces.join('').trim());
  fc.assert(
    fc.property(text, (markdown) => {
      const written = escapeCell(markdown, '<br>');
      expect(splitRow(`|${written} |`, 0, written.length + 3).cells).toHaveLength(1);
      expect(cellMarkdown(written, '\n')).toBe(markdown.replace(/[ \t]*\n[ \t]*/g, '\n'));
    }),
  );
});

function expectSame(content: string): void {
  const text = content.replace(/^\uFEFF/, '');
  const from = frontMatterEnd(text);
  const { blocks } = parseOutline(text, findLineStarts(text), from);
  const ours = blocks
    .filter(({ kind }) => kind === 'table-row')
    .map(({ start, end }) => splitRow(text, start, end).cells.map((each) => sliceSpan(text, each).trim()));
  const theirs = rowsOf(parseMarkdownTree(text.slice(from)), text.slice(from));
  expect(ours).toEqual(theirs);
}

/** The cells of all rows, as the text has them, without bars and blanks around. */
function rowsOf(node: Nodes, text: string): readonly (readonly string[])[] {
  if (node.type === 'tableRow') {
    return [node.children.map((each) => contentOf(text.slice(each.position?.start.offset, each.position?.end.offset)))];
  }
  return 'children' in node ? node.children.flatMap((child) => rowsOf(child, text)) : [];
}

/** A cell of remark-gfm reaches from the bar before it to the bar after it, of which one may be missing. */
function contentOf(cell: string): string {
  const { cells } = splitRow(cell.replace(/^\|/, ''), 0, cell.replace(/^\|/, '').length);
  return (cells[0] === undefined ? '' : sliceSpan(cell.replace(/^\|/, ''), cells[0])).trim();
}

function markdownFiles(): readonly string[] {
  return [path.join(ROOT, 'fixtures'), path.join(ROOT, '../shared/corpus')]
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => path.join(folder, name)))
    .filter((file) => file.endsWith('.md') && !file.includes('hostile') && isOfTables(readFileSync(file, 'utf8')));
}

/** Whether the text holds tables, and is short enough for remark-parse to read it in a second. */
function isOfTables(text: string): boolean {
  return text.length < 200_000 && /\| ?:?-/.test(text);
}
