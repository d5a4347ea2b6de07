import { isAnchor } from '../model/link-role.ts';
import { isPlaceholder } from './placeholder.ts';
import { isTitleLike } from './plain-title.ts';
import { likelihoodOf } from './section-words.ts';
import type { TitleManner } from './table-columns.ts';
import type { RowLink } from './table-links.ts';
import type { CellTitle } from './table-title.ts';

/** A row of a table with what it cites, before it is known whether it stands for a paper. */
export interface RowEvidence {
  readonly title: CellTitle | undefined;
  readonly link: RowLink | undefined;
  /** Whether a sign or word says its status. */
  readonly hasStatus: boolean;
  /** Whether authors, venue or year stand in columns of their own. */
  readonly hasFacts: boolean;
}

/** What is known of the table that rows stand in. */
export interface TableSurroundings {
  /** The title of the heading it stands under; '' at the top. */
  readonly section: string;
  /** Why a column is taken for that of titles. */
  readonly manner: TitleManner;
}

/** At least so many rows must be papers by themselves for all of a table to be. */
const MOST = 0.5;
/** Under a heading that speaks of something else. */
const NEARLY_ALL = 0.8;

/** Why each of the rows of one table is no paper; undefined for those that are. */
export function judgeRows(rows: readonly RowEvidence[], { section, manner }: TableSurroundings): readonly (string | undefined)[] {
  const likelihood = likelihoodOf(section);
  const titled = rows.filter(({ title }) => title !== undefined && !isPlaceholder(title.text) && !isAnchored(title));
  // Under such a heading titles may be those of anything: only a head that names papers says that they are.
  const isStrong = (row: RowEvidence): boolean => isPaperByItself(row, likelihood === 'seldom' && manner === 'title' ? 'cells' : manner);
  const strong = new Set(titled.filter(isStrong));
  const share = titled.length === 0 ? 0 : strong.size / titled.length;
  const arePapers = share >= (likelihood === 'seldom' ? NEARLY_ALL : MOST);
  return rows.map((row) => {
    if (row.title === undefined) return 'has no title';
    if (isPlaceholder(row.title.text)) return 'is a placeholder';
    if (isAnchored(row.title)) return 'links into the document itself';
    if (likelihood === 'never') return `stands under “${section}”`;
    if (!arePapers) return likelihood === 'seldom' ? `stands under “${section}”` : 'and the rows beside it do not look like papers';
    return strong.has(row) || row.hasFacts || isPlausible(row.title, row.link) ? undefined : 'looks like no paper';
  });
}

function isAnchored({ url, links }: CellTitle): boolean {
  if (url !== undefined) return isAnchor(url);
  return links.length > 0 && links.every((link) => link.url !== undefined && isAnchor(link.url));
}

/** Whether a row needs no others to be that of a paper: it links to one; or its table says that it lists papers, or titles beside what only papers have. */
function isPaperByItself({ title, link, hasStatus, hasFacts }: RowEvidence, manner: TitleManner): boolean {
  if (title === undefined) return false;
  if (link?.isPaper === true) return true;
  if (manner === 'paper') return isTitleLike(title.text) || hasStatus || hasFacts;
  return manner === 'title' && (hasStatus || (hasFacts && isTitleLike(title.text)));
}

function isPlausible(title: CellTitle, link: RowLink | undefined): boolean {
  return isTitleLike(title.text) || link !== undefined;
}
