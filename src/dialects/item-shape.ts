import { parseInline } from '../markdown/inline-nodes.ts';
import type { Entry } from '../model/paper.ts';
import type { SourceDocument } from '../text/source-document.ts';
import { trimSpan } from '../text/span.ts';
import { readCitation, type Citation } from './citation.ts';

/** How an item begins. */
export interface ItemLead {
  /** The blanks before it on its line. */
  readonly indent: string;
  /** `- `, `* `, `1. `: the bullet or number with the blanks after it. */
  readonly bullet: string;
  /** `[ ] `, or '' where it has none. */
  readonly checkbox: string;
  /** Where its text starts, after all of these. */
  readonly contentStart: number;
}

const LEAD = /([-*+]|\d{1,9}[.)])([ \t]+|$)(\[[ \txX]\][ \t]+)?/my;

/** How the item that `entry` is begins. */
export function itemLead({ text }: SourceDocument, { span }: Pick<Entry, 'span'>): ItemLead {
  LEAD.lastIndex = span.start;
  const [whole = '', sign = '', blanks = '', checkbox = ''] = LEAD.exec(text) ?? [];
  let start = span.start;
  while (start > 0 && (text.charAt(start - 1) === ' ' || text.charAt(start - 1) === '\t')) start -= 1;
  return { indent: text.slice(start, span.start), bullet: sign + blanks, checkbox, contentStart: span.start + whole.length };
}

/** Where the lines end that cite the paper; its note follows. */
export function citedEndOf({ text }: SourceDocument, { span, parts }: Pick<Entry, 'span' | 'parts'>): number {
  return trimSpan(text, parts.title.start, Math.max(parts.title.end, parts.note?.start ?? span.end)).end;
}

/** What an entry that is an item cites, a sign after all else left out; undefined where only remark-parse could tell. */
export function citationOf(source: SourceDocument, entry: Entry): Citation | undefined {
  const { contentStart } = itemLead(source, entry);
  const end = entry.carrier === 'trailing' && entry.parts.marker !== undefined ? entry.parts.marker.start : citedEndOf(source, entry);
  // What a reference leads to matters to nobody who asks for the shape.
  const nodes = parseInline(source.text, contentStart, trimSpan(source.text, contentStart, end).end, () => KNOWN_SOMEWHERE);
  return nodes && readCitation(source.text, nodes);
}

const KNOWN_SOMEWHERE = 'reference:';
