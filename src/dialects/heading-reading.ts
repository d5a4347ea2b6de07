import type { InlineNode } from '../markdown/inline-nodes.ts';
import type { Block } from '../markdown/outline.ts';
import { kindOfLabel } from '../model/link-role.ts';
import { lineEndAt } from '../text/indent.ts';
import { trimSpan, type Span } from '../text/span.ts';
import { readCitation, type Citation } from './citation.ts';
import { linksOf } from './inline-parts.ts';
import type { ItemDocument } from './item-reading.ts';
import { findTrailingSign, type TrailingSign } from './trailing-sign.ts';

/** A heading as what may cite a paper. */
export interface CitedHeading {
  readonly citation: Citation;
  /** Where the lines end that cite the paper: the heading, or a line of links right below it. */
  readonly citedEnd: number;
  /** What may be the sign of a status after the title. */
  readonly trailing: TrailingSign | undefined;
}

/** Reads the heading, and the line below it where that holds nothing but the links the heading lacks; undefined where nothing in it could be a title. */
export function citeHeading({ text, legend, readNodes }: ItemDocument, heading: Block, below: Block | undefined): CitedHeading | undefined {
  const { contentStart, contentEnd, end } = heading;
  const trailing = findTrailingSign(text, { start: contentStart, end: contentEnd }, legend);
  const nodes = readNodes(contentStart, trimSpan(text, contentStart, trailing?.span.start ?? contentEnd).end);
  const citation = readCitation(text, nodes);
  if (citation === undefined) return undefined;
  const line = below?.kind === 'paragraph' && citation.links.length === 0 ? readLinkLine({ text, readNodes }, below) : undefined;
  if (line === undefined) return { citation, citedEnd: end, trailing };
  const { link, links } = line;
  return { citation: { ...citation, url: link.url, link, links, end: link.end }, citedEnd: line.end, trailing };
}

interface LinkLine {
  readonly link: InlineNode;
  readonly links: readonly InlineNode[];
  readonly end: number;
}

/** Words that stand before a link: `Paper: `, `[pdf] `. */
const LABELS =
  /\b(?:papers?|pdf|arxiv|links?|urls?|doi|code|github|project|page|website|official)\b|论文|链接|原文|地址|代码|論文|リンク|논문|링크/gi;

/** The first line of the paragraph, if it holds nothing but links and words that say where they lead, one of them to the paper. */
function readLinkLine({ text, readNodes }: Pick<ItemDocument, 'text' | 'readNodes'>, paragraph: Block): LinkLine | undefined {
  const line: Span = { start: paragraph.start, end: Math.min(paragraph.end, lineEndAt(text, paragraph.start)) };
  if (!/\]\(|https?:|www\./i.test(text.slice(line.start, line.end))) return undefined;
  const nodes = readNodes(line.start, line.end);
  let words = '';
  for (const { kind, start, end } of nodes) {
    if (kind === 'text') words += text.slice(start, end);
    else if (kind !== 'link' && kind !== 'image' && kind !== 'html' && kind !== 'break') return undefined;
  }
  const isBare = words.replace(LABELS, '').replace(/[\s[\](){}（）【】,，;；:：|/.·•<>-]+/g, '') === '';
  const links = linksOf(nodes);
  const link = links.find(({ text: label, url }) => url !== undefined && kindOfLabel(label) !== 'other');
  return isBare && link !== undefined ? { link, links, end: line.end } : undefined;
}

/** The note of a heading's section that ends at `end`: what follows the lines that cite the paper. */
export function headingNote(text: string, citedEnd: number, end: number): Span | undefined {
  const span = trimSpan(text, citedEnd, end);
  return span.start === span.end ? undefined : span;
}
