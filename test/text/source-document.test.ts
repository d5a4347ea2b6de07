import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findLineStarts, lineNumberAt, lineTextEnd } from '../../src/text/lines.ts';
import { parseSourceBytes, parseSourceText, renderSource, withText } from '../../src/text/source-document.ts';

describe('a source document', () => {
  test.each([
    ['nothing', '', '', '\n'],
    ['a text', 'a\n', 'a\n', '\n'],
    ['a BOM, set aside', '\uFEFFa', 'a', '\n'],
    ['a second BOM, which is text', '\uFEFF\uFEFFa', '\uFEFFa', '\n'],
    ['CRLF', 'a\r\nb\r\n', 'a\r\nb\r\n', '\r\n'],
    ['more CRLF than LF', 'a\r\nb\r\nc\n', 'a\r\nb\r\nc\n', '\r\n'],
    ['as many CRLF as LF', 'a\r\nb\n', 'a\r\nb\n', '\n'],
    ['lone CR alone', 'a\rb\r', 'a\rb\r', '\n'],
  ])('of %s', (_, content, text, eol) => {
    const source = parseSourceText(content);
    expect([source.text, source.eol]).toEqual([text, eol]);
    expect(Buffer.from(renderSource(source)).toString('utf8')).toBe(content);
  });

  test.each([
    ['a byte that starts nothing', [0x61, 0xff]],
    ['a sequence cut short', [0xe2, 0x9c]],
    ['an overlong slash', [0xc0, 0xaf]],
    ['half of a surrogate pair', [0xed, 0xa0, 0x80]],
    ['beyond Unicode', [0xf5, 0x80, 0x80, 0x80]],
    ['GBK', [0xb6, 0xc1]],
  ])('of %s is refused', (_, bytes) => expect(parseSourceBytes(Uint8Array.from(bytes))).toBeUndefined());

  test('is the same bytes when written, whatever they are', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.boolean(), (text, hasBom) => {
        const bytes = Buffer.from((hasBom ? '\uFEFF' : '') + text);
        const source = parseSourceBytes(bytes);
        expect(source && Buffer.from(renderSource(source)).equals(bytes)).toBe(true);
      }),
    ));

  test('of any bytes is refused or the same', () =>
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const source = parseSourceBytes(bytes);
        expect(source === undefined || Buffer.from(renderSource(source)).equals(bytes)).toBe(true);
      }),
    ));

  test('with another text keeps its BOM, path and line ending', () => {
    const source = withText(parseSourceText('\uFEFFa\r\n', 'list.md'), 'b\n\nc');
    expect(source).toEqual({ path: 'list.md', bom: '\uFEFF', text: 'b\n\nc', eol: '\r\n', lineStarts: [0, 2, 3] });
  });
});

describe('lines', () => {
  test.each([
    ['', [0]],
    ['a', [0]],
    ['a\n', [0, 2]],
    ['a\nb\r\nc\rd', [0, 2, 5, 7]],
    ['\r\r\n\n', [0, 1, 3, 4]],
  ])('%j start at %j', (text, starts) => expect(findLineStarts(text)).toEqual(starts));

  test('each offset is on the line that a split counts', () =>
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', '\n', '\r\n', '\r', '🟧')), (pieces) => {
        const text = pieces.join('');
        const starts = findLineStarts(text);
        for (let at = 0; at <= text.length; at += 1) {
          // Within CRLF the line is still the one it ends.
          const before = text.slice(0, at).replace(/\r$/, text[at] === '\n' ? '' : '\r');
          expect(lineNumberAt(starts, at)).toBe(before.split(/\r\n|\n|\r/).length);
        }
      }),
    ));

  test.each([
    ['a\n', 0, 2, 1],
    ['a\r\n', 0, 3, 1],
    ['a\r', 0, 2, 1],
    ['a', 0, 1, 1],
    ['\n', 0, 1, 0],
  ])('the text of %j ends before its line ending', (text, start, next, end) => expect(lineTextEnd(text, start, next)).toBe(end));
});
