import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { padToWidth, textWidth, truncateToWidth, wrapToWidth } from '../../src/cli/text-width.ts';

/** Text as lists hold it: words, Chinese, emoji of one and several code points, combining marks, other scripts. */
const listText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.constantFrom(' ', 'a', 'LoRA', '论文', '（综述）', '，', '✅', '⬜\uFE0F', '👩🏽‍🔬', '🇨🇭', 'e\u0301', 'ｶﾞ', '한국', 'नमस्ते'),
      fc.string({ unit: 'grapheme', maxLength: 4 }),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join('').replaceAll(/[\p{Cc}\u2028\u2029]/gu, ''));

/** Wide enough for any single character a terminal can show in two cells. */
const cells = fc.integer({ min: 2, max: 40 });

function widestCluster(text: string): number {
  return Math.max(0, ...Array.from(new Intl.Segmenter().segment(text), ({ segment }) => stringWidth(segment)));
}

describe('textWidth', () => {
  test.each([
    ['', 0],
    ['Deep learning', 13],
    ['论文', 4],
    ['综述（Survey）', 14],
    ['⬜', 2],
    ['⬜\uFE0F', 2],
    ['👩🏽‍🔬', 2],
    ['e\u0301', 1],
    ['が', 2],
    ['か\u3099', 2],
    ['ünïted', 6],
  ])('%s takes %i cells', (text, width) => {
    expect(textWidth(text)).toBe(width);
  });

  test('the short cut agrees with string-width on every character', () => {
    const characters = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code));
    const shown = characters.filter((character) => !/[\p{Cc}\p{Cs}]/u.test(character));
    expect(shown.filter((character) => textWidth(character) !== stringWidth(character))).toEqual([]);
    const pairs = shown.slice(0, 0x500).flatMap((character) => [`a${character}`, `论${character}`]);
    expect(pairs.filter((pair) => textWidth(pair) !== stringWidth(pair))).toEqual([]);
  });

  test('long text is measured in stretches that cut no cluster', () => {
    expect(textWidth('👩🏽‍🔬'.repeat(1000))).toBe(2000);
    expect(textWidth(`a${'🇨🇭'.repeat(1000)}`)).toBe(2001);
    expect(textWidth(`e${'\u0301'.repeat(2000)}x`)).toBe(2);
  });

  test('the short cut agrees with string-width', () => {
    fc.assert(
      fc.property(listText, (text) => {
        expect(textWidth(text)).toBe(stringWidth(text));
      }),
    );
  });
});

describe('truncateToWidth', () => {
  test.each([
    ['short', 10, 'short'],
    ['exactly ten', 11, 'exactly ten'],
    ['one cell too many', 16, 'one cell too ma…'],
    ['no blank before the sign', 3, 'no…'],
    ['大语言模型', 10, '大语言模型'],
    ['大语言模型', 9, '大语言模…'],
    ['大语言模型', 8, '大语言…'],
    ['ab👩🏽‍🔬cd', 5, 'ab👩🏽‍🔬…'],
    ['ab👩🏽‍🔬cd', 4, 'ab…'],
    ['cafe\u0301s', 5, 'cafe\u0301s'],
    ['cafe\u0301s!', 5, 'cafe\u0301…'],
    ['大', 1, '…'],
    ['word', 0, ''],
  ])('%s in %i cells: %s', (text, width, cut) => {
    expect(truncateToWidth(text, width)).toBe(cut);
  });

  test('fits, and is the text or a start of it', () => {
    fc.assert(
      fc.property(listText, fc.integer({ min: 0, max: 40 }), (text, width) => {
        const cut = truncateToWidth(text, width);
        expect(stringWidth(cut)).toBeLessThanOrEqual(width);
        if (cut !== text) expect(text.startsWith(cut.slice(0, -1))).toBe(true);
      }),
    );
  });
});

test('padToWidth counts cells and never cuts', () => {
  expect([padToWidth('id', 4), padToWidth('⬜', 4), padToWidth('论文', 3)]).toEqual(['id  ', '⬜  ', '论文']);
});

describe('wrapToWidth', () => {
  test.each([
    ['', 10, ['']],
    ['a few words', 20, ['a few words']],
    ['a few words', 5, ['a few', 'words']],
    ['a few words', 6, ['a few', 'words']],
    ['two  blanks', 4, ['two', 'blan', 'ks']],
    ['unbreakable', 4, ['unbr', 'eaka', 'ble']],
    ['用大模型做检索', 6, ['用大模', '型做检', '索']],
    ['用LoRA微调', 6, ['用LoRA', '微调']],
    ['用LoRA微调', 5, ['用', 'LoRA', '微调']],
    ['先检索，再生成', 6, ['先检', '索，再', '生成']],
    ['方法（见图）', 6, ['方法', '（见', '图）']],
    ['🟧🟧🟧', 4, ['🟧🟧', '🟧']],
    ['大', 1, ['大']],
  ])('%s in %i cells', (text, width, lines) => {
    expect(wrapToWidth(text, width)).toEqual(lines);
  });

  test('every line fits and only blanks are lost', () => {
    fc.assert(
      fc.property(listText, cells, (text, width) => {
        const lines = wrapToWidth(text, width);
        const limit = Math.max(width, widestCluster(text));
        for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(limit);
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      }),
    );
  });
});
