import type { InlineNode } from '../markdown/inline-nodes.ts';
import { kindOfLabel, leadsToPaper } from '../model/link-role.ts';
import type { Span } from '../text/span.ts';
import { readRemark, type Citation } from './citation.ts';
import type { CitedPart } from './inline-parts.ts';
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
  // A link cannot begin otherwise, and to ask is quicker than to search.
  if (text.charCodeAt(start) !== 0x5b) return undefined;
  LINK.lastIndex = start;
  const match = LINK.exec(text);
  if (match === null || LINK.lastIndex > end) return undefined;
  // By index: taking an array apart costs as much as the search.
  const label = match[1] ?? '';
  const url = match[2] ?? '';
  if (UNFIT.test(label) || kindOfLabel(label) !== 'title' || !leadsToPaper(url) || authorsLength(label) > 0) return undefined;
  return new PlainCitation(text, { start, end, label, url });
}

const NONE: readonly CitedPart[] = [];

/** Finds its parts when asked, since a list of thousands is printed with titles and addresses alone. */
class PlainCitation implements Citation {
  readonly #text: string;
  readonly #start: number;
  readonly #lineEnd: number;
  readonly #label: string;
  readonly #url: string;

  constructor(text: string, { start, end, label, url }: { start: number; end: number; label: string; url: string }) {
    this.#text = text;
    this.#start = start;
    this.#lineEnd = end;
    this.#label = label;
    this.#url = url;
  }

  get isPlain(): boolean {
    return true;
  }

  get markers(): readonly CitedPart[] {
    return NONE;
  }

  get strike(): undefined {
    return undefined;
  }

  get title(): CitedPart {
    const start = this.#start + 1;
    return { span: { start, end: start + this.#label.length }, text: this.#label };
  }

  get titleText(): string {
    return this.#label;
  }

  get url(): string {
    return this.#url;
  }

  get titleSpan(): Span {
    return { start: this.#start, end: this.end };
  }

  get titleLink(): InlineNode {
    return this.link;
  }

  get link(): InlineNode {
    const contentEnd = this.#start + 1 + this.#label.length;
    const urlStart = contentEnd + 2;
    const urlEnd = urlStart + this.#url.length;
    const spans = { start: this.#start, end: urlEnd + 1, contentStart: this.#start + 1, contentEnd, urlStart, urlEnd };
    return { kind: 'link', text: this.#label, url: this.#url, children: [], ...spans };
  }

  get links(): readonly InlineNode[] {
    return [this.link];
  }

  get end(): number {
    // `[`, `](` and `)`.
    return this.#start + this.#label.length + this.#url.length + 4;
  }

  get remark(): string {
    return readRemark(this.#text, this.end, this.#lineEnd);
  }
}
