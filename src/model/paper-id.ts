import { lazyPattern } from '../text/lazy-pattern.ts';
import { findLinkKey } from './link-key.ts';

/** What an id is made from. */
export interface IdSource {
  readonly title: string;
  readonly url: string | undefined;
}

const noLetters = lazyPattern(String.raw`[^\p{L}\p{M}\p{N}]+`, 'u');
const SLUG_LENGTH = 48;
const TWIN_SLUG_LENGTH = 24;

/**
 * One id per paper, in the papers' order: the link's key, else the title's slug; papers that share one get `key+slug`,
 * and `~2`, `~3` in file order where even those are equal.
 */
export function assignIds(papers: readonly IdSource[]): string[] {
  const keys = papers.map(keyOf);
  if (new Set(keys).size === keys.length) return keys;
  const repeated = findRepeated(keys);
  const ids = papers.map((paper, index) => {
    const key = keys[index] ?? '';
    return repeated.has(key) ? `${key}+${slugify(paper.title, TWIN_SLUG_LENGTH)}` : key;
  });
  return numberRepeats(ids);
}

/** What a paper is told by when it has no twin: the key of its link, else the slug of its title. */
export function keyOf({ title, url }: IdSource): string {
  return (url === undefined ? undefined : findLinkKey(url)) ?? slugify(title);
}

/**
 * A title as an id: NFKC, lower case, everything but letters (with their marks) and digits turned to `-`,
 * cut at a word within `length` code points; a first word longer than that is cut itself.
 */
export function slugify(title: string, length: number = SLUG_LENGTH): string {
  const lower = (isAscii(title) ? title : title.normalize('NFKC')).toLowerCase();
  if (/^[\0-\x7f\u4e00-\u9fff]*$/.test(lower)) return slugifyCommon(lower, length);
  const words = lower.split(noLetters()).filter((word) => word !== '');
  let slug = words[0] ?? 'untitled';
  let count = codePointCount(slug);
  if (count > length) return [...slug].slice(0, length).join('');
  for (let index = 1; index < words.length; index += 1) {
    const word = words[index] ?? '';
    count += 1 + codePointCount(word);
    if (count > length) break;
    slug += `-${word}`;
  }
  return slug;
}

/** As `slugify` does, for ASCII and Chinese in lower case, where each character is one unit. Compiling the Unicode classes takes 3 ms of a start of 30. */
function slugifyCommon(lower: string, length: number): string {
  const slug = lower.replace(/[^a-z0-9\u4e00-\u9fff]+/g, '-').replace(/^-|-$/g, '');
  if (slug.length <= length) return slug === '' ? 'untitled' : slug;
  const lastWord = slug.lastIndexOf('-', length);
  return slug.slice(0, lastWord === -1 ? length : lastWord);
}

function isAscii(text: string): boolean {
  return /^[\0-\x7f]*$/.test(text);
}

function codePointCount(text: string): number {
  let count = text.length;
  if (!/[\ud800-\udbff]/.test(text)) return count;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 0xd800 && code < 0xdc00) count -= 1;
  }
  return count;
}

/** The second of equal ids becomes `id~2`, the third `id~3`. */
function numberRepeats(ids: readonly string[]): string[] {
  const counts = new Map<string, number>();
  return ids.map((id) => {
    const count = (counts.get(id) ?? 0) + 1;
    counts.set(id, count);
    return count === 1 ? id : `${id}~${count}`;
  });
}

function findRepeated(keys: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const key of keys) {
    if (seen.has(key)) repeated.add(key);
    else seen.add(key);
  }
  return repeated;
}
