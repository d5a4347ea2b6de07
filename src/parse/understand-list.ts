import type { PaperList } from '../model/paper-list.ts';
import { parseSourceText, type SourceDocument } from '../text/source-document.ts';
import { parseList, type ParseTools, type SlowReaders } from './parse-list.ts';

/** Understands a document, loading the outline scanner and the readers built on remark-parse and gray-matter when, and only when, it needs them. */
export async function understandList(source: SourceDocument): Promise<PaperList> {
  return understandWith({}, source);
}

async function understandWith(tools: ParseTools, source: SourceDocument): Promise<PaperList> {
  const result = parseList(source, tools);
  if (result.kind === 'parsed') return result.list;
  return understandWith({ ...tools, ...(await loadTool[result.tool]()) }, source);
}

const loadTool = {
  parseOutline: async () => {
    const { parseOutline } = await import('../markdown/outline.ts');
    return { parseOutline };
  },
  readers: async () => ({ readers: await loadSlowReaders() }),
} satisfies Record<keyof ParseTools, () => Promise<ParseTools>>;

/** Understands a text held in memory. */
export async function parsePapers(text: string): Promise<PaperList> {
  return understandList(parseSourceText(text));
}

/** The readers built on remark-parse and gray-matter. */
export async function loadSlowReaders(): Promise<SlowReaders> {
  const [{ readInlineTree }, { parseFrontMatter }, { parseSettings }] = await Promise.all([
    import('../markdown/inline-tree.ts'),
    import('../markdown/front-matter-data.ts'),
    import('./settings.ts'),
  ]);
  return {
    readInline: readInlineTree,
    readSettings: (frontMatter, span, report) => parseSettings(parseFrontMatter(frontMatter), span, report),
  };
}
