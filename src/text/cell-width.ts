import { lazyPattern } from './lazy-pattern.ts';

const emoji = lazyPattern(String.raw`^\p{Emoji_Presentation}$`, 'u');
const zeroWidth = lazyPattern(String.raw`^(?:\p{M}|\p{Cf})$`, 'u');

/** Code points that take two terminal cells, as ranges: Hangul, CJK, kana, full-width forms, and what lies beyond. */
const WIDE: readonly (readonly [first: number, last: number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0xa4cf],
  [0xa960, 0xa97c],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x20000, 0x3fffd],
];

/** How many terminal cells `text` takes in nearly every terminal: what people pad the cells of a table by. */
export function cellWidth(text: string): number {
  if (/^[ -~]*$/.test(text)) return text.length;
  let width = 0;
  let last = 0;
  let isJoined = false;
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    if (code === 0xfe0f) {
      // What is shown as an emoji is wide.
      if (last === 1) width += 1;
      last = 2;
    } else if (!isJoined && !(code >= 0x300 && zeroWidth().test(char))) {
      last = isWide(code, char) ? 2 : 1;
      width += last;
    }
    isJoined = code === 0x200d;
  }
  return width;
}

function isWide(code: number, char: string): boolean {
  if (code < 0x1100) return false;
  return WIDE.some(([first, end]) => code >= first && code <= end) || ((code < 0x2e80 || code >= 0x1f000) && emoji().test(char));
}
