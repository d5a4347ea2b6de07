import type { InlineNode } from '../markdown/inline-nodes.ts';
import { kindOfLabel, leadsToPaper } from '../model/link-role.ts';
import { lineEndAt, nextLineStart } from '../text/indent.ts';
import { linksOf } from './inline-parts.ts';

/**
 * Where the lines end that cite the paper, of a paragraph whose inline nodes these are; what stands below is its note. The first line does,
 * with those on which it breaks in the middle of a link or of marked text, those after it that hold nothing but links and images, and, where it has
 * no link, those up to the paper's.
 */
export function citedLinesEnd(text: string, nodes: readonly InlineNode[], end: number): number {
  let at = lineEndAt(text, nodes[0]?.start ?? end);
  if (at >= end) return end;
  for (;;) {
    if (at >= end) return end;
    const broken = nodes.find((node) => node.kind !== 'text' && node.kind !== 'break' && node.start < at && at < node.end);
    const next = nextLineStart(text, at);
    if (broken !== undefined) at = lineEndAt(text, broken.end);
    else if (holdsLinksAlone(text, nodes, next) || GOES_ON.test(text.slice(next, next + 20))) at = lineEndAt(text, next);
    else break;
  }
  if (linksOf(nodes.filter((node) => node.start < at)).length > 0) return at;
  const link = linksOf(nodes).find(({ url, text: label }) => url !== undefined && (kindOfLabel(label) === 'paper' || leadsToPaper(url)));
  return link === undefined ? at : lineEndAt(text, link.end);
}

/** A line that begins so goes on with the one before. */
const GOES_ON = /^[ \t]*[;,)\]]/;

/** What may stand between links of a line that holds nothing else. */
const BETWEEN_LINKS = /^[\s[\](){}（）【】,，;；:：|/.·•-]*$/;

function holdsLinksAlone(text: string, nodes: readonly InlineNode[], start: number): boolean {
  const end = lineEndAt(text, start);
  let hasLink = false;
  for (const node of nodes) {
    if (node.end <= start || node.start >= end) continue;
    if (node.kind === 'text') {
      if (!BETWEEN_LINKS.test(text.slice(Math.max(start, node.start), Math.min(end, node.end)))) return false;
    } else if (node.kind !== 'link' && node.kind !== 'image' && node.kind !== 'html' && node.kind !== 'break') return false;
    else hasLink ||= node.kind === 'link' || node.kind === 'image';
  }
  return hasLink;
}
