import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escapeControls, renderJsonValue } from '../../src/text/escape-text.ts';

const cases: readonly (readonly [what: string, text: string, shown: string])[] = [
  ['clean text', 'Attention 就是 all you need ✅', 'Attention 就是 all you need ✅'],
  ['line feed and tab', 'a\n\tb', String.raw`a\n\tb`],
  ['carriage return', 'a\rb', String.raw`a\x0db`],
  ['NUL and DEL', '\0\x7f', String.raw`\x00\x7f`],
  ['C1 control (a one-byte CSI)', '\x9b31m', String.raw`\x9b31m`],
  ['colour sequence', '\x1b[31mred', String.raw`\x1b[31mred`],
  ['terminal title', '\x1b]0;owned\x07', String.raw`\x1b]0;owned\x07`],
  ['right-to-left override', 'abc\u202Efdp.exe', String.raw`abc\u202efdp.exe`],
  ['isolates and marks', '\u2066\u2069\u200E\u200F\u061C', String.raw`\u2066\u2069\u200e\u200f\u061c`],
  ['line and paragraph separator', '\u2028\u2029', String.raw`\u2028\u2029`],
  ['lone surrogate', 'x\uD83Dy', String.raw`x\ud83dy`],
  ['emoji of several code points', '👩🏽‍🔬 ⬜️ 🟧', '👩🏽‍🔬 ⬜️ 🟧'],
  ['Hebrew and combining marks', 'שלום e\u0301', 'שלום e\u0301'],
  ['backslashes that were there', String.raw`\alpha \n C:\x1b`, String.raw`\alpha \n C:\x1b`],
];

describe('escapeControls', () => {
  test.each(cases)('%s', (_what, text, shown) => {
    expect(escapeControls(text)).toBe(shown);
  });

  test('leaves nothing that steers a terminal, and everything else as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const shown = escapeControls(text);
        expect(shown).not.toMatch(/[\p{Cc}\p{Bidi_Control}\u2028\u2029\p{Cs}]/u);
        expect(escapeControls(shown)).toBe(shown);
      }),
    );
  });
});

test.each([
  ['text', '"a\\n\\u0000"', 'a\n\0'],
  ['DEL, C1 and what turns the reading direction', String.raw`"\u007f\u009b\u202e\u2066\u200f\u2028"`, '\x7f\x9b\u202E\u2066\u200F\u2028'],
  ['half of a surrogate pair', String.raw`"\ud83d"`, '\uD83D'],
  ['emoji and Chinese as they are', '"✅ 已读 👩🏽‍🔬"', '✅ 已读 👩🏽‍🔬'],
])('in JSON: %s', (_, json, value) => {
  expect(renderJsonValue(value)).toBe(json);
  expect(JSON.parse(renderJsonValue(value))).toBe(value);
});
