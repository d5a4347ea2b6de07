import matter from 'gray-matter';

/** What front matter says, or why it cannot be read. */
export type FrontMatterData =
  | { readonly kind: 'data'; readonly data: Readonly<Record<string, unknown>> }
  | { readonly kind: 'error'; readonly message: string };

/** gray-matter evaluates code in front matter marked as JavaScript; here only YAML is ever read. */
function refuse(): never {
  throw new Error('front matter is read as YAML only');
}

const refusing = { parse: refuse, stringify: refuse };

/** Without an options object gray-matter caches, shares mutable data, and hides an error the second time. */
const OPTIONS = {
  language: 'yaml',
  engines: { javascript: refusing, js: refusing, json: refusing, coffee: refusing, cson: refusing, toml: refusing },
};

/** The mapping that `frontMatter` (fences included) holds; any other value, or broken YAML, is an error with its reason. */
export function parseFrontMatter(frontMatter: string): FrontMatterData {
  // A word after the fence would choose the engine, by a name that even `constructor` answers to.
  if (!/^---[ \t]*[\r\n]/.test(frontMatter)) return { kind: 'error', message: 'front matter is read as YAML only' };
  try {
    const { data } = matter(frontMatter, OPTIONS);
    if (typeof data !== 'object' || data === null || Array.isArray(data))
      return { kind: 'error', message: 'expected a mapping of keys to values' };
    return { kind: 'data', data };
  } catch (error) {
    return { kind: 'error', message: error instanceof Error ? (error.message.split('\n')[0] ?? 'not YAML') : 'not YAML' };
  }
}
