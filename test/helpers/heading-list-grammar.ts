import fc from 'fast-check';

/**
 * Lists of a heading a paper, with what makes writing them hard: notes with headings of their own, code and quotes, papers right below each other, categories
 * above them, underlined headings, LF or CRLF, a BOM, no final newline. Titles are `Learning to rank P0`, each once; each has a link.
 */
export function headingListText(): fc.Arbitrary<string> {
  return fc
    .record({
      sign: fc.constantFrom<(number: number) => string>(
        () => '',
        (number) => (number % 2 === 0 ? '✅ ' : '❌ '),
      ),
      sections: fc.array(section, { minLength: 1, maxLength: 4 }),
      eol: fc.constantFrom('\n', '\n', '\r\n'),
      bom: fc.boolean(),
      hasLastEnding: fc.boolean(),
    })
    .map(({ sign, sections, eol, bom, hasLastEnding }) => {
      let count = 0;
      const lines = sections.flatMap((papers) => [
        `## C${count++}`,
        '',
        ...papers.flatMap(({ note, gap }) => {
          const number = count++;
          const link = `https://arxiv.org/abs/2301.${String(number).padStart(5, '0')}`;
          return [`### ${sign(number)}[Learning to rank P${number}](${link})`, ...gap, ...note, ...(note.length > 0 ? gap : [])];
        }),
      ]);
      return (bom ? '\uFEFF' : '') + ['# Papers', '', ...lines].join(eol) + (hasLastEnding ? eol : '');
    });
}

const note = fc.constantFrom<readonly string[]>(
  [],
  ['A note.'],
  ['A note.', '', '#### Details', '', 'More.'],
  ['```', '### code', '```'],
  ['> quoted'],
  ['- a point', '- another'],
);

const section = fc.array(fc.record({ note, gap: fc.constantFrom<readonly string[]>([''], [''], ['', '']) }), {
  minLength: 1,
  maxLength: 3,
});
