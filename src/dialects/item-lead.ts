import type { Entry } from '../model/paper.ts';
import type { SourceDocument } from '../text/source-document.ts';
import { trimSpan } from '../text/span.ts';

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
