import fc from 'fast-check';

/**
 * Lists in both dialects, with what makes writing hard: no blank lines between entries or many, sub-headings, headings without
 * a title, prose, notes with headings and code, LF or CRLF, a BOM, no final newline. Titles are `P0`, `P1`, …, each once.
 */
export function paperListText(): fc.Arbitrary<string> {
  return fc
    .record({
      hasLegend: fc.boolean(),
      sections: fc.array(section(), { minLength: 1, maxLength: 5 }),
      eol: fc.constantFrom('\n', '\n', '\r\n'),
      bom: fc.boolean(),
      hasLastEnding: fc.boolean(),
    })
    .map(({ hasLegend, sections, eol, bom, hasLastEnding }) => {
      const names = nameGiver();
      const lines = [...(hasLegend ? LEGEND : []), ...sections.flatMap((each) => each(names))];
      return (bom ? '\uFEFF' : '') + lines.join(eol) + (hasLastEnding ? eol : '');
    });
}

/** Signs that mean the same with the legend and without one. */
const LEGEND = ['✅ read', '❌ unread', '👀 skimmed', '🟧 to classify', ''];

type Names = () => string;
type Block = (names: Names) => readonly string[];

function nameGiver(): Names {
  let count = 0;
  return () => `P${count++}`;
}

const sign = fc.constantFrom('✅', '❌', '👀', '🟧');
const note: fc.Arbitrary<readonly string[]> = fc.constantFrom(
  [],
  ['note'],
  ['', 'note', '', '## not a category', ''],
  ['<br>', '<blockquote>', '', '```', '</b>', '```', '', '</blockquote>'],
);

function section(): fc.Arbitrary<Block> {
  const heading = fc.constantFrom<Block>(
    (names) => [`## C${names()}`],
    (names) => [`### S${names()}`],
    () => ['##'],
    () => [''],
  );
  const gap = fc.constantFrom<readonly string[]>([''], [''], ['', ''], ['  ', '']);
  const entries = fc.array(fc.tuple(fc.oneof({ weight: 3, arbitrary: details() }, lines(), prose()), gap), { maxLength: 4 });
  return fc.tuple(heading, gap, entries).map(([head, after, parts]) => (names) => [
    ...head(names),
    ...after,
    ...parts.flatMap(([block, blank]) => [...block(names), ...blank]),
  ]);
}

function details(): fc.Arbitrary<Block> {
  return fc
    .tuple(
      fc.oneof(
        sign.map((own) => `${own} `),
        fc.constant(''),
      ),
      note,
      fc.nat(3),
    )
    .map(
      ([own, body, run]) =>
        (names) =>
          // Some stand one below another without a blank line between.
          Array.from({ length: run === 0 ? 2 : 1 }, () => [
            '<details>',
            `<summary> ${own}<a href="https://e.org/u">${names()}</a> </summary>`,
            ...body,
            '</details>',
          ]).flat(),
    );
}

function lines(): fc.Arbitrary<Block> {
  return fc
    .array(sign, { minLength: 1, maxLength: 3 })
    .map((signs) => (names) => signs.map((own) => `${own} Line ${names()} & more than a label`));
}

function prose(): fc.Arbitrary<Block> {
  return fc.constantFrom<Block>(
    () => ['Some prose.'],
    () => ['- an item', '- another'],
    () => ['<!-- a comment -->'],
    () => ['```', '## code', '```'],
  );
}
