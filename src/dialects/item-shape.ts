import { parseInline } from '../markdown/inline-nodes.ts';
import type { Entry } from '../model/paper.ts';
import type { SourceDocument } from '../text/source-document.ts';
import { trimSpan } from '../text/span.ts';
import { readCitation, type Citation } from './citation.ts';
import { citedEndOf, itemLead } from './item-lead.ts';

/** What an entry that is an item cites, a sign after all else left out; undefined where only remark-parse could tell. */
export function citationOf(source: SourceDocument, entry: Entry): Citation | undefined {
  const { contentStart } = itemLead(source, entry);
  const end = entry.carrier === 'trailing' && entry.parts.marker !== undefined ? entry.parts.marker.start : citedEndOf(source, entry);
  // What a reference leads to matters to nobody who asks for the shape.
  const nodes = parseInline(source.text, contentStart, trimSpan(source.text, contentStart, end).end, () => KNOWN_SOMEWHERE);
  return nodes && readCitation(source.text, nodes);
}

const KNOWN_SOMEWHERE = 'reference:';
