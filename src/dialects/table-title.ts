import type { InlineNode } from '../markdown/inline-nodes.ts';
import { kindOfLabel, leadsToPaper } from '../model/link-role.ts';
import { isKnownVenue } from '../model/venue.ts';
import { trimSpan, type Span } from '../text/span.ts';
import { readCitation } from './citation.ts';
import { linksOf, visibleText, type CitedPart } from './inline-parts.ts';
import { authorsLength, cutTitle } from './plain-title.ts';

/** What a cell of a column of titles cites. */
export interface CellTitle {
  /** As a reader sees it. */
  readonly text: string;
  readonly span: Span;
  /** What holds the title: its link, its emphasis. */
  readonly outer: Span;
  /** The link that the title is the label of. */
  readonly url: string | undefined;
  /** Where its address is written; undefined where there is none, or it stands elsewhere. */
  readonly urlSpan: Span | undefined;
  /** Whether the title is a link at all, though perhaps to nowhere. */
  readonly isLinked: boolean;
  /** Other links of the cell, in order. */
  readonly links: readonly InlineNode[];
  /** Signs before the title. */
  readonly markers: readonly CitedPart[];
}

/** What reading a cell takes of its document. */
export interface CellDocument {
  readonly text: string;
  readonly readNodes: (start: number, end: number) => readonly InlineNode[];
}

/** Reads the title in the cell `[start, end)`; undefined where there is none. */
export function readCellTitle(document: CellDocument, { start, end }: Span): CellTitle | undefined {
  const { text } = document;
  const cell = trimSpan(text, start, end);
  if (cell.start === cell.end) return undefined;
  const linked = readPlainly(text, cell);
  if (linked !== undefined) return linked;
  const cited = { start: cell.start, end: descriptionStart(text, cell) };
  return readWords(text, cited) ?? readNodes(document, cited);
}

const NUMBER = /(?:\(?\d{1,3}[.)][ \t]+|\[\d{1,3}\]\.?[ \t]*)?/y;
const STRONG = /\*\*([^\s\\`*_[\]<>&!~|:@](?:[^\\`*_[\]<>&!~|@\n\r]{0,300}[^\s\\`*_[\]<>&!~|:@])?)\*\*(?=[ \t]|$)/y;
const LINK = /\[([^\s\\`*_[\]<>&!~|@《](?:[^\\`*_[\]<>&!~|@《\n\r]{0,300}[^\s\\`*_[\]<>&!~|@])?)\]\(([^\s()<>\\&|]{1,2000})\)/y;
const BARE_LINK = /:\/\/|www\.| {2}/i;

/** Titles that begin a cell as most do, as plain strong text or a plain link to a paper: what follows could not change what they are. */
function readPlainly(text: string, cell: Span): CellTitle | undefined {
  NUMBER.lastIndex = cell.start;
  NUMBER.test(text);
  const at = NUMBER.lastIndex;
  const code = text.charCodeAt(at);
  if (code === 0x2a) return readStrong(text, at, cell.end);
  return code === 0x5b ? readLink(text, at, cell.end) : undefined;
}

function readStrong(text: string, at: number, end: number): CellTitle | undefined {
  STRONG.lastIndex = at;
  const label = STRONG.exec(text)?.[1];
  const outer = { start: at, end: STRONG.lastIndex };
  if (label === undefined || outer.end > end || BARE_LINK.test(label) || isKnownVenue(label)) return undefined;
  return {
    text: label,
    span: { start: at + 2, end: outer.end - 2 },
    outer,
    url: undefined,
    urlSpan: undefined,
    isLinked: false,
    ...NOTHING,
  };
}

function readLink(text: string, at: number, end: number): CellTitle | undefined {
  LINK.lastIndex = at;
  const match = LINK.exec(text);
  if (match === null || LINK.lastIndex > end) return undefined;
  const [, label = '', url = ''] = match;
  if (BARE_LINK.test(label) || kindOfLabel(label) !== 'title' || !leadsToPaper(url) || authorsLength(label) > 0) return undefined;
  const outer = { start: at, end: LINK.lastIndex };
  const span = { start: at + 1, end: at + 1 + label.length };
  return { text: label, span, outer, url, urlSpan: { start: span.end + 2, end: outer.end - 1 }, isLinked: true, ...NOTHING };
}

const NOTHING: Pick<CellTitle, 'links' | 'markers'> = { links: [], markers: [] };

