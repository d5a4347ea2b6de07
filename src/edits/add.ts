import type { EntryDraft } from '../dialects/entry-writer.ts';
import { tableThere } from '../dialects/table-manner.ts';
import { WRITERS } from '../dialects/writers.ts';
import { foldTitle } from '../model/fold.ts';
import { isLegendText } from '../model/legend.ts';
import { canonicalUrl } from '../model/identifier.ts';
import { findLinkKey } from '../model/link-key.ts';
import type { DialectId, Entry } from '../model/paper.ts';
import type { PaperList } from '../model/paper-list.ts';
import { statusOfUnsigned } from '../model/settings.ts';
import { findSectionAt, hasOwnSign, isBySection, statusOfBare } from '../model/status-section.ts';
import type { Status } from '../model/status.ts';
import { isInbox } from './inbox.ts';
import { refuse, sameEntry, type Change, type Refusal } from './change.ts';
import { isDetailsAtHand, mannerOf } from './manner.ts';
import { refuseStatus } from './mark.ts';
import { normalizeNote, refuseFlaw } from './note.ts';
import { findPlace, insertionEdit, refuseSplit, splitsTable, type Arrival, type Destination, type Place } from './placement.ts';
import { normalizeTitle, refuseNoteText, refuseTitle, refuseUrl } from './said.ts';
import { findSectionTarget } from './section-target.ts';
import { findWritableSign, signedPlaceIn } from './signs.ts';

/** A paper that is not in the list yet. */
export interface NewPaper {
  readonly title: string;
  readonly url: string | undefined;
  readonly note: string;
}

export interface AddOptions {
  readonly destination: Destination;
  readonly status: Status;
}

/** A change that adds an entry, and which of those expected it is. */
export interface Addition extends Change {
  readonly index: number;
}

/** Adds `paper` as an entry in the manner of its siblings. */
export function addChange(list: PaperList, paper: NewPaper, { destination, status }: AddOptions): Addition | Refusal {
  const place = findPlace(list, [], destination);
  if (place.kind === 'refused') return place;
  const title = normalizeTitle(paper.title);
  const refusal = refuseTitle(title) ?? (paper.url === undefined ? undefined : refuseUrl(paper.url)) ?? refuseNoteText(paper.note);
  if (refusal !== undefined) return refusal;
  const written = writeEntry(list, { ...paper, title, note: normalizeNote(paper.note, list.source), status }, place);
  if (written.kind === 'refused') return written;
  const { text, dialect, note } = written;
  const said = { title, url: paper.url, status, category: place.category, venue: undefined, year: undefined, note };
  const expected = { paper: said, text: undefined, venueMayChange: true as const };
  const others = list.entries.map((entry) => sameEntry(list, entry));
  const index = list.entries.filter(({ span }) => span.start < place.before).length;
  return {
    kind: 'change',
    edits: [insertionEdit(list, place, [{ text, dialect }])],
    expected: [...others.slice(0, index), expected, ...others.slice(index)],
    index,
  };
}

/** The entry that stands for the same paper: same key or canonical URL, or same title. */
export function findSame({ entries }: PaperList, { title, url }: Pick<NewPaper, 'title' | 'url'>): Entry | undefined {
  const key = url === undefined ? undefined : findLinkKey(url);
  const canonical = url === undefined ? undefined : canonicalUrl(url);
  const folded = foldTitle(title);
  return entries.find(({ paper }) => {
    if (foldTitle(paper.title) === folded) return true;
    if (paper.url === undefined || canonical === undefined) return false;
    return canonicalUrl(paper.url) === canonical || (key !== undefined && findLinkKey(paper.url) === key);
  });
}

/** The status of a new paper in a category unless somebody says otherwise: `to-classify` where papers wait for that, else `unread` where papers have a status. */
export function statusForNew(list: PaperList, path: readonly string[]): Status {
  const bare = statusOfBare(list, path);
  if (isBySection(list, path)) return bare;
  const among = entriesAround(list, path);
  const place = signedPlaceIn(list, among[0]?.dialect ?? 'details', path);
  const waits = isInbox({ path }) || findInbox(list)?.join('\n') === path.join('\n');
  if (waits && findWritableSign(list, place, 'to-classify') !== undefined) return 'to-classify';
  const isUsual = among.filter(hasOwnSign).length * 2 >= among.length;
  return isUsual && findWritableSign(list, place, 'unread') !== undefined ? 'unread' : bare;
}

/** The entries of the category, or of the list where it has none. */
function entriesAround({ entries }: PaperList, path: readonly string[]): readonly Entry[] {
  const name = path.join('\n');
  const there = entries.filter(({ paper }) => paper.category.join('\n') === name);
  return there.length > 0 ? there : entries;
}

