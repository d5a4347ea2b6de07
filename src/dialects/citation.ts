import type { InlineNode } from '../markdown/inline-nodes.ts';
import { findMarkerAt } from '../model/marker.ts';
import { kindOfLabel, leadsToPaper } from '../model/link-role.ts';
import { trimSpan, type Span } from '../text/span.ts';
import { findTitle } from './cited-title.ts';
import { linksOf, soleNode, type CitedPart } from './inline-parts.ts';

/** What a stretch of inline Markdown says of a paper, in whatever order and marks it says it. */
export interface Citation {
  /** Emoji, check marks and shortcodes before all else: each may be the sign of a status. */
  readonly markers: readonly CitedPart[];
  /** The `~~` element around all of it. */
  readonly strike: InlineNode | undefined;
  readonly title: CitedPart;
  /** The title as a reader sees it, and the address of the link: asked for more often than where they stand. */
  readonly titleText: string;
  readonly url: string | undefined;
  /** What holds the title: the link, the emphasis, the quotes. */
  readonly titleSpan: Span;
  /** The link that the title is the label of. */
  readonly titleLink: InlineNode | undefined;
  /** The link to the paper: that of the title, else one that says or shows that it leads to one. */
  readonly link: InlineNode | undefined;
  /** All links, in order. */
  readonly links: readonly InlineNode[];
  /** What stands in brackets or backticks right after the title, as `(ICLR 2023)`; '' where nothing does. */
  readonly remark: string;
  /** Where title and link end, the later of the two. */
  readonly end: number;
  /** Whether it was read only as far as its link, which leads to a paper. */
  readonly isPlain: boolean;
}

/** Reads the citation that `nodes`, all of a stretch of `text`, make; undefined where nothing in it could be a title. */
export function readCitation(text: string, nodes: readonly InlineNode[]): Citation | undefined {
  const strike = soleNode(nodes, 'delete');
  const all = strike?.children ?? nodes;
  const lead = readLead(text, all);
  const title = findTitle(text, all, lead.end);
  if (title === undefined) return undefined;
  const links = linksOf(all);
  const link = title.link?.url === undefined ? findPaperLink(links, title.link) : title.link;
  const end = Math.max(title.span.end, link?.end ?? 0);
  return {
    markers: lead.markers,
    strike,
    title: title.part,
    titleText: title.part.text,
    url: link?.url,
    titleSpan: title.span,
    titleLink: title.link,
    link,
    links,
    remark: readRemark(text, title.span.end, all.at(-1)?.end ?? 0),
    end,
    isPlain: false,
  };
}

/** The citation with another title, which stands within its own. */
export function retitleCitation(citation: Citation, title: CitedPart): Citation {
  const { markers, strike, url, titleSpan, titleLink, link, links, remark, end, isPlain } = citation;
  return { markers, strike, title, titleText: title.text, url, titleSpan, titleLink, link, links, remark, end, isPlain };
}

interface Lead {
  readonly markers: readonly CitedPart[];
  /** Where what may be the title starts. */
  readonly end: number;
}

/** A stray bullet after a checkbox, the entry's own number, or a year and what separates it: `- `, `3) `, `[12]`, `[2019] `, `2013 - `. */
const LEADING = /[-–•·]\s+|\(?\d{1,3}[.)]\s+|\[\d{1,3}\]\.?\s*|[[(（]?(?:19|20)\d\d(?:[.-]\d{1,2}){0,2}(?:[\])）]\s*|\s*[-–—:：]+\s+)/y;
/** More signs and numbers than these are not what a title begins with. */
const MOST_STEPS = 8;

/** What stands before the title: signs, a number, a year. */
function readLead(text: string, nodes: readonly InlineNode[]): Lead {
  const markers: CitedPart[] = [];
  let index = 0;
  let at = nodes[0]?.start ?? 0;
  for (let steps = 0; steps < MOST_STEPS; steps += 1) {
    const node = nodes[index];
    if (node === undefined) break;
    at = Math.max(at, node.start);
    if (node.kind === 'text') at = trimSpan(text, at, node.end).start;
    if (at >= node.end || isNumber(node) || node.kind === 'html') {
      index += 1;
      at = node.end;
      continue;
    }
    const next = node.kind === 'text' ? leadingEnd(text, at, markers) : at;
    if (next === at || next > node.end) break;
    at = next;
  }
  return { markers, end: at };
}

function leadingEnd(text: string, at: number, markers: CitedPart[]): number {
  const marker = findMarkerAt(text, at);
  if (marker !== undefined) {
    const span = { start: at, end: at + marker.length };
    markers.push({ span, text: marker });
    return span.end;
  }
  LEADING.lastIndex = at;
  return LEADING.test(text) ? LEADING.lastIndex : at;
}

/** `**[39]**`: the number the list gives the paper. */
function isNumber({ kind, text }: InlineNode): boolean {
  return kind === 'strong' && /^\s*\[?\d{1,4}[\].):]*\s*$/.test(text);
}

/** The link labelled for the paper, else one that leads to a paper whatever it is labelled, but for what is labelled as something else. */
function findPaperLink(links: readonly InlineNode[], without: InlineNode | undefined): InlineNode | undefined {
  const others = links.filter((link) => link !== without && link.url !== undefined);
  const labelled = others.find((link) => kindOfLabel(link.text) === 'paper');
  return labelled ?? others.find((link) => kindOfLabel(link.text) !== 'other' && leadsToPaper(link.url ?? ''));
}

/** How far after the title a remark is looked for, in UTF-16 units. */
const REMARK_REACH = 80;
const REMARK =
  /^[\s,.:：*_]*(?:[[(（【]\s*([^\][()（）【】`;；|]{2,40})|(`[^`]{2,40}`)|((?:[A-Z]|arXiv)[\w&/.+-]*(?: [A-Z][\w&/.+-]*){0,3} (?:19|20)\d\d))/;

/** What stands in brackets or backticks right after the title, which ends at `start`, and before `end`; '' where nothing does. */
export function readRemark(text: string, start: number, end: number): string {
  const [, bracketed, code, bare] = REMARK.exec(text.slice(start, Math.min(start + REMARK_REACH, end))) ?? [];
  return code ?? (bracketed === undefined && bare === undefined ? '' : `(${(bracketed ?? bare ?? '').trim()})`);
}
