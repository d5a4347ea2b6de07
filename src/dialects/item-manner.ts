import type { InlineNode } from '../markdown/inline-nodes.ts';
import { kindOfLabel } from '../model/link-role.ts';
import type { Entry } from '../model/paper.ts';
import type { SourceDocument } from '../text/source-document.ts';
import type { Span } from '../text/span.ts';
import type { Citation } from './citation.ts';
import type { Manner } from './entry-writer.ts';
import { itemLead, type ItemLead } from './item-lead.ts';
import { citationOf } from './item-shape.ts';
import { CLOSING_MARKS, OPENING_MARKS } from './quotes.ts';

/** The text around title and address of an item that has a link. */
export interface LinkedShape {
  readonly beforeTitle: string;
  readonly afterTitle: string;
  /** Between what holds the title and the link, up to its address; '' where the title is the link's label. */
  readonly afterUrl: string;
  readonly isTitleLinked: boolean;
}

const DEFAULT_LINKED: LinkedShape = { beforeTitle: '[', afterTitle: '](', afterUrl: ')', isTitleLinked: true };

/** The text around the title of an item without a link. */
export interface PlainShape {
  readonly beforeTitle: string;
  readonly afterTitle: string;
}

const DEFAULT_PLAIN: PlainShape = { beforeTitle: '', afterTitle: '' };

/** How most items nearby that have a link write title and link. */
export function linkedShape(manner: Manner): LinkedShape {
  return usualShape(manner, (entry) => readLinkedShape(manner.source, entry)) ?? DEFAULT_LINKED;
}

/** How most items nearby whose title is no link write it. */
export function plainShape(manner: Manner): PlainShape {
  return usualShape(manner, (entry) => readPlainShape(manner.source, entry)) ?? DEFAULT_PLAIN;
}

/** So many items are looked at for a shape. */
const MOST_MODELS = 20;

/** The most frequent shape in the category, else in the list; of several as frequent the nearest. */
function usualShape<T extends object>({ near, siblings }: Manner, read: (entry: Entry) => T | undefined): T | undefined {
  for (const models of [near, siblings]) {
    const shapes = new Map<string, { readonly shape: T; count: number }>();
    for (const shape of models.slice(0, MOST_MODELS).flatMap((entry) => read(entry) ?? [])) {
      const known = shapes.get(JSON.stringify(shape)) ?? { shape, count: 0 };
      known.count += 1;
      shapes.set(JSON.stringify(shape), known);
    }
    const [usual] = [...shapes.values()].sort((one, other) => other.count - one.count);
    if (usual !== undefined) return usual.shape;
  }
  return undefined;
}

function readLinkedShape(source: SourceDocument, entry: Entry): LinkedShape | undefined {
  const citation = citationOf(source, entry);
  const { link } = citation ?? {};
  if (citation === undefined || link === undefined || link.urlStart === -1) return undefined;
  return citation.titleLink === link ? titleLinkShape(source.text, citation, link) : labelledLinkShape(source.text, citation, link);
}

function titleLinkShape(text: string, { title, titleSpan }: Citation, { urlStart, urlEnd }: InlineNode): LinkedShape | undefined {
  const shape = {
    beforeTitle: text.slice(titleSpan.start, title.span.start),
    afterTitle: text.slice(title.span.end, urlStart).replace(/<$/, ''),
    afterUrl: text.slice(urlEnd, titleSpan.end).replace(/^>/, ''),
    isTitleLinked: true,
  };
  const isWhole = /^[*_]*\[[*_]*$/.test(shape.beforeTitle) && /^[*_]*\]\($/.test(shape.afterTitle) && /^\)[*_]*$/.test(shape.afterUrl);
  return isWhole ? shape : undefined;
}

/** `**Title** [[pdf](u)]`: what stands between the two is left out, but for a comma or a colon. */
function labelledLinkShape(text: string, citation: Citation, link: InlineNode): LinkedShape | undefined {
  const marks = titleMarks(text, citation);
  if (marks === undefined || link.start < citation.titleSpan.end || kindOfLabel(link.text) !== 'paper') return undefined;
  const { start, end } = withBrackets(text, link);
  const glue = /[,:：，]?[ \t]*$/.exec(text.slice(citation.titleSpan.end, start))?.[0] ?? '';
  return {
    beforeTitle: marks.beforeTitle,
    afterTitle: marks.afterTitle + (glue === '' ? ' ' : glue) + text.slice(start, link.urlStart).replace(/<$/, ''),
    afterUrl: text.slice(link.urlEnd, end).replace(/^>/, ''),
    isTitleLinked: false,
  };
}

/** A link with the brackets around it alone: `[[pdf](u)]`, `([pdf](u))`. */
export function withBrackets(text: string, { start, end }: Span): Span {
  const pair = text.charAt(start - 1) + text.charAt(end);
  return ['[]', '()', '（）', '【】'].includes(pair) ? { start: start - 1, end: end + 1 } : { start, end };
}

function readPlainShape(source: SourceDocument, entry: Entry): PlainShape | undefined {
  const citation = citationOf(source, entry);
  return citation === undefined || citation.titleLink !== undefined ? undefined : titleMarks(source.text, citation);
}

/** The marks of emphasis or the quotes around the title; undefined where something else stands there. */
function titleMarks(text: string, { title, titleSpan }: Citation): PlainShape | undefined {
  const beforeTitle = text.slice(titleSpan.start, title.span.start);
  const afterTitle = text.slice(title.span.end, titleSpan.end).replace(/^[.,，。]/, '');
  return OPENING_MARKS.test(beforeTitle) && CLOSING_MARKS.test(afterTitle) && beforeTitle.length === afterTitle.length
    ? { beforeTitle, afterTitle }
    : undefined;
}

/** How the item nearest to the place begins, with the number that belongs there; undefined where none of the place's category is an item. */
export function leadThere({ source, near, offset }: Manner): ItemLead | undefined {
  const [nearest, ...others] = near;
  if (nearest === undefined) return undefined;
  const lead = itemLead(source, nearest);
  const number = /^\d+/.exec(lead.bullet)?.[0];
  if (number === undefined) return lead;
  // Where all have the same number, the list counts by itself.
  const counts =
    others.length === 0
      ? number !== '0'
      : others.some((entry) => !itemLead(source, entry).bullet.startsWith(number + lead.bullet.charAt(number.length)));
  const next = Number(number) + (counts && nearest.span.start < offset ? 1 : 0);
  return { ...lead, bullet: `${next}${lead.bullet.slice(number.length)}` };
}
