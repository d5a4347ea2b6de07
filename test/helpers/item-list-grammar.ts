import fc from 'fast-check';
import type { DialectId } from '../../src/model/paper.ts';

/** Of the dialects whose entries are items of a list. */
type ItemDialect = Extract<DialectId, 'task' | 'bullet' | 'numbered'>;

/**
 * Lists whose entries are items, with what makes writing them hard: blank lines between items or none, notes in sub-items, paragraphs and code, groups
 * below a label, sub-headings, prose, comments, LF or CRLF, a BOM, no final newline. Titles are `Learning to rank P0`, each once; each has a link.
 */
export function itemListText(dialect: ItemDialect): fc.Arbitrary<string> {
  return fc
    .record({
      manner: manner(dialect),
      sections: fc.array(section(), { minLength: 1, maxLength: 4 }),
      eol: fc.constantFrom('\n', '\n', '\r\n'),
      bom: fc.boolean(),
      hasLastEnding: fc.boolean(),
    })
    .map(({ manner: given, sections, eol, bom, hasLastEnding }) => {
      const names = nameGiver(given);
      const lines = ['# Papers', '', ...sections.flatMap((each) => each(names))];
      return (bom ? '\uFEFF' : '') + lines.join(eol) + (hasLastEnding ? eol : '');
    });
}

/** What is the same in all of a list. */
interface Manner {
  /** The bullet of the item with this 0-based number in its list, with the blank after it. */
  readonly bullet: (index: number) => string;
  /** What stands before the title of the paper with this number: a checkbox, a sign, or nothing. */
  readonly lead: (number: number) => string;
  /** What stands after it. */
  readonly tail: (number: number) => string;
}

interface Names extends Manner {
  readonly next: () => number;
}

type Block = (names: Names) => readonly string[];

function nameGiver(given: Manner): Names {
  let count = 0;
  return { ...given, next: () => count++ };
}

const CHECKBOXES = ['[ ] ', '[x] '];
const SIGNS = ['✅ ', '❌ ', '👀 '];

function manner(dialect: ItemDialect): fc.Arbitrary<Manner> {
  const bullets = fc.constantFrom('- ', '* ', '+ ').map((bullet) => () => bullet);
  const numbers = fc.constantFrom((index: number) => `${index + 1}. `, () => '1. '); // prettier-ignore
  const boxes = (number: number): string => CHECKBOXES[number % 2] ?? '';
  const signs = fc.constantFrom(
    () => '',
    (number: number) => SIGNS[number % 3] ?? '',
  );
  const tails = fc.constantFrom(
    () => '',
    () => ', ICLR 2023',
    () => '. A. Author and B. Writer. [[code](https://github.com/a/b)]',
    (number: number) => (number % 2 === 0 ? ' **READ**' : ''),
  );
  return fc.record({
    bullet: dialect === 'numbered' ? numbers : bullets,
    lead: dialect === 'task' ? fc.constant(boxes) : signs,
    tail: dialect === 'task' ? fc.constant(() => '') : tails,
  });
}

/** Lines of a note, as they stand in an item without its indentation. */
const note: fc.Arbitrary<readonly string[]> = fc.constantFrom(
  [],
  [],
  ['note'],
  ['- a point', '- another'],
  ['', 'A paragraph.', ''],
  ['', '```', '- [ ] code', '```'],
  ['> quoted'],
);

function items(): fc.Arbitrary<Block> {
  const one = fc.record({ body: note, isLoose: fc.boolean() });
  return fc.array(one, { minLength: 2, maxLength: 4 }).map((all) => (names) => all.flatMap(({ body, isLoose }, index) => {
    const bullet = names.bullet(index);
    const number = names.next();
    const line = `${names.lead(number)}[Learning to rank P${number}](https://arxiv.org/abs/2301.${String(number).padStart(5, '0')})${names.tail(number)}`;
    const lines = body.map((each) => (each === '' ? '' : ' '.repeat(bullet.length) + each));
    return [bullet + line, ...lines, ...(isLoose ? [''] : [])];
  })); // prettier-ignore
}

function section(): fc.Arbitrary<Block> {
  const heading = fc.constantFrom<Block>(
    (names) => [`## C${names.next()}`],
    (names) => [`### S${names.next()}`],
    () => [],
  );
  const gap = fc.constantFrom<readonly string[]>([''], [''], ['', '']);
  const parts = fc.array(fc.tuple(fc.oneof({ weight: 3, arbitrary: items() }, prose()), gap), { maxLength: 3 });
  return fc.tuple(heading, gap, parts).map(([head, after, all]) => (names) => [
    ...head(names),
    ...after,
    ...all.flatMap(([block, blank]) => [...block(names), ...blank]),
  ]);
}

function prose(): fc.Arbitrary<Block> {
  return fc.constantFrom<Block>(
    () => ['Some prose.'],
    () => ['<!-- a comment -->'],
    () => ['```', '- [ ] code', '```'],
    () => ['***'],
  );
}