/** Nothing but words, of which none is Markdown, in quotes or a sign. */
const WORDS = /[A-Za-z\u4e00-\u9fff][^\\`*_[\]<>&!~|@\n\r"“”《》「」\u2190-\u2bff\ud800-\udfff]*/y;

/** A title of words alone, after a number perhaps. */
function readWords(text: string, { start, end }: Span): CellTitle | undefined {
  NUMBER.lastIndex = start;
  NUMBER.test(text);
  WORDS.lastIndex = NUMBER.lastIndex;
  if (!WORDS.test(text) || WORDS.lastIndex < end) return undefined;
  NUMBER.lastIndex = start;
  NUMBER.test(text);
  const span = cutPlain(text, NUMBER.lastIndex, end);
  const shown = text.slice(span.start, span.end);
  if (shown === '' || BARE_LINK.test(shown)) return undefined;
  return { text: shown, span, outer: span, url: undefined, urlSpan: undefined, isLinked: false, ...NOTHING };
}

/** Titles are shorter, and what is said of them is longer, in UTF-16 units; a sentence may be shorter. */
const LONGEST_TITLE = 240;
const SHORTEST_DESCRIPTION = 80;
const SHORTEST_SENTENCE = 40;

/** Two blanks, or a dash before a lower-case letter. */
const GAP = /\S(?:[ \t]{2,}\S|[ \t]+[-–—]+[ \t]+[a-z])/;

/** Where a description begins that stands two blanks or a dash after the title, as `T - introduces …`; else the end of the cell. */
function descriptionStart(text: string, { start, end }: Span): number {
  if (end - start < SHORTEST_SENTENCE) return end;
  const gap = text.slice(start, Math.min(end, start + LONGEST_TITLE)).search(GAP);
  const least = /[.。!！?？]/.test(text.charAt(end - 1)) ? SHORTEST_SENTENCE : SHORTEST_DESCRIPTION;
  return gap === -1 || end - start - gap < least ? end : start + gap + 1;
}

function readNodes({ text, readNodes: read }: CellDocument, cell: Span): CellTitle | undefined {
  const nodes = read(cell.start, cell.end);
  const image = readImage(text, nodes);
  if (image !== undefined) return image;
  const citation = readCitation(text, nodes);
  if (citation === undefined) return undefined;
  const { links, markers, titleLink } = citation;
  const link = titleLink ?? links.find(isTitleLink);
  if (link !== undefined) {
    const isOwn = link === titleLink;
    const span = isOwn ? citation.title.span : trimSpan(text, link.contentStart, link.contentEnd);
    return {
      text: showCode(text, isOwn ? citation.titleText : visibleText(text, link.children, span), span),
      span,
      outer: isOwn ? citation.titleSpan : { start: link.start, end: link.end },
      url: link.url,
      urlSpan: link.urlStart === -1 ? undefined : { start: link.urlStart, end: link.urlEnd },
      isLinked: true,
      links: links.filter((each) => each !== link),
      markers,
    };
  }
  const rest = { url: undefined, urlSpan: undefined, isLinked: false, links: linksOf(nodes), markers };
  const plain = plainSpan(text, nodes, citation.title.span);
  if (plain === undefined)
    return { text: showCode(text, citation.titleText, citation.title.span), span: citation.title.span, outer: citation.titleSpan, ...rest };
  return { text: showCode(text, visibleText(text, nodes, plain), plain), span: plain, outer: plain, ...rest };
}

/** Whether a link in a cell of titles, wherever it stands there, is labelled with the title of the paper it leads to. */
function isTitleLink({ text: label, url }: InlineNode): boolean {
  return url !== undefined && kindOfLabel(label) === 'title' && !BARE_LINK.test(label) && leadsToPaper(url);
}

/** In the code of a table's cell a backslash before a bar is not seen. */
function showCode(text: string, title: string, { start, end }: Span): string {
  return title.includes('\\|') && text.slice(start, end).includes('`') ? title.replaceAll('\\|', '|') : title;
}

/** Where a cell holds nothing but text, or text around a link that is part of the sentence, the title is all of it. */
function plainSpan(text: string, nodes: readonly InlineNode[], { start, end }: Span): Span | undefined {
  const last = nodes.at(-1)?.end ?? end;
  if (nodes.every(({ kind }) => kind === 'text')) return cutPlain(text, start, last);
  const isSentence =
    nodes.every(({ kind }) => kind === 'text' || kind === 'link') && nodes.some((node) => node.start === end && isWord(node));
  return isSentence ? trimSpan(text, start, last) : undefined;
}

function cutPlain(text: string, start: number, end: number): Span {
  const source = text.slice(start, end);
  if (authorsLength(source) > 0) return trimSpan(text, start, end);
  const cut = cutTitle(source);
  // In a cell of its own a title may well end in a colon.
  const isWhole = /^[\s,;:：.。，、([（【{|—–-]*$/.test(source.slice(cut.end));
  return trimSpan(text, start + cut.start, isWhole ? end : start + cut.end);
}

/** Whether a node is a link that is read as words, and not as a label. */
function isWord({ kind, text }: InlineNode): boolean {
  return kind === 'link' && kindOfLabel(text) === 'title' && !BARE_LINK.test(text);
}

/** Files that are pictures, and sites that make badges. */
const PICTURE = /\.(?:png|jpe?g|gif|svg|webp|bmp)(?:[?#]|$)|shields\.io|badge/i;

/** `![Title](url)`: a link that its owner made an image of by mistake. */
function readImage(text: string, nodes: readonly InlineNode[]): CellTitle | undefined {
  const image = nodes.find(({ kind, text: shown }) => kind !== 'text' || shown.trim() !== '');
  if (image?.kind !== 'image' || image.url === undefined || PICTURE.test(image.url)) return undefined;
  const span = trimSpan(text, image.contentStart, image.contentEnd);
  const label = text.slice(span.start, span.end).replace(/\\([!-/:-@[-`{-~])/g, '$1');
  if (kindOfLabel(label) !== 'title') return undefined;
  const urlSpan = image.urlStart === -1 ? undefined : { start: image.urlStart, end: image.urlEnd };
  const outer = { start: image.start, end: image.end };
  return { text: label, span, outer, url: image.url, urlSpan, isLinked: true, links: linksOf(nodes), markers: [] };
}
