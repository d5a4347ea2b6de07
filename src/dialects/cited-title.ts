import type { InlineNode } from '../markdown/inline-nodes.ts';
import { kindOfLabel, leadsToPaper } from '../model/link-role.ts';
import { trimSpan, type Span } from '../text/span.ts';
import { isBlankNode, linkWithin, visibleText, type CitedPart } from './inline-parts.ts';
import { QUOTED } from './quotes.ts';
import { authorsLength, cutTitle, isTitleLike, isVenueText } from './plain-title.ts';

/** The title of a citation, and the link that it is the label of. */
export interface FoundTitle {
  readonly part: CitedPart;
  readonly link: InlineNode | undefined;
  /** What holds the title: the link, the emphasis, the quotes. */
  readonly span: Span;
}

/**
 * The title among `nodes`, from the offset `from` on, where signs and numbers before it end. In order: a link that comes first and is not labelled
 * `pdf` or the like; bold or slanted text that comes first; a link whose label is a title, after a venue or the like; text in bold or quotes
 * after the names of authors; plain text.
 */
export function findTitle(text: string, nodes: readonly InlineNode[], from: number): FoundTitle | undefined {
  const start = skipLabels(text, nodes, from);
  const rest = nodes.filter((node) => node.end > start && !isBlankNode(node));
  const [first] = rest;
  if (first === undefined) return titleOfLabel(text, nodes, from);
  const seen = { text, nodes, rest, start };
  return (
    titleFromFirst(seen, first) ?? titleFromLaterLink(seen) ?? titleWithinText(seen) ?? plainTitle(seen) ?? titleOfLabel(text, nodes, from)
  );
}

/** What is looked at for the title: the nodes that reach beyond `start`, what shows nothing left out. */
interface Seen {
  readonly text: string;
  readonly nodes: readonly InlineNode[];
  readonly rest: readonly InlineNode[];
  readonly start: number;
}

/** Where the labels end that stand before a title: `[[arXiv](u)] `, `[pdf](u) [code](v): `; `from` where there are none, or nothing after them. */
function skipLabels(text: string, nodes: readonly InlineNode[], from: number): number {
  let at = from;
  let hasLabel = false;
  for (const node of nodes) {
    if (node.end <= from) continue;
    if (isLabelLink(text, node)) hasLabel = true;
    else if (!isBlankNode(node) && node.kind !== 'image') {
      const start = node.kind === 'text' ? skipPunctuation(text, Math.max(at, node.start), node.end) : node.start;
      if (start < node.end) return hasLabel ? start : from;
    }
    at = node.end;
  }
  return from;
}

/** Whether the node is a link that no title is the label of. */
function isLabelLink(text: string, node: InlineNode): boolean {
  const link = linkWithin(node);
  return link !== undefined && (isBracketed(text, link) || kindOfLabel(link.text) !== 'title');
}

function skipPunctuation(text: string, start: number, end: number): number {
  return start + (/^[\s[\](){}（）【】,，;；:：|/.·-]*/.exec(text.slice(start, end))?.[0].length ?? 0);
}

/** Whether the link stands in brackets of its own: `[[pdf](u)]`, `([paper](u))`. */
function isBracketed(text: string, { start, end }: InlineNode): boolean {
  return '[(（【'.includes(text.charAt(start - 1)) && '])）】,;'.includes(text.charAt(end)) && start > 0 && end < text.length;
}

function titleFromFirst(seen: Seen, first: InlineNode): FoundTitle | undefined {
  if (first.start < seen.start) return undefined;
  const link = linkWithin(first);
  if (link !== undefined) return isBracketed(seen.text, link) ? undefined : titleFromLink(seen.text, link, first);
  if ((first.kind !== 'strong' && first.kind !== 'emphasis') || isVenueText(first.text)) return undefined;
  return titleWithSubtitle(seen, first) ?? { part: contentPart(seen.text, first), link: undefined, span: spanOf(first) };
}

