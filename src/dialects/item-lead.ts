import type { Entry } from '../model/paper.ts';
import type { SourceDocument } from '../text/source-document.ts';
import { trimSpan } from '../text/span.ts';

/** How an item begins. */
export interface ItemLead {
  /** The blanks before it on its line, or as many as what stands there takes. */
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
  let line = span.start;
  while (line > 0 && text.charAt(line - 1) !== '\n' && text.charAt(line - 1) !== '\r') line -= 1;
  // An item may begin within another, as in `- 1. Title`: what belongs to it stands as far to the right.
  return {
    indent: text.slice(line, span.start).replace(/[^\t]/g, ' '),
    bullet: sign + blanks,
    checkbox,
    contentStart: span.start + whole.length,
  };
}

/** Where the lines end that cite the paper; its note follows. */
export function citedEndOf({ text }: SourceDocument, { span, parts }: Pick<Entry, 'span' | 'parts'>): number {
  return trimSpan(text, parts.title.start, Math.max(parts.title.end, parts.note?.start ?? span.end)).end;
}
