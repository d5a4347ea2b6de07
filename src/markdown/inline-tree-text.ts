import type { FindDefinition } from './inline-nodes.ts';
import { normalizeLabel } from './inline-label.ts';
import type { Span } from '../text/span.ts';

/** Before a stretch, so that none begins a block: `1. Title` is no list here, and `# 1 in …` no heading. */
export const LEAD = 'x ';

/** A stretch as a Markdown document of one paragraph, and the way back from it. */
export interface StretchText {
  /** `LEAD`, then the stretch, no line indented but those that would else begin a block; then the definitions its labels have. */
  readonly markdown: string;
  /** How much of that is the paragraph. */
  readonly length: number;
  readonly lines: readonly Line[];
  /** The destinations of the labels, by what remark-parse calls their identifier. */
  readonly urls: ReadonlyMap<string, string>;
}

/** Where one line of the stretch is, less its indentation. */
interface Line {
  /** In the Markdown. */
  readonly at: number;
  /** In the document. */
  readonly offset: number;
}

/** What may begin a block, or make one of the line before; four spaces keep it from that. */
const BLOCK_START = /^(?:[#>*+=_<|:[-]|\d|```|~~~)/;
const PADDING = '    ';
/** What may be a label, from the bracket on. */
const LABELS = /\[(?=((?:[^\\[\]]|\\[^])*)\])/g;
/** A definition's label has at most 999 characters. */
const LONGEST_LABEL = 990;

/** The stretch `span` of `text` for remark-parse. */
export function createStretchText(text: string, span: Span, findDefinition: FindDefinition): StretchText {
  const stretch = text.slice(span.start, span.end);
  const lines: Line[] = [];
  let markdown = LEAD;
  let start = 0;
  for (const match of stretch.matchAll(/(?:\r\n|[\n\r])[ \t]*|$/g)) {
    const isFirst = lines.length === 0;
    const line = stretch.slice(start, match.index);
    if (!isFirst && BLOCK_START.test(line)) markdown += PADDING;
    lines.push({ at: markdown.length, offset: span.start + start });
    markdown += line + match[0].replace(/[ \t]+$/, '');
    start = match.index + match[0].length;
  }
  const urls = findUrls(stretch, findDefinition);
  const definitions = [...urls.keys()].map((label) => `\n\n[${label}]: x`);
  return { markdown: markdown + definitions.join(''), length: markdown.length, lines, urls };
}

/** Where the Markdown's character at `at` is in the document. */
export function documentOffset({ lines }: StretchText, at: number): number {
  const line = lines.findLast((line) => line.at <= at) ?? lines[0];
  return line === undefined ? at : line.offset + at - line.at;
}

/** Whether a line of `[start, end)` was indented for remark-parse. */
export function isPadded({ markdown }: StretchText, start: number, end: number): boolean {
  return /[\n\r] {4}/.test(markdown.slice(start, end));
}

/** The labels in a stretch that have a definition. */
function findUrls(stretch: string, findDefinition: FindDefinition): ReadonlyMap<string, string> {
  const urls = new Map<string, string>();
  for (const [, written = ''] of stretch.matchAll(LABELS)) {
    const label = normalizeLabel(written);
    const url = label === '' || label.length > LONGEST_LABEL ? undefined : findDefinition(label);
    if (url !== undefined) urls.set(label.toLowerCase(), url);
  }
  return urls;
}
