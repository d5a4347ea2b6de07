import matter from 'gray-matter';

/** What front matter says, or why it cannot be read. */
export type FrontMatterData =
  | { readonly kind: 'data'; readonly data: Readonly<Record<string, unknown>> }
  | { readonly kind: 'error'; readonly message: string };

/** Longer front matter is not read, in UTF-16 units: nobody writes so much by hand. */
const LONGEST = 65_536;
/** So deep may values stand in each other; the parser calls itself for each. */
const DEEPEST = 24;

/** gray-matter evaluates code in front matter marked as JavaScript; here only YAML is ever read. */
function refuse(): never {
  throw new Error('front matter is read as YAML only');
}

const refusing = { parse: refuse, stringify: refuse };

const ENGINES = { javascript: refusing, js: refusing, json: refusing, coffee: refusing, cson: refusing, toml: refusing };

/** What the YAML parser knows at the beginning and at the end of each value. */
interface ParserState {
  readonly anchorMap: Readonly<Record<string, unknown>>;
}

/**
 * Stops the parser at values too deep in each other, and at anchors: an alias repeats what an anchor names, so that a few lines can
 * stand for more than any memory holds.
 */
function createGuard(): (event: 'open' | 'close', state: ParserState) => void {
  let depth = 0;
  return (event, { anchorMap }) => {
    depth += event === 'open' ? 1 : -1;
    if (depth > DEEPEST) throw new Error('its values are nested too deep');
    if (Object.keys(anchorMap).length > 0) throw new Error('anchors (&) and aliases (*) are not read');
  };
}

/** The mapping that `frontMatter` (fences included) holds; any other value, broken YAML, or more than is bounded, is an error with its reason. */
export function parseFrontMatter(frontMatter: string): FrontMatterData {
  // A word after the fence would choose the engine, by a name that even `constructor` answers to.
  if (!/^---[ \t]*[\r\n]/.test(frontMatter)) return { kind: 'error', message: 'front matter is read as YAML only' };
  if (frontMatter.length > LONGEST) return { kind: 'error', message: `it is longer than ${LONGEST / 1024} KB` };
  try {
    // Without an options object gray-matter caches, shares mutable data, and hides an error the second time; and it knows no lone CR.
    const { data } = matter(frontMatter.replace(/\r\n?/g, '\n'), { language: 'yaml', engines: ENGINES, listener: createGuard() });
    if (typeof data !== 'object' || data === null || Array.isArray(data))
      return { kind: 'error', message: 'expected a mapping of keys to values' };
    return { kind: 'data', data };
  } catch (error) {
    const [message = 'it is not YAML'] = error instanceof Error ? error.message.split('\n') : [];
    return { kind: 'error', message: message.replace(/:$/, '') };
  }
}
