import { lazyPattern } from '../text/lazy-pattern.ts';

/** Letters, digits, halves of pairs and all that is in no other class. */
export const OTHER = 0;
/** What Unicode and JavaScript call white space, and what stands at the ends of a text. */
export const WHITE_SPACE = 1;
/** Punctuation and symbols. */
export const PUNCTUATION = 2;

/** One of the classes by which a run of delimiters is told to open or close something. */
export type CharacterClass = typeof OTHER | typeof WHITE_SPACE | typeof PUNCTUATION;

/** What often stands beside a delimiter and is not ASCII: told without Unicode classes, which take long to compile. */
const COMMON_PUNCTUATION = '‘’“”–—…·、。「」『』【】《》（），：；！？✅❌⬜';
const unicodePunctuation = lazyPattern(String.raw`[\p{P}\p{S}]`, 'u');

/** The class of one UTF-16 unit, as CommonMark 0.31 has it and micromark, which looks at single units: half of an emoji is no symbol. */
export function classifyCharacter(code: number): CharacterClass {
  if (code < 0x80) return classifyAscii(code);
  if ((code >= 0x4e00 && code <= 0x9fff) || (code >= 0xac00 && code <= 0xdfff)) return OTHER;
  const character = String.fromCharCode(code);
  if (COMMON_PUNCTUATION.includes(character)) return PUNCTUATION;
  if (/\s/.test(character)) return WHITE_SPACE;
  return unicodePunctuation().test(character) ? PUNCTUATION : OTHER;
}

function classifyAscii(code: number): CharacterClass {
  if (code === 0x20 || (code >= 0x09 && code <= 0x0d)) return WHITE_SPACE;
  if (code < 0x20 || code === 0x7f || isAsciiAlphanumeric(code)) return OTHER;
  return PUNCTUATION;
}

/** Whether `code` is a letter of ASCII. */
export function isAsciiLetter(code: number): boolean {
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}

function isAsciiAlphanumeric(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || isAsciiLetter(code);
}
