import { citedEndOf, itemLead } from '../dialects/item-lead.ts';
import { citationOf } from '../dialects/item-shape.ts';
import { WRITERS } from '../dialects/writers.ts';
import { htmlText } from '../markdown/html-text.ts';
import type { Entry } from '../model/paper.ts';
import type { SourceDocument } from '../text/source-document.ts';
import type { Span } from '../text/span.ts';

/** What an entry says besides title, link, sign and note, and would lose if it were written anew, in words; undefined where it says nothing more. */
export function findLoss(source: SourceDocument, entry: Entry): string | undefined {
  switch (entry.dialect) {
    case 'details':
      return detailsLoss(source, entry);
    case 'line':
      return lineLoss(source, entry);
    case 'task':
    case 'bullet':
    case 'numbered':
      return itemLoss(source, entry);
    case 'table':
      return 'its place in a table';
    default:
      return 'its heading, with what else stands below it';
  }
}

function detailsLoss(source: SourceDocument, entry: Entry): string | undefined {
  if (WRITERS.details.isPlain(source, entry)) return undefined;
  const { start, end } = entry.span;
  const summary = /<\/summary\s*>/i.exec(source.text.slice(entry.parts.title.end, end));
  if (summary === null || !/<\/details\s*>$/i.test(source.text.slice(start, end))) return 'its form: it is never closed';
  const rest = htmlText(withoutParts(source.text, { start, end: entry.parts.title.end + summary.index }, entry)).trim();
  return rest === '' ? 'its id' : quoteLoss(rest);
}

function lineLoss(source: SourceDocument, entry: Entry): string | undefined {
  const rest = withoutParts(source.text, entry.span, entry).replace(LINK_MARKS, '').trim();
  if (rest !== '') return quoteLoss(rest);
  return WRITERS.line.isPlain(source, entry) ? undefined : 'an image, HTML or a second link';
}

function itemLoss(source: SourceDocument, entry: Entry): string | undefined {
  const citation = citationOf(source, entry);
  if (citation === undefined) return 'Markdown that is more than a title and a link';
  if (citation.links.length > 1) return `${citation.links.length} links`;
  const lead = itemLead(source, entry);
  const own = entry.parts.marker?.start;
  const others = citation.markers.filter(({ span }) => span.start !== own).map(({ text }) => text);
  if (others.length > 0) return quoteLoss(others.join(' '));
  if (lead.checkbox !== '' && entry.carrier !== 'checkbox') return 'its checkbox';
  if (WRITERS[entry.dialect].isPlain(source, entry)) return undefined;
  const spans: readonly Span[] = [citation.titleSpan, ...(citation.link === undefined ? [] : [citation.link])];
  return quoteLoss(withoutParts(source.text, { start: lead.contentStart, end: citedEndOf(source, entry) }, entry, spans));
}

/** The text of `span` without the entry's parts, and without `others`. */
function withoutParts(text: string, span: Span, { parts }: Entry, others: readonly Span[] = []): string {
  const gone = [parts.marker, parts.title, parts.url, ...others]
    .flatMap((each) => each ?? [])
    .toSorted((one, other) => one.start - other.start);
  let rest = '';
  let from = span.start;
  for (const { start, end } of gone) {
    if (start > from) rest += text.slice(from, Math.min(start, span.end));
    from = Math.max(from, end);
  }
  return rest + text.slice(from, Math.max(from, span.end));
}

/** What makes a link, emphasis or code of a title. */
const LINK_MARKS = /[[\]()<>*_`~]/g;
const MOST_SHOWN = 40;

function quoteLoss(text: string): string {
  const words = text
    .trim()
    .replace(/^[,.;:-]\s*/, '')
    .replace(/\s+/g, ' ');
  return `“${words.length > MOST_SHOWN ? `${words.slice(0, MOST_SHOWN)}…` : words}”`;
}
