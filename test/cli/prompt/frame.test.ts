import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainPainter } from '../../../src/cli/plain-painter.ts';
import { layoutFrame, type View } from '../../../src/cli/prompt/frame.ts';
import { textWidth } from '../../../src/cli/text-width.ts';

const VIEW: View = {
  about: [
    { text: '2 of 5', paint: plainPainter.dim },
    { text: '基于变分自编码器的因果解耦生成模型 Causally Disentangled Generative VAE', paint: plainPainter.bold, lines: 3 },
    { text: 'https://arxiv.org/abs/2302.00001', paint: plainPainter.link },
  ],
  label: 'category:',
  typed: '微',
  cursor: 1,
  choices: [
    { label: '微调（Fine Tuning）', depth: 0 },
    { label: '思维链（Chain of Thought）', depth: 1 },
    ...Array.from({ length: 12 }, (_, index) => ({ label: `类别 ${index + 1}`, depth: 0 })),
  ],
  selected: 1,
  keys: [
    { key: 'tab', name: 'skip' },
    { key: 'escape', name: 'quit' },
    { key: 'ctrl-n', name: 'new category' },
  ],
};

function show(columns: number, rows: number, changes: Partial<View> = {}): readonly string[] {
  return layoutFrame({ ...VIEW, ...changes }, { columns, rows }, plainPainter).lines;
}

describe('a question in a window', () => {
  test('wraps the title, and cuts what does not fit', () => {
    expect(show(30, 12)).toEqual([
      '2 of 5',
      '基于变分自编码器的因果解耦生成',
      '模型 Causally Disentangled',
      'Generative VAE',
      'https://arxiv.org/abs/2302.00…',
      'category: 微',
      '  微调（Fine Tuning）',
      '>   思维链（Chain of Thought）',
      '  类别 1',
      '  类别 2',
      '↓ 类别 3',
      'tab skip   esc quit',
    ]);
  });

  test('leaves out the last of what it is about first, where the window is low', () => {
    expect(show(30, 8, { selected: 9 })).toEqual([
      '2 of 5',
      'category: 微',
      '↑ 类别 6',
      '  类别 7',
      '> 类别 8',
      '  类别 9',
      '↓ 类别 10',
      'tab skip   esc quit',
    ]);
  });

  test('shows the end of what is typed, with the cursor in the window', () => {
    const { lines, cursor } = layoutFrame({ ...VIEW, typed: '一二三四五六七八九十', cursor: 10 }, { columns: 24, rows: 3 }, plainPainter);
    expect(lines[0]).toBe('category: 五六七八九十');
    expect(cursor).toEqual({ row: 0, column: 22 });
  });

  test('shows controls escaped', () => {
    const about = [{ text: 'a\u001b[2Jb\u202e', paint: plainPainter.bold, lines: 2 }];
    const lines = show(40, 5, { about, typed: '\u0007', choices: [{ label: 'x\u001by', depth: 0 }], selected: 0 });
    expect(lines).toEqual([String.raw`a\x1b[2Jb\u202e`, String.raw`category: \x07`, String.raw`> x\x1by`]);
  });

  test('never takes more room than there is, whatever it shows', () => {
    const text = fc.string({ unit: fc.constantFrom('a', ' ', '微', '👩‍👩‍👧', 'é', '\n', '\u001b', '（') });
    const paragraph = fc.record({ text, paint: fc.constant(plainPainter.bold), lines: fc.integer({ min: 1, max: 3 }) });
    const view = fc.record({
      about: fc.array(paragraph),
      label: text,
      typed: text,
      cursor: fc.nat(20),
      choices: fc.array(fc.record({ label: text, depth: fc.nat(5) })),
      selected: fc.nat(20),
    });
    const size = fc.record({ columns: fc.integer({ min: 1, max: 60 }), rows: fc.integer({ min: 1, max: 30 }) });
    fc.assert(
      fc.property(view, size, (shown, window) => {
        const { lines, cursor } = layoutFrame(
          { ...shown, keys: VIEW.keys, cursor: Math.min(shown.cursor, shown.typed.length) },
          window,
          plainPainter,
        );
        expect(lines.length).toBeLessThanOrEqual(window.rows);
        expect(cursor.row).toBeLessThan(lines.length);
        expect(cursor.column).toBeLessThan(window.columns);
        for (const line of lines) expect(textWidth(line)).toBeLessThanOrEqual(window.columns);
      }),
    );
  });
});
