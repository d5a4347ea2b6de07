import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Problem } from '../../src/model/problem.ts';
import { parseMarkdownTree } from '../../src/markdown/markdown-tree.ts';
import { parseOutline } from '../../src/markdown/outline.ts';
import { findLineStarts } from '../../src/text/lines.ts';
import { findDisagreement, findUnsafeBlock, frontMatterEnd } from '../helpers/agreement.ts';
import { markdownDocument, markdownSoup } from '../helpers/markdown-grammar.ts';

const ROOT = path.join(import.meta.dirname, '..', '..');
const SHARED = path.join(ROOT, '..', 'shared');

/** More runs than a quick test wants: `PAPERS_FUZZ_RUNS=100000 npx vitest run test/markdown/outline-agreement`. */
const RUNS = Number(process.env['PAPERS_FUZZ_RUNS'] ?? 250);

test('every fixture reads as remark-parse reads it', { timeout: 60_000 }, () => {
  expect(disagreements(path.join(ROOT, 'fixtures'))).toEqual([]);
});

describe.skipIf(!existsSync(SHARED))('real lists (skipped where ../shared is absent)', () => {
  test.each(['seed', 'history', 'corpus'])('every list in %s reads as remark-parse reads it', { timeout: 60_000 }, (folder) => {
    expect(markdownFiles(path.join(SHARED, folder))).not.toEqual([]);
    expect(disagreements(path.join(SHARED, folder))).toEqual([]);
  });

  test.each(['seed', 'history', 'corpus'])('no stretch of the lists in %s is left as not sure', (folder) => {
    expect(markdownFiles(path.join(SHARED, folder)).flatMap((file) => problemsOf(readText(file)))).toEqual([]);
  });
});

test('a byte order mark is a character like any other', () => {
  expect(findDisagreement('\uFEFF# a\n\nb', 0)).toBeUndefined();
});

describe('generated texts', () => {
  test('a document of the grammar reads as remark-parse reads it', { timeout: 3_600_000 }, () => {
    fc.assert(
      fc.property(markdownDocument(), (text) => {
        expect(findDisagreement(text, 0)).toBeUndefined();
      }),
      { numRuns: RUNS },
    );
  });

  test('no block starts inside what remark-parse calls code or HTML, whatever the text', { timeout: 3_600_000 }, () => {
    fc.assert(
      fc.property(markdownSoup(), (text) => {
        fc.pre(isReadByRemark(text));
        expect(findUnsafeBlock(text, 0)).toBeUndefined();
      }),
      { numRuns: RUNS },
    );
  });

  test('any text gives blocks in range, in order, and nested as they say', { timeout: 3_600_000 }, () => {
    fc.assert(
      fc.property(fc.oneof(markdownSoup(), fc.string({ unit: 'binary' })), (text) => {
        expectSoundSpans(text);
      }),
      { numRuns: RUNS },
    );
  });
});

/** The development build of remark-gfm asserts that a checkbox stands in a list item, and fails on `-\n[ ] 2) `: there is nothing to compare with. */
function isReadByRemark(text: string): boolean {
  try {
    parseMarkdownTree(text);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_ASSERTION') return false;
    throw error;
  }
}

/** One message a file of the folder whose reading differs. Files nested too deeply are set aside: there the readings differ by design. */
function disagreements(folder: string): string[] {
  return markdownFiles(folder).flatMap((file) => {
    const text = readText(file);
    const message = findDisagreement(text, frontMatterEnd(text));
    return message === undefined || problemsOf(text).some(({ code }) => code === 'nesting-too-deep') ? [] : [`${file}: ${message}`];
  });
}

function problemsOf(text: string): readonly Problem[] {
  return parseOutline(text, findLineStarts(text), frontMatterEnd(text)).problems;
}

function markdownFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith('.md')).map((name) => path.join(folder, name));
}

/** The file's text without its BOM. */
function readText(file: string): string {
  return readFileSync(file, 'utf8').replace(/^\uFEFF/u, '');
}

function expectSoundSpans(text: string): void {
  const open: number[] = [];
  let before = 0;
  for (const block of parseOutline(text, findLineStarts(text), 0).blocks) {
    const { start, end, contentStart, contentEnd, nesting, checkbox } = block;
    const isOrdered = before <= start && start <= contentStart && contentStart <= contentEnd && contentEnd <= end && end <= text.length;
    open.length = nesting;
    const isSound = isOrdered && open.every((outerEnd) => end <= outerEnd) && (checkbox === -1 || text.charAt(checkbox) === '[');
    if (!isSound) expect.fail(JSON.stringify(block));
    if (isContainer(block.kind)) open.push(end);
    before = isContainer(block.kind) ? start : end;
  }
}

function isContainer(kind: string): boolean {
  return kind === 'list-item' || kind === 'block-quote' || kind === 'footnote' || kind === 'table';
}
