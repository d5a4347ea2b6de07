import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeEntities, htmlText } from '../src/markdown/html-text.ts';
import { readInlineTree } from '../src/markdown/inline-tree.ts';
import { readSimpleInline } from '../src/markdown/inline.ts';
import { createFinder } from '../src/model/selector.ts';
import type { PaperList } from '../src/model/paper-list.ts';
import { parseList } from '../src/parse/parse-list.ts';
import { parseQuickList } from '../src/parse/quick-list.ts';
import { loadSlowReaders } from '../src/parse/understand-list.ts';
import { parseSourceText, renderSource, type SourceDocument } from '../src/text/source-document.ts';
import { sliceSpan, type Span } from '../src/text/span.ts';
import { markdownDocument } from './helpers/markdown-grammar.ts';
import { withPlainEntries } from './helpers/plain-entries.ts';

/** `PAPERS_FUZZ_RUNS=100000 npx vitest run test/properties.test.ts` looks longer. A failure prints the seed that finds it again. */
const RUNS = Number(process.env['PAPERS_FUZZ_RUNS'] ?? 300);

const readers = await loadSlowReaders();

/** What lists are made of, in any order: whole entries, halves of them, and what must not be taken for one. */
const PIECES: readonly string[] = [
  ['\n', '\n', '\n\n', '\n\n', '\r\n', '\r', ' ', '  ', '\t', '    ', '\0', '\uFEFF', '\uD83D', '\u202E'],
  [
    '<details>',
    '</details>',
    '<details open>',
    '<summary>',
    '</summary>',
    '<summary> ',
    ' </summary>',
    '<DETAILS>',
    '<details title="a>b">',
    '<details',
  ],
  [
    '<a href="https://arxiv.org/abs/2302.04237">',
    "<a href='u'>",
    '<a>',
    '</a>',
    '<b>',
    '</b>',
    '<br>',
    '<blockquote>',
    '</blockquote>',
    '<ul><li>',
    '&amp;',
    '&#0;',
  ],
  [':white_check_mark:', ':x:', '⬜', '🟧', '✅ ', '⬜ ', '🟧 ', '⬜️', '👩🏽‍🔬', ':x', '[x] '],
  ['Title', '标题（remark）', 'LoRA', '(ICLR 2023)', '**NIPS 2021**', '[T](https://x.org)', '`2015`', '$a<b$', '已读', '未读'],
  [
    '# ',
    '## ',
    '##',
    '### A',
    '## 图例',
    '---',
    '===',
    '=======',
    '<<<<<<< HEAD',
    '>>>>>>> x',
    '- ',
    '1. ',
    '> ',
    '```',
    '~~~',
    '<!--',
    '-->',
    '`',
    '|',
    '\\',
  ],
  [
    '\n<details>\n<summary> :x: <a href="https://arxiv.org/abs/2302.04237">T</a> </summary>\n',
    '\n</details>\n',
    '\n\n✅ A title\n\n',
    '✅ 已读\n❌ 未读\n',
  ],
  ['---\ntitle: a\n---\n', '---\npapers:\n  legend: {read: ✅, mine: 🟧}\n---\n'],
].flat();

const pieces = fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((each) => each.join(''));
const anything = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
);
const texts = fc.oneof({ weight: 1, arbitrary: anything }, { weight: 4, arbitrary: pieces }, { weight: 1, arbitrary: markdownDocument() });

