import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { createColourPainter } from '../../src/cli/colour.ts';
import { plainPainter } from '../../src/cli/plain-painter.ts';
import { renderTable } from '../../src/cli/table.ts';
import type { TableColumn, TableRow } from '../../src/commands/terminal.ts';

const columns: readonly TableColumn[] = [{}, {}, { givesWay: true, minWidth: 8 }];

const rows: readonly TableRow[] = [
  { heading: '微调（Fine-tuning）' },
  { cells: ['✅', '2106.09685', 'LoRA: Low-Rank Adaptation of Large Language Models'] },
  { cells: ['⬜\uFE0F', '2302.12192', '用人类反馈对齐文生图模型'] },
  { heading: 'Retrieval' },
  { cells: ['x', 'replug', 'REPLUG'] },
];

function table(width: number): string {
  return renderTable(rows, columns, { width, painter: plainPainter });
}

describe('renderTable', () => {
  test('aligns the columns over all groups', () => {
    expect(table(80)).toBe(
      [
        '微调（Fine-tuning）',
        '✅  2106.09685  LoRA: Low-Rank Adaptation of Large Language Models',
        '⬜\uFE0F  2302.12192  用人类反馈对齐文生图模型',
        '',
        'Retrieval',
        'x   replug      REPLUG',
        '',
      ].join('\n'),
    );
  });

  test('cuts the column that gives way', () => {
    expect(table(40)).toBe(
      [
        '微调（Fine-tuning）',
        '✅  2106.09685  LoRA: Low-Rank Adaptati…',
        '⬜\uFE0F  2302.12192  用人类反馈对齐文生图模型',
        '',
        'Retrieval',
        'x   replug      REPLUG',
        '',
      ].join('\n'),
    );
  });

  test('cuts the others too when it has no more to give', () => {
    expect(table(20)).toBe(
      ['微调（Fine-tuning）', '✅  2106.…  LoRA: L…', '⬜\uFE0F  2302.…  用人类…', '', 'Retrieval', 'x   replug  REPLUG', ''].join('\n'),
    );
  });

  test('drops columns from the right when not even a cell of each fits', () => {
    expect(table(5)).toBe(['微调…', '✅  …', '⬜\uFE0F  …', '', 'Retr…', 'x   …', ''].join('\n'));
  });

  test('aligns numbers right and writes no blanks at the end of a line', () => {
    const counts: readonly TableRow[] = [{ cells: ['read', '7', ''] }, { cells: ['unread', '118', 'new'] }];
    expect(renderTable(counts, [{}, { align: 'right' }, {}], { width: 40, painter: plainPainter })).toBe('read      7\nunread  118  new\n');
  });

  test('shows control characters escaped and counts them as shown', () => {
    const hostile: readonly TableRow[] = [{ cells: ['a\x1b[2J', 'x'] }, { cells: ['b\u202E', 'y'] }, { heading: '\x07' }];
    expect(renderTable(hostile, [{}, {}], { width: 40, painter: plainPainter })).toBe(
      ['a\\x1b[2J  x', 'b\\u202e   y', '', '\\x07', ''].join('\n'),
    );
  });

  test('paints text and never the blanks around it', () => {
    const painter = createColourPainter();
    const painted: readonly TableRow[] = [
      { heading: 'Top' },
      {
        cells: [
          { text: 'id', paint: painter.accent },
          { text: 'a long title', paint: painter.bold },
        ],
      },
      { cells: [{ text: 'longer', paint: painter.accent }, ''] },
    ];
    expect(renderTable(painted, [{}, { givesWay: true }], { width: 14, painter })).toBe(
      '\x1b[1mTop\x1b[22m\n\x1b[36mid\x1b[39m      \x1b[1ma lon…\x1b[22m\n\x1b[36mlonger\x1b[39m\n',
    );
  });

  test('keeps a sign whole while anything else can be cut', () => {
    const columnsOfList = [{ minWidth: 2 }, { givesWay: true, minWidth: 16 }, { givesWay: true, minWidth: 12 }];
    const row = { cells: ['✅', 'a-long-id-of-a-paper', 'A long title of a paper'] };
    expect(renderTable([row], columnsOfList, { width: 20, painter: plainPainter })).toBe('✅  a-long…  A long…\n');
  });

  test('no rows give no text', () => {
    expect(renderTable([], columns, { width: 80, painter: plainPainter })).toBe('');
  });

  const cell = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('', '论文列表', '👩🏽‍🔬', 'e\u0301', 'A long enough title'));
  const anyRow: fc.Arbitrary<TableRow> = fc.oneof(fc.record({ heading: cell }), fc.record({ cells: fc.array(cell, { maxLength: 4 }) }));

  test('no line is wider than the terminal, ends in a blank, or steers it', () => {
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 6 }), fc.integer({ min: 1, max: 60 }), (someRows, width) => {
        const text = renderTable(someRows, columns, { width, painter: plainPainter });
        for (const line of text.split('\n')) {
          expect(stringWidth(line)).toBeLessThanOrEqual(width);
          expect(line).toBe(line.trimEnd());
          expect(line).not.toMatch(/\p{Cc}/u);
        }
      }),
    );
  });
});
