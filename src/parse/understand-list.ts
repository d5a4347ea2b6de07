import type { PaperList } from '../model/paper-list.ts';
import { NO_SETTINGS } from '../model/settings.ts';
import { parseSourceText, type SourceDocument } from '../text/source-document.ts';
import { toEntry } from './assemble-list.ts';
import type { SlowReaders } from './parse-list.ts';

/** Understands a document, loading the whole parser, and the readers built on remark-parse and gray-matter if it needs them. All of it is plain data. */
export async function understandList(source: SourceDocument): Promise<PaperList> {
  return understandWholly(source, toEntry);
}

/** As `understandList`, with entries that `place` makes. */
export async function understandWholly(source: SourceDocument, place: typeof toEntry): Promise<PaperList> {
  const { mentionsSettings, parseList } = await import('./parse-list.ts');
  const list = parseList(source, undefined, place) ?? parseList(source, await loadSlowReaders(mentionsSettings(source.text)), place);
  if (list === undefined) throw new Error('with all readers every text is a list');
  return list;
}

/** Understands a text held in memory. */
export async function parsePapers(text: string): Promise<PaperList> {
  return understandList(parseSourceText(text));
}

/** The readers built on remark-parse, and gray-matter where there are settings to read. */
export async function loadSlowReaders(hasSettings = true): Promise<SlowReaders> {
  const [{ parseInlineTree, readInlineTree }, settings] = await Promise.all([
    import('../markdown/inline-tree.ts'),
    hasSettings ? loadSettingsReaders() : NO_READERS,
  ]);
  return { readInline: readInlineTree, readNodes: parseInlineTree, ...settings };
}

type SettingsReaders = Pick<SlowReaders, 'readSettings' | 'isNamedCategory'>;

const NO_READERS: SettingsReaders = { readSettings: () => NO_SETTINGS, isNamedCategory: () => false };

async function loadSettingsReaders(): Promise<SettingsReaders> {
  const [{ parseFrontMatter }, { parseFrontMatterTree }, { parseSettings }, { isNamedCategory }] = await Promise.all([
    import('../markdown/front-matter-data.ts'),
    import('../markdown/front-matter-tree.ts'),
    import('./settings.ts'),
    import('../model/named-category.ts'),
  ]);
  const readSettings: SettingsReaders['readSettings'] = (frontMatter, span, report) => {
    const data = parseFrontMatter(frontMatter);
    // What is too long or too deep for the one is not given to the other.
    const tree = data.kind === 'data' ? parseFrontMatterTree(frontMatter) : undefined;
    return parseSettings(data, { span, tree, report });
  };
  return { readSettings, isNamedCategory };
}
