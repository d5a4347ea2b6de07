import fc from 'fast-check';
import { cellWidth } from '../../src/text/cell-width.ts';

/**
 * Lists whose entries are rows of tables, with what makes reading and writing them hard: bars at both ends or none, padded cells, escaped bars and bars in code,
 * rows with too few or too many cells, columns in any order, words or signs for statuses, several tables under one heading, prose and rules between, LF or
 * CRLF, a BOM, no final newline. Titles are `Learning to rank P0`, each once; each has a link.
 */
export function tableListText(): fc.Arbitrary<string> {
  return fc
    .record({
      sections: fc.array(section(), { minLength: 1, maxLength: 4 }),
      eol: fc.constantFrom('\n', '\n', '\r\n'),
      bom: fc.boolean(),
      hasLastEnding: fc.boolean(),
    })
    .map(({ sections, eol, bom, hasLastEnding }) => {
      let count = 0;
      const next = (): number => count++;
      const lines = [
        '# Papers',
        '',
        ...VOCABULARY.flatMap((column) => vocabularyTable(column, next)),
        ...sections.flatMap((each) => each(next)),
      ];
      return (bom ? '\uFEFF' : '') + lines.join(eol) + (hasLastEnding ? eol : '');
    });
}

type Block = (next: () => number) => readonly string[];

/** A column: its head, and the cell of the row with this number. */
type Column = readonly [header: string, cell: (number: number) => string];

const urlOf = (number: number): string => `https://arxiv.org/abs/2301.${String(number).padStart(5, '0')}`;

const SIGNS = ['✅', '❌', ''];
const WORDS = ['`Done`', '`To Read`', ''];
const CHINESE = ['已读', '待读', '在读'];
const STATUSES: readonly (readonly Column[])[] = [
  [['Status', (number) => SIGNS[number % 3] ?? '']],
  [['Progress', (number) => WORDS[number % 3] ?? '']],
  [['状态', (number) => CHINESE[number % 3] ?? '']],
  [],
];
const TITLES: readonly (readonly Column[])[] = [
  [['Paper', (number) => `[Learning to rank P${number}](${urlOf(number)})`]],
  [['Title', (number) => `**Learning to rank P${number}**`], ['Link', (number) => `[pdf](${urlOf(number)})`]],
  [['Title', (number) => `Learning to rank P${number}`], ['Links', (number) => `[Paper](${urlOf(number)}) / [Code](https://github.com/a/b)`]],
  [['Paper', (number) => `Learning to rank P${number}`], ['PDF', (number) => urlOf(number)]],
]; // prettier-ignore
const OTHERS: readonly Column[] = [
  ['Venue', (number) => (number % 2 === 0 ? 'ICLR' : '')],
  ['Year', () => '2023'],
  ['Notes', (number) => (number % 3 === 0 ? 'a \\| b<br>`c \\| d`' : '')],
  ['Tags', () => '图像'],
];

/** A marked column has no words but its own: each stands in two rows that come first. */
const VOCABULARY: readonly Column[] = STATUSES.slice(0, 3).flatMap(([column]) => (column === undefined ? [] : [column]));

function vocabularyTable([header, cell]: Column, next: () => number): readonly string[] {
  const rows = [0, 1, 2, 3, 4, 5].map((index) => {
    const number = next();
    return `| ${cell(index)} | [Learning to rank P${number}](${urlOf(number)}) |`;
  });
  return [`## ${header}`, '', `| ${header} | Paper |`, '| --- | --- |', ...rows, ''];
}

interface Style {
  readonly opens: boolean;
  readonly closes: boolean;
  readonly isPadded: boolean;
  readonly isTight: boolean;
}

const style = fc
  .record({ opens: fc.boolean(), closes: fc.boolean(), isPadded: fc.boolean(), isTight: fc.boolean() })
  .filter(({ opens, closes, isPadded, isTight }) => !(isPadded && (isTight || !opens || !closes)));

function table(): fc.Arbitrary<Block> {
  return fc
    .record({
      status: fc.constantFrom(...STATUSES),
      title: fc.constantFrom(...TITLES),
      others: fc.subarray([...OTHERS]),
      isIndexed: fc.boolean(),
      style,
      rows: fc.array(fc.constantFrom('whole', 'whole', 'short', 'long'), { minLength: 1, maxLength: 4 }),
    })
    .map(({ status, title, others, isIndexed, style: given, rows }) => (next) => {
      const numbered: readonly Column[] = isIndexed ? [['#', (number) => String(number)]] : [];
      // A row that is too short lacks what stands last, and still says its title and status.
      const columns = [...numbered, ...status, ...title, ...others];
      const cells = rows.map((kind) => {
        const number = next();
        const all = columns.map(([, cell]) => cell(number));
        if (kind === 'short' && others.length > 0) return all.slice(0, -1);
        return kind === 'long' ? [...all, 'more'] : all;
      });
      return renderTable([columns.map(([header]) => header), ...cells], given);
    });
}

function renderTable(rows: readonly (readonly string[])[], given: Style): readonly string[] {
  const [head = []] = rows;
  const widths = head.map((_, column) => Math.max(3, ...rows.map((cells) => cellWidth(cells[column] ?? ''))));
  const lines = rows.map((cells) =>
    renderRow(
      cells.map((cell, column) => fill(cell, widths[column] ?? 0, given)),
      given,
    ),
  );
  const marks = head.map((_, column) => (given.isPadded ? ` ${'-'.repeat(widths[column] ?? 3)} ` : given.isTight ? '---' : ' --- '));
  return [lines[0] ?? '', renderRow(marks, given), ...lines.slice(1)];
}

function fill(cell: string, width: number, { isPadded, isTight }: Style): string {
  if (isPadded) return ` ${cell}${' '.repeat(Math.max(0, width - cellWidth(cell)))} `;
  if (isTight) return cell;
  return cell === '' ? ' ' : ` ${cell} `;
}

/** A blank cell at an end of the row needs its bar, and a table of one column any. */
function renderRow(cells: readonly string[], { opens, closes }: Style): string {
  const isOpen = opens || /^#?$/.test(cells[0]?.trim() ?? '') || cells.length === 1;
  const isClosed = closes || cells.at(-1)?.trim() === '';
  return `${isOpen ? '|' : ''}${cells.join('|')}${isClosed ? '|' : ''}`.trim();
}

function section(): fc.Arbitrary<Block> {
  const heading = fc.constantFrom<Block>(
    (next) => [`## C${next()}`, ''],
    (next) => [`### S${next()}`],
    () => [],
  );
  const parts = fc.array(fc.oneof({ weight: 3, arbitrary: table() }, prose()), { minLength: 1, maxLength: 2 });
  return fc.tuple(heading, parts).map(([head, all]) => (next) => [...head(next), ...all.flatMap((block) => [...block(next), ''])]);
}

function prose(): fc.Arbitrary<Block> {
  return fc.constantFrom<Block>(
    () => ['Some prose.'],
    () => ['<!-- a comment -->'],
    () => ['***'],
    () => ['| Size | Link |', '|---|---|', '| small | [Hub](https://huggingface.co/a) |'],
  );
}
