import type { InlineNode } from '../markdown/inline-nodes.ts';
import { findLinkKey } from '../model/link-key.ts';
import { isAnchor, kindOfLabel, leadsToPaper, saysPaper } from '../model/link-role.ts';
import type { TableColumn } from '../model/table-row.ts';
import { trimSpan, type Span } from '../text/span.ts';
import { linksOf } from './inline-parts.ts';
import type { CellDocument, CellTitle } from './table-title.ts';

/** The link of a row to its paper. */
export interface RowLink {
  readonly url: string;
  /** Where its address is written; undefined where that is elsewhere, as for a reference. */
  readonly span: Span | undefined;
  /** Whether it leads to where papers are, or its label says that it does. */
  readonly isPaper: boolean;
}

/**
 * The link of a row to its paper: that of the title; else, in the columns for links first, one labelled so or one that leads to where papers are; else
 * the first in such a column that is not labelled as something else.
 */
export function findRowLink(document: CellDocument, { cells, columns, title, order = linkOrder(columns) }: LinkedRow): RowLink | undefined {
  if (title.url !== undefined) return { url: title.url, span: title.urlSpan, isPaper: leadsToPaper(title.url) };
  // A title that is a link to nowhere says that there is none.
  if (title.isLinked && title.links.length === 0) return undefined;
  let vague: RowLink | undefined;
  for (const index of cells.length > columns.length ? [...order, ...cells.keys()] : order) {
    const role = columns[index]?.role;
    const own = role === 'title' ? toRowLinks(title.links) : readLinks(document, cells[index]);
    const paper = own.find(({ link }) => link.isPaper);
    if (paper !== undefined) return paper.link;
    if (role === 'link') vague ??= findVagueLink(own);
  }
  return vague;
}

/** One that is not labelled as something else; or, whatever it is labelled, one to arXiv or with a DOI. */
function findVagueLink(links: readonly LabelledLink[]): RowLink | undefined {
  const found = links.find(({ label }) => label !== 'other') ?? links.find(({ link }) => findLinkKey(link.url) !== undefined);
  return found?.link;
}

interface LinkedRow {
  readonly cells: readonly Span[];
  readonly columns: readonly TableColumn[];
  readonly title: CellTitle;
  /** That of its columns, where it is known for all rows of a table. */
  readonly order?: readonly number[];
}

/** In which order columns are looked at for a link: those for links first, then that of the title, then all others but those of code and notes. */
export function linkOrder(columns: readonly TableColumn[]): readonly number[] {
  const rank = (index: number): number => RANKS[columns[index]?.role ?? 'other'] ?? 2;
  return [...columns.keys()].filter((index) => rank(index) < 3).sort((one, other) => rank(one) - rank(other));
}

const RANKS: Partial<Record<TableColumn['role'], number>> = { link: 0, title: 1, code: 3, note: 3, tags: 3, index: 3 };

interface LabelledLink {
  readonly link: RowLink;
  readonly label: ReturnType<typeof kindOfLabel>;
}

/** A link of which nothing but its brackets is Markdown, at the start of its cell and labelled for the paper. */
const PAPER_LINK = /\[([A-Za-z]{2,12})\]\(([^\s()<>\\&|]{1,2000})\)/y;

function readLinks({ text, readNodes }: CellDocument, cell: Span | undefined): readonly LabelledLink[] {
  if (cell === undefined) return [];
  const { start, end } = trimSpan(text, cell.start, cell.end);
  PAPER_LINK.lastIndex = start;
  const match = PAPER_LINK.exec(text);
  if (match !== null && PAPER_LINK.lastIndex <= end && saysPaper(match[1] ?? '')) {
    const url = match[2] ?? '';
    const urlEnd = PAPER_LINK.lastIndex - 1;
    return [{ link: { url, span: { start: urlEnd - url.length, end: urlEnd }, isPaper: true }, label: 'paper' }];
  }
  return /\]\s?[([]|:\/\/|www\./.test(text.slice(start, end)) ? toRowLinks(linksOf(readNodes(start, end))) : [];
}

function toRowLinks(links: readonly InlineNode[]): readonly LabelledLink[] {
  return links.flatMap(({ url, urlStart, urlEnd, text }) => {
    if (url === undefined || isAnchor(url)) return [];
    const label = kindOfLabel(text);
    const isPaper = saysPaper(text) || (label !== 'other' && leadsToPaper(url));
    return [{ link: { url, span: urlStart === -1 ? undefined : { start: urlStart, end: urlEnd }, isPaper }, label }];
  });
}