/** `**Name**: Rest of the title`, as far as plain text goes. */
function titleWithSubtitle({ text, nodes, rest }: Seen, strong: InlineNode): FoundTitle | undefined {
  const next = rest[1];
  const isSplit = /[:：]\s*$/.test(strong.text);
  if (next?.kind !== 'text' || next.start !== strong.end || !(isSplit || /^[:：]/.test(next.text))) return undefined;
  const { end } = cutTitle(text.slice(next.start, next.end));
  const tail = text.slice(next.start, next.start + end);
  if (tail.replace(/^[:：\s]+/, '').length < 4) return undefined;
  const span = { start: strong.start, end: next.start + end };
  return { part: { span, text: visibleText(text, nodes, span) }, link: undefined, span };
}

/** A link later on whose label is a title, where what stands before it is none: a venue, a year, a label and a colon. */
function titleFromLaterLink({ text, nodes, rest, start }: Seen): FoundTitle | undefined {
  for (const node of rest) {
    const link = linkWithin(node);
    if (link === undefined || isBracketed(text, link)) continue;
    if (kindOfLabel(link.text) !== 'title') continue;
    const before = visibleText(text, nodes, { start, end: node.start });
    if (!isShortLead(before) || (isBareLink(link) && isNamedBefore(before, link))) return undefined;
    return titleFromLink(text, link, node);
  }
  return undefined;
}

function isBareLink({ text }: InlineNode): boolean {
  return /^(?:https?:\/\/|www\.)/i.test(text);
}

/** Whether what stands before an address is what the paper is called, and no venue: in quotes, or where the address is a paper's. */
function isNamedBefore(before: string, { url = '' }: InlineNode): boolean {
  const lead = before.replace(LEAD_END, '').trim();
  return QUOTED.test(before) || (leadsToPaper(url) && lead !== '' && !isVenueText(lead));
}

const LEAD_END = /[\s\-–—:：,，.|/]+$/;

function isShortLead(before: string): boolean {
  const lead = before.replace(LEAD_END, '').trim();
  return lead === '' || isVenueText(lead) || (lead.length < 24 && !isTitleLike(lead)) || /^[[(【].{1,30}[\])】]$/.test(lead);
}

/** `outer` is what holds the link alone: itself, or the emphasis around it. */
function titleFromLink(text: string, link: InlineNode, outer: InlineNode): FoundTitle | undefined {
  const part = contentPart(text, link);
  return part.text === '' ? undefined : { part: narrow(text, link, part), link, span: spanOf(outer) };
}

/** Within a label that also names authors, or that puts its title into 《》, the title alone. */
function narrow(text: string, { children }: InlineNode, part: CitedPart): CitedPart {
  const [only, ...more] = children;
  const source = text.slice(part.span.start, part.span.end);
  if (only?.kind !== 'text' || more.length > 0 || source !== part.text) return part;
  const titled = /《([^《》]{2,})》/.exec(source);
  if (titled !== null)
    return partOf(text, { start: part.span.start + titled.index + 1, end: part.span.start + titled.index + titled[0].length - 1 });
  if (authorsLength(source) === 0) return part;
  const { start, end } = cutTitle(source);
  return partOf(text, { start: part.span.start + start, end: part.span.start + end });
}

/** A title in quotes, or in bold or slanted text, after the names of authors or a venue and before any link. */
function titleWithinText({ text, nodes, rest, start }: Seen): FoundTitle | undefined {
  const linkAt = rest.findIndex((node) => linkWithin(node) !== undefined);
  const before = linkAt === -1 ? rest : rest.slice(0, linkAt);
  const limit = before.at(-1)?.end ?? start;
  const source = text.slice(start, limit);
  const quoted = QUOTED.exec(source);
  if (quoted !== null && (quoted.index > 0 || quoted[0].startsWith('《') || endsCitedTitle(quoted[0], source.slice(quoted[0].length)))) {
    const inner = { start: start + quoted.index + 1, end: start + quoted.index + quoted[0].length - 1 };
    return quotedTitle(text, nodes, inner);
  }
  const marked = before.find(
    (node, index) =>
      (node.kind === 'strong' || node.kind === 'emphasis') && (isTitleLike(node.text) || /^[:：]/.test(before[index + 1]?.text ?? '')),
  );
  if (marked === undefined || marked.start <= start || !isLeadOfTitle(visibleText(text, nodes, { start, end: marked.start })))
    return undefined;
  return (
    titleWithSubtitle({ text, nodes, rest: rest.slice(rest.indexOf(marked)), start }, marked) ?? {
      part: contentPart(text, marked),
      link: undefined,
      span: spanOf(marked),
    }
  );
}