/** The category for a new paper of this status, where sections say it: the one of the same sub-path under the section that does, or that section itself. */
export function findSectionFor(list: PaperList, path: readonly string[] | undefined, status: Status): readonly string[] | undefined {
  if (path === undefined) return list.sections.find((section) => section.status === status && section.kind !== 'document')?.path;
  if (findSectionAt(list, path)?.status === status || !isBySection(list, path)) return path;
  const target = findSectionTarget(list, path, status);
  return target.kind === 'found' ? target.path : path;
}

/** The path of the category where papers wait to be classified: one named so, else that of the papers of that status. */
export function findInbox({ categories, entries }: PaperList): readonly string[] | undefined {
  return categories.find(isInbox)?.path ?? entries.find(({ paper }) => paper.status === 'to-classify')?.paper.category;
}

interface Draft extends Omit<EntryDraft, 'sign'> {
  readonly status: Status;
}

interface WrittenEntry extends Arrival {
  readonly kind: 'written';
  /** What its note reads as. */
  readonly note: string;
}

/** The new entry as those there are; what a line cannot say is written as details. */
function writeEntry(list: PaperList, draft: Draft, place: Place): WrittenEntry | Refusal {
  const others: readonly DialectId[] = isDetailsAtHand(list) ? ['details'] : [];
  for (const dialect of new Set([dialectFor(list, draft, place.category), ...others])) {
    const written = writeAs(list, dialect, { draft, place });
    if (written !== undefined) return written;
  }
  return refuse(`“${draft.title}” cannot be written as the entries there are`);
}

/** Whether a paper without a sign has no link either, in a list where no entry lacks both. */
function lacksSignAndLink({ entries }: PaperList, { url: own }: Draft): boolean {
  return own === undefined && entries.every(({ marker, paper: { url } }) => marker !== undefined || url !== undefined);
}

/** The new entry in one dialect; undefined where that cannot say all of it. */
function writeAs(
  list: PaperList,
  dialect: DialectId,
  { draft, place }: { readonly draft: Draft; readonly place: Place },
): WrittenEntry | Refusal | undefined {
  if (splitsTable(list, place, dialect)) return refuseSplit(draft.title);
  const manner = mannerOf(list, dialect, place);
  const signed = { dialect, category: place.category, carrier: undefined, table: tableThere(manner) };
  const found = findWritableSign(list, signed, draft.status);
  if (found === undefined) return refuseStatus(list, signed, draft.status);
  if (found.sign === undefined && lacksSignAndLink(list, draft))
    return refuse('a paper without a sign needs a link to be one', 'give it one with --url, or a status');
  const settled = WRITERS[dialect].settleNote(manner, draft.note, undefined);
  if (settled.kind === 'flawed') return refuseFlaw(settled.flaw);
  const wanted = { ...draft, sign: found.sign };
  const reason = WRITERS[dialect].whyNot?.(wanted, manner);
  if (reason !== undefined) return refuse(`“${draft.title}” cannot be written there: ${reason}`);
  const text = isLegendLine(list, dialect, wanted) ? undefined : WRITERS[dialect].renderEntry(wanted, manner);
  return text === undefined ? undefined : { kind: 'written', text, dialect, note: settled.note };
}

/** Whether the draft as a line would repeat one of the legend. */
function isLegendLine({ legend }: PaperList, dialect: DialectId, { sign, title }: Pick<EntryDraft, 'sign' | 'title'>): boolean {
  return dialect === 'line' && isLegendText(legend, sign?.marker ?? '', title);
}

/** As most entries there are; a paper with a link or a note is written as those are that can have one. */
function dialectFor(list: PaperList, paper: Draft, category: Place['category']): DialectId {
  const among = entriesAround(list, category);
  const able = among.filter((entry) => canHold(list, entry.dialect, paper));
  const alike = able.length === 0 && !isDetailsAtHand(list) ? among : able;
  const counts = new Map<DialectId, number>();
  for (const { dialect } of alike) counts.set(dialect, (counts.get(dialect) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one)[0]?.[0] ?? list.settings.entries?.[0] ?? 'details';
}

function canHold(list: PaperList, dialect: DialectId, { url, note, status }: Draft): boolean {
  if (dialect !== 'line') return true;
  const lines = list.entries.filter((entry) => entry.dialect === 'line');
  const canBeUnmarked = lines.some(({ marker }) => marker === undefined);
  return (
    (status !== statusOfUnsigned(list) || canBeUnmarked) &&
    note === '' &&
    (url === undefined || lines.some((line) => line.paper.url !== undefined))
  );
}
