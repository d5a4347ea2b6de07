import type { InlineNode } from '../markdown/inline-nodes.ts';
import { kindOfLabel, leadsToPaper } from '../model/link-role.ts';
import { readRemark, type Citation } from './citation.ts';
import { authorsLength } from './plain-title.ts';

/** A link of which nothing but its brackets is Markdown. */
const LINK = /\[([^\s[\]\\`*_<>&!~《》](?:[^[\]\\`*_<>&!~\t\n\r《》]{0,300}[^\s[\]\\`*_<>&!~《》])?)\]\(([^\s()<>\\&]{1,2000})\)/y;
/** What would be a link without brackets, or is shown otherwise than it stands. */
const UNFIT = /:\/\/|www\.|@| {2}/i;

/**
 * What a stretch on one line cites that begins with a plain link to a paper, as most do: read without looking at what follows the link, which
 * could change nothing but which other links there are. Undefined for any other stretch.
 */
export function readPlainCitation(text: string, start: number, end: number): Citation | undefined {
  LINK.lastIndex = start;
  const match = LINK.exec(text);
  if (match === null || LINK.lastIndex > end) return undefined;
  const [, label = '', url = ''] = match;
  if (UNFIT.test(label) || kindOfLabel(label) !== 'title' || !leadsToPaper(url) || authorsLength(label) > 0) return undefined;
  const link = createLink(start, label, url);
  const title = { span: { start: link.contentStart, end: link.contentEnd }, text: label };
  const titleSpan = { start, end: link.end };
  return {
    markers: [],
    strike: undefined,
    title,
    titleSpan,
    titleLink: link,
    link,
    links: [link],
    remark: readRemark(text, link.end, end),
    end: link.end,
    isPlain: true,
  };
}

function createLink(start: number, text: string, url: string): InlineNode {
  const contentEnd = start + 1 + text.length;
  const urlStart = contentEnd + 2;
  const urlEnd = urlStart + url.length;
  return { kind: 'link', start, end: urlEnd + 1, contentStart: start + 1, contentEnd, text, url, urlStart, urlEnd, children: [] };
}
