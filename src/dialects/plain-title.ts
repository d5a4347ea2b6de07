import { isKnownVenue } from '../model/venue.ts';
import { lazyPattern } from '../text/lazy-pattern.ts';
import { isBlankCode } from '../text/span.ts';

/** Whether `text`, as a reader sees it, is long enough to be the title of a paper: three words, or as many CJK characters as make them. */
export function isTitleLike(text: string): boolean {
  const trimmed = text.trim();
  if (trimmed.length < 6) return false;
  const cjk = trimmed.replace(/[^\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+/g, '').length;
  return cjk >= 5 || trimmed.split(/\s+/).filter((word) => /[^\s\d.,:;'"()[\]{}|/-]{2}/.test(word)).length >= 3;
}

const YEAR = String.raw`(?:19|20)\d{2}`;
const DATE = String.raw`${YEAR}(?:[.-]\d{1,2}){0,2}`;
const VENUE = String.raw`(?:[A-Z]|arXiv|bioRxiv)[\w&/+.-]*(?:[ -][A-Z&(][\w&/+.)-]*){0,4}`;
const VENUE_TEXT = new RegExp(String.raw`^[\s([（]*(?:${VENUE}[ ,]*(?:${DATE}|['’]\d{2})|${DATE}(?:[ ,]+${VENUE})?)[\s)\]）]*$`);

/** Whether all of `text` says where and when a paper appeared: `ICLR 2020`, `NIPS'17`, `arXiv 2025.02`, `2022.11.17`, `ECCV`. */
export function isVenueText(text: string): boolean {
  return text.length < 60 && (VENUE_TEXT.test(text) || isKnownVenue(text));
}

const nameWord = lazyPattern(String.raw`^(?:\p{Lu}[\p{L}\p{M}'’.-]*|d[aei][lrns]?|v[ao]n|l[ae]|bin|and|&|et|al\.?)[,;]?$`, 'u');
/** So many words may be names. */
const MOST_NAME_WORDS = 80;

/**
 * How many units at the start of `text` are the names of authors before a title: names that end in a full stop or in `et al.`, as in
 * `A. Name and B. Name. Title`, `Name, First, et al. Title` and `Name, F., Name, F. Title`.
 */
export function authorsLength(text: string): number {
  if (!/^[^\s\da-z]/.test(text) || !/\.["“\s]/.test(text)) return 0;
  let areNames = false;
  let previous = '';
  const words = /\S+/g;
  for (let count = 0; count < MOST_NAME_WORDS; count += 1) {
    const word = words.exec(text)?.[0];
    if (word === undefined || !nameWord().test(word)) return 0;
    const isInitialNext = /^\s+[^\s]\.[,;\s]/.test(text.slice(words.lastIndex, words.lastIndex + 8));
    areNames ||= /[,;&]$|^and$|^al\.?,?$|^[^\s]\.[,;]?$/.test(word);
    if (areNames && !isInitialNext && isLastName(word, previous)) return skipBlanks(text, words.lastIndex);
    previous = word;
  }
  return 0;
}

function skipBlanks(text: string, offset: number): number {
  let at = offset;
  while (isBlankCode(text.charCodeAt(at))) at += 1;
  return at;
}

/** `al.`, a name with a full stop after it, or the initial of one whose last name came first. */
function isLastName(word: string, previous: string): boolean {
  if (/^al\.?,?$/.test(word)) return previous === 'et';
  const letters = word.replace(/[^\p{L}]/gu, '').length;
  return word.endsWith('.') && word !== 'Jr.' && (letters > 1 ? !/\.\S*\.$/.test(word) : previous.endsWith(','));
}

/** What ends a plain title: a year or venue in brackets or code, a second dash or a label's colon before a link, authors after `by`. */
const TITLE_END = new RegExp(
  [
    String.raw`\s*[([（【][^()[\]（）【】]{0,40}?(?:\b|(?<=[A-Za-z]))(?:${YEAR}|['’]\d{2})\b[^()[\]（）【】]{0,40}[)\]）】]`,
    String.raw`\s*\[(?:[A-Z][A-Za-z]{2,11}(?: \d{2,4})?|arxiv)\]`,
    String.raw`,\s+(?:[A-Za-z][\w&/.'’-]*\s+(?:[\w&/.'’-]+\s+){0,5})?${YEAR}\b[^,]{0,12}$`,
    String.raw`\s+by\s*$`,
    String.raw`\s+-{1,3}\s*$`,
    String.raw`_[\u4e00-\u9fff][\u4e00-\u9fff\s]{1,11}\s*$`,
  ].join('|'),
);

/** Where the title stands in `text`, a plain run without links: authors before it, and venue, year and marks of punctuation after it, left out. */
export function cutTitle(text: string): { readonly start: number; readonly end: number } {
  const authors = authorsLength(text);
  const rest = text.slice(authors);
  const sentence = authors === 0 ? undefined : /[.?!](?=\s|$)/.exec(rest);
  const stop = sentence === undefined || sentence === null ? rest.length : sentence.index + (sentence[0] === '.' ? 0 : 1);
  const whole = rest.slice(0, stop);
  const cut = TITLE_END.exec(whole);
  const shown = (cut === null || cut.index === 0 ? whole : whole.slice(0, cut.index)).replace(
    /[\s,;:：.。，、;([（【{|—–-]+$/u,
    (tail) => /^\.{2,}|^…/.exec(tail)?.[0] ?? '',
  );
  // A quote that is closed within the title belongs to it.
  const lead = /^\s*(?:"(?=[^"]*$)|“(?=[^”]*$)|«(?=[^»]*$))?\s*/.exec(shown)?.[0].length ?? 0;
  return { start: authors + lead, end: authors + Math.max(lead, shown.length) };
}
