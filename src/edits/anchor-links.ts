import { lazyPattern } from '../text/lazy-pattern.ts';
import type { PaperList } from '../model/paper-list.ts';
import { lineNumberAt } from '../text/lines.ts';

/** A link into the document itself. */
export interface AnchorLink {
  readonly line: number;
  /** Without its number sign. */
  readonly anchor: string;
}

/** The links, as in a table of contents, to the anchor that GitHub gives to the category with this path. */
export function findAnchorLinks({ source, categories }: PaperList, path: readonly string[]): readonly AnchorLink[] {
  const anchors = categories
    .filter(({ kind }) => kind === 'heading')
    .map((each) => ({ path: each.path, anchor: anchorOf(each.path.at(-1) ?? '') }));
  const index = anchors.findIndex((each) => each.path.join('\n') === path.join('\n'));
  const own = anchors[index]?.anchor;
  const before = anchors.slice(0, Math.max(0, index)).filter(({ anchor }) => anchor === own).length;
  const wanted = before === 0 ? own : `${own ?? ''}-${before}`;
  return [...source.text.matchAll(LINK)].flatMap(({ index: at, groups }) => {
    const anchor = decodeAnchor(groups?.['anchor'] ?? '');
    return anchor === wanted ? [{ line: lineNumberAt(source.lineStarts, at), anchor }] : [];
  });
}

const LINK = /(?:\]\(<?|href\s*=\s*["'])#(?<anchor>[^)>"'\s]{1,400})/gi;

/** The anchor of a heading: its text in lower case, blanks as hyphens, without punctuation. */
function anchorOf(title: string): string {
  return title.toLowerCase().replaceAll(punctuation(), '').replaceAll(' ', '-');
}

const punctuation = lazyPattern(String.raw`[^\p{L}\p{M}\p{N}\p{Pc} -]`, 'gu');

/** Browsers write an anchor percent-encoded; one that is not is taken as it stands. */
function decodeAnchor(anchor: string): string {
  try {
    return decodeURIComponent(anchor).toLowerCase();
  } catch {
    return anchor.toLowerCase();
  }
}
