import type { PaperList } from '../model/paper-list.ts';
import { parseSourceText, type SourceDocument } from '../text/source-document.ts';
import { toEntry } from './assemble-list.ts';
import type { SlowReaders } from './parse-list.ts';

/** Understands a document, loading the whole parser, and the readers built on remark-parse and gray-matter if it needs them. All of it is plain data. */
export async function understandList(source: SourceDocument): Promise<PaperList> {
  return understandWholly(source, toEntry);
}

/** As `understandList`, with entries that `place` makes. */
export async function understandWholly(source: SourceDocument, place: typeof toEntry): Promise<PaperList> {
  const { parseList } = await import('./parse-list.ts');
  const list = parseList(source, undefined, place) ?? parseList(source, await loadSlowReaders(), place);
  if (list === undefined) throw new Error('with all readers every text is a list');
  return list;
}

/** Understands a text held in memory. */
export async function parsePapers(text: string): Promise<PaperList> {
  return understandList(parseSourceText(text));
}

/** The readers built on remark-parse and gray-matter. */
export async function loadSlowReaders(): Promise<SlowReaders> {
  const [{ parseInlineTree, readInlineTree }, { parseFrontMatter }, { parseSettings }] = await Promise.all([
    import('../markdown/inline-tree.ts'),
    import('../markdown/front-matter-data.ts'),
    import('./settings.ts'),
  ]);
  return {
    readInline: readInlineTree,
    readNodes: parseInlineTree,
    readSettings: (frontMatter, span, report) => parseSettings(parseFrontMatter(frontMatter), span, report),
  };
}
