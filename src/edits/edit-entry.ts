import { WRITERS } from '../dialects/writers.ts';
import { isLegendText } from '../model/legend.ts';
import { revisePaper, type Entry, type Paper } from '../model/paper.ts';
import { lineOf, type PaperList } from '../model/paper-list.ts';
import type { TextEdit } from '../text/text-edit.ts';
import { refuse, sameEntry, type Change, type Refusal } from './change.ts';
import { mannerOf, placeOf } from './manner.ts';
import { rewriteAsDetails } from './rewrite-line.ts';
import { normalizeTitle, refuseTitle, refuseUrl } from './said.ts';

/** Gives `entry` another title. */
export function titleChange(list: PaperList, entry: Entry, title: string): Change | Refusal {
  const wanted = normalizeTitle(title);
  const paper = revisePaper(entry.paper, { title: wanted });
  if (wanted === entry.paper.title) return changeOf(list, entry, paper, []);
  const refusal = refuseTitle(wanted);
  if (refusal !== undefined) return refusal;
  const isLegend = entry.dialect === 'line' && entry.marker !== undefined && isLegendText(list.legend, entry.marker, wanted);
  const edits = isLegend ? undefined : WRITERS[entry.dialect].titleEdits(list.source, entry, wanted);
  return edits === undefined ? refuseByHand(list, entry, 'cannot have that title as it is written') : changeOf(list, entry, paper, edits);
}

/** Gives `entry` another link, a first one, or none. A line that cannot have one becomes a details entry where the list has such. */
export function urlChange(list: PaperList, entry: Entry, url: string | undefined): Change | Refusal {
  const paper = revisePaper(entry.paper, { url });
  if (url === entry.paper.url) return changeOf(list, entry, paper, []);
  if (url === undefined && isByLinkAlone(entry))
    return refuse(`“${entry.paper.title}” is a paper by its link alone, which cannot be taken away`, 'give it a status first');
  const refusal = url === undefined ? undefined : refuseUrl(url);
  if (refusal !== undefined) return refusal;
  const own = WRITERS[entry.dialect].urlEdits(mannerOf(list, entry.dialect, placeOf(entry)), entry, url);
  const edits = own ?? rewriteAsDetails(list, entry, paper);
  return edits === undefined ? refuseByHand(list, entry, whyNoLink(entry, url)) : changeOf(list, entry, paper, edits);
}

/** Whether it is the link that makes an entry of it; an item may be one by what stands beside it. */
function isByLinkAlone({ dialect, marker }: Entry): boolean {
  return marker === undefined && (dialect === 'details' || dialect === 'line');
}

function whyNoLink({ paper, parts }: Entry, url: string | undefined): string {
  if (paper.url !== undefined && parts.url === undefined) return 'has its link from elsewhere in the list, where others may need it';
  return url === undefined ? 'would have another title without its link' : 'has no place for that link';
}

function refuseByHand(list: PaperList, entry: Entry, what: string): Refusal {
  return refuse(`“${entry.paper.title}” ${what}`, `edit line ${lineOf(list, entry)} of the list by hand`);
}

function changeOf(list: PaperList, entry: Entry, paper: Paper, edits: readonly TextEdit[]): Change {
  const expected = list.entries.map((each) =>
    each === entry ? { paper, text: undefined, venueMayChange: true as const } : sameEntry(list, each),
  );
  return { kind: 'change', edits, expected };
}
