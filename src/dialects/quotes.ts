/** Quotes that titles stand in, opening and closing, and how many units at least stand between them: fewer in straight or curly ones are a word. */
const QUOTES: readonly (readonly [open: string, close: string, least: number])[] = [
  ['《', '》', 2],
  ['「', '」', 2],
  ['『', '』', 2],
  ['“', '”', 6],
  ['"', '"', 6],
  ['«', '»', 6],
];

/** The first stretch in quotes, the quotes included. */
export const QUOTED: RegExp = new RegExp(QUOTES.map(([open, close, least]) => `${open}[^${open}${close}]{${least},}${close}`).join('|'));

/** Marks of emphasis and quotes, as they stand before a title. */
export const OPENING_MARKS: RegExp = new RegExp(`^[*_${QUOTES.map(([open]) => open).join('')}]*$`);

/** And as they stand after it. */
export const CLOSING_MARKS: RegExp = new RegExp(`^[*_${QUOTES.map(([, close]) => close).join('')}]*$`);

/** Those that `text` begins with. */
export function closingMarksOf(text: string): string {
  return CLOSING_LEAD.exec(text)?.[0] ?? '';
}

const CLOSING_LEAD = new RegExp(CLOSING_MARKS.source.slice(0, -1));