/** Whether a title in quotes is over where `rest` follows: little more, a mark of punctuation (or before the closing quote), a bracket, a dash or authors; no subtitle. */
function endsCitedTitle(quoted: string, rest: string): boolean {
  return rest.trim().length < 8 || /[,.].$/.test(quoted) || /^\s*(?:[,.;，。；([（【|/]|[–—-]{1,3}\s|by\s)/.test(rest);
}

/** Without the emphasis around it and the full stop or comma at its end. */
function quotedTitle(text: string, nodes: readonly InlineNode[], inner: Span): FoundTitle | undefined {
  const marked = nodes.find(
    ({ kind, start, end: last }) => (kind === 'strong' || kind === 'emphasis') && start >= inner.start && last <= inner.end,
  );
  const whole =
    marked === undefined || visibleText(text, nodes, inner).length > marked.text.length + 3
      ? inner
      : { start: marked.contentStart, end: marked.contentEnd };
  const trimmed = trimSpan(text, whole.start, whole.end);
  const span = { start: trimmed.start, end: trimmed.end - (/[.,，。]+$/.exec(text.slice(trimmed.start, trimmed.end))?.[0].length ?? 0) };
  const shown = visibleText(text, nodes, span);
  return shown === '' ? undefined : { part: { span, text: shown }, link: undefined, span: { start: inner.start - 1, end: inner.end + 1 } };
}

/** Whether what stands before bold text is no title itself: names, a venue, a label. */
function isLeadOfTitle(before: string): boolean {
  return isShortLead(before) || authorsLength(`${before.trim()} X`) > 0 || /[,."“]\s*$/.test(before);
}

/** Plain text up to the first link, code, image or break, or up to bold text that ends the citation. */
function plainTitle({ text, nodes, rest, start }: Seen): FoundTitle | undefined {
  let end = start;
  for (const [index, node] of rest.entries()) {
    const isPlain =
      node.kind === 'text' || ((node.kind === 'strong' || node.kind === 'emphasis' || node.kind === 'code') && isAmongWords(rest, index));
    if (!isPlain || linkWithin(node) !== undefined) break;
    end = node.end;
  }
  const source = text.slice(start, end);
  const cut = cutTitle(source);
  const span = trimSpan(text, start + cut.start, start + cut.end);
  const shown = visibleText(text, nodes, span);
  return shown === '' ? undefined : { part: { span, text: shown }, link: undefined, span };
}

/** Whether text goes on after the node, so that it is a word among others. */
function isAmongWords(rest: readonly InlineNode[], index: number): boolean {
  const next = rest[index + 1];
  const node = rest[index];
  const mayBeFirst = node?.kind === 'code' && !isVenueText(node.text);
  return next?.kind === 'text' && /^[\s:,-]*[\w\u3040-\u9fff]/.test(next.text) && (index > 0 || mayBeFirst);
}

/** Where nothing else is a title, the label of the first link is, whatever it says. */
function titleOfLabel(text: string, nodes: readonly InlineNode[], from: number): FoundTitle | undefined {
  const node = nodes.find((each) => each.end > from && linkWithin(each) !== undefined);
  const link = node && linkWithin(node);
  return link && titleFromLink(text, link, node);
}

function spanOf({ start, end }: InlineNode): Span {
  return { start, end };
}

function contentPart(text: string, node: InlineNode): CitedPart {
  const span = trimSpan(text, node.contentStart, node.contentEnd);
  return { span, text: node.children.length > 0 ? visibleText(text, node.children, span) : node.text.replace(/\s+/g, ' ').trim() };
}

function partOf(text: string, span: Span): CitedPart {
  const trimmed = trimSpan(text, span.start, span.end);
  return { span: trimmed, text: text.slice(trimmed.start, trimmed.end).replace(/\s+/g, ' ') };
}
