import { findLinkKey } from './link-key.ts';

/** What an id is made from. */
export interface IdSource {
  readonly title: string;
  readonly url: string | undefined;
}

const SLUG_LENGTH = 48;
const TWIN_SLUG_LENGTH = 24;

/**
 * One id per paper, in the papers' order: the link's key, else the title's slug; papers that share one get `key+slug`,
 * and `~2`, `~3` in file order where even those are equal.
 */
export function assignIds(papers: readonly IdSource[]): string[] {
  const keys = papers.map(keyOf);
  const shared = findRepeated(keys);
  const taken = new Map<string, number>();
  return papers.map((paper, index) => {
    const key = keys[index] ?? '';
    const id = shared.has(key) ? `${key}+${slugify(paper.title, TWIN_SLUG_LENGTH)}` : key;
    const count = (taken.get(id) ?? 0) + 1;
    taken.set(id, count);
    return count === 1 ? id : `${id}~${count}`;
  });
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
  const words = title
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '');
  const [first = 'untitled', ...rest] = words;
  let slug = first;
  for (const word of rest) {
    if (codePointCount(slug) + 1 + codePointCount(word) > length) break;
    slug += `-${word}`;
  }
  return codePointCount(slug) > length ? [...slug].slice(0, length).join('') : slug;
}

function codePointCount(text: string): number {
  let count = text.length;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 0xd800 && code < 0xdc00) count -= 1;
  }
  return count;
}

function findRepeated(keys: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  return new Set(keys.filter((key) => seen.has(key) || !seen.add(key)));
}
