import type { PaperList } from '../model/paper-list.ts';
import { parseSourceText, type SourceDocument } from '../text/source-document.ts';
import { parseList, type SlowReaders } from './parse-list.ts';

/** Understands a document, loading the readers built on remark-parse and gray-matter when, and only when, it needs them. */
export async function understandList(source: SourceDocument): Promise<PaperList> {
  const { list, needsSlowReaders } = parseList(source);
  return needsSlowReaders ? parseList(source, await loadSlowReaders()).list : list;
}

/** Understands a text held in memory. */
export async function parsePapers(text: string): Promise<PaperList> {
  return understandList(parseSourceText(text));
}

/** The readers built on remark-parse and gray-matter. */
async function loadSlowReaders(): Promise<SlowReaders> {
  const [{ readInlineTree }, { parseFrontMatter }] = await Promise.all([
    import('../markdown/inline-tree.ts'),
    import('../markdown/front-matter-data.ts'),
  ]);
  return { readInline: readInlineTree, readFrontMatter: parseFrontMatter };
}
