import type { PaperList } from '../model/paper-list.ts';
import type { SourceDocument } from '../text/source-document.ts';
import { toLazyEntry } from './assemble-list.ts';
import { parseQuickList } from './quick-list.ts';

/**
 * Understands a document as fast as can be, for a command that ends soon: entries may be objects that find their parts, notes and
 * venues when asked, so that `revisePaper` takes copies and no spread does.
 */
export async function understandQuickly(source: SourceDocument): Promise<PaperList> {
  return parseQuickList(source) ?? (await import('./understand-list.ts')).understandWholly(source, toLazyEntry);
}