describe('whatever a text holds', () => {
  test('it is read, and written unchanged it is the same', () =>
    check((list, text) => {
      expect(list.source.bom + list.source.text).toBe(text);
      expect(Buffer.from(renderSource(list.source)).equals(Buffer.from(text))).toBe(true);
    }));

  test('entries stand in order, apart from each other, and hold their parts', () =>
    check(({ entries, source }) => {
      let end = 0;
      for (const { span, parts } of entries) {
        expectWithin(span, { start: end, end: source.text.length });
        expect(sliceSpan(source.text, span)).toMatch(/^[^ \t\n\r\f][^]*[^ \t\n\r\f]$/);
        let before = span.start;
        for (const part of [...inOrder([parts.marker, parts.url, parts.title]), parts.note]) {
          if (part === undefined) continue;
          expectWithin(part, { start: before, end: span.end });
          before = part.end;
        }
        end = span.end;
      }
    }));

  test('the parts say what the paper says', () =>
    check(({ entries, source }) => {
      for (const { paper, marker, parts, dialect } of entries) {
        const slice = (span: Span | undefined): string => (span === undefined ? '' : sliceSpan(source.text, span));
        expect(slice(parts.marker)).toBe(marker ?? '');
        // Below an item the lines of a note are indented.
        expect(withoutIndent(slice(parts.note))).toBe(withoutIndent(paper.note));
        const shown =
          dialect === 'details'
            ? htmlText(slice(parts.title))
            : (readSimpleInline(slice(parts.title)) ?? readInlineTree(slice(parts.title))).text;
        // A part that is more than a run of text is read with what stands around it, such as a link without its address.
        if (!/[`*_~[\]<&\\]|https?:|www\./.test(slice(parts.title))) expect(shown).toBe(paper.title);
        if (parts.url !== undefined) expect(decodeEntities(slice(parts.url))).toBe(paper.url ?? '');
      }
    }));

  test('papers have a title and an id of their own, which names them', () =>
    check((list) => {
      const find = createFinder(list, { shortestPrefix: 4, matchTitles: false });
      expect(new Set(list.entries.map(({ paper }) => paper.id)).size).toBe(list.entries.length);
      for (const entry of list.entries) {
        expect(entry.paper.title).toMatch(/\S/);
        expect(find(entry.paper.id)).toEqual({ kind: 'found', entry });
      }
    }));

  test('categories and problems lie in the text, in order', () =>
    check(({ categories, problems, source }) => {
      const whole = { start: 0, end: source.text.length };
      for (const { heading, section, path } of categories) {
        expectWithin(heading, section);
        expectWithin(section, whole);
        expect(path.length).toBeGreaterThan(0);
      }
      for (const { span } of problems) expectWithin(span, whole);
      for (const spans of [categories.map(({ heading }) => heading), problems.map(({ span }) => span)]) {
        expect(spans.map(({ start }) => start)).toEqual(spans.map(({ start }) => start).toSorted((a, b) => a - b));
      }
    }));

  test('each paper is in a category that is there, or in none', () =>
    check(({ categories, entries }) => {
      const paths = new Set(categories.map(({ path }) => path.join('\n')));
      for (const { paper } of entries) expect(paper.category.length === 0 || paths.has(paper.category.join('\n'))).toBe(true);
    }));

  test.each<[string, (source: SourceDocument) => PaperList | undefined]>([
    ['without the slow readers', (source) => parseList(source, undefined)],
    ['quickly', parseQuickList],
  ])('what is understood %s is understood alike', (_, understand) =>
    fc.assert(
      fc.property(texts, (text) => {
        const list = understand(parseSourceText(text));
        if (list === undefined) return;
        const whole = parse(text);
        // What was left out is not known of a list that was read quickly.
        expect({ ...withPlainEntries(list), leftOut: list.leftOut ?? whole.leftOut }).toEqual(whole);
      }),
      { numRuns: RUNS },
    ),
  );

  test('its line endings change nothing', () =>
    fc.assert(
      fc.property(pieces, (text) => {
        const plain = text.replace(/\r\n?/g, '\n').replace(/\0|\uD83D/g, '');
        const papers = (copy: string): unknown =>
          parse(copy).entries.map(({ paper: { note, ...rest } }) => ({ ...rest, note: note.replace(/\r\n?/g, '\n') }));
        expect(papers(plain.replaceAll('\n', '\r\n'))).toEqual(papers(plain));
        expect(papers(plain.replaceAll('\n', '\r'))).toEqual(papers(plain));
      }),
      { numRuns: RUNS },
    ));
});

function check(holds: (list: PaperList, text: string) => void): void {
  fc.assert(
    fc.property(texts, (text) => holds(parse(text), text)),
    { numRuns: RUNS },
  );
}

function parse(text: string): PaperList {
  const list = parseList(parseSourceText(text), readers);
  if (list === undefined) throw new Error('with all readers every text is a list');
  return list;
}

function expectWithin(inner: Span, outer: Span): void {
  expect(inner.start).toBeGreaterThanOrEqual(outer.start);
  expect(inner.end).toBeGreaterThanOrEqual(inner.start);
  expect(inner.end).toBeLessThanOrEqual(outer.end);
}

function withoutIndent(text: string): string {
  return text.replace(/^[ \t]+/gm, '');
}

function inOrder(parts: readonly (Span | undefined)[]): readonly Span[] {
  return parts.flatMap((part) => part ?? []).toSorted((a, b) => a.start - b.start);
}
