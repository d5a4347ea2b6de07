import { MARKS } from '../dialects/marks.ts';
import { COMMON_SIGNS } from '../model/legend.ts';
import { revisePaper, type Entry } from '../model/paper.ts';
import type { PaperList } from '../model/paper-list.ts';
import { statusOfUnsigned } from '../model/settings.ts';
import type { StatusSign } from '../model/status-sign.ts';
import { findSectionAt, isBySection } from '../model/status-section.ts';
import { UNMARKED, type Status } from '../model/status.ts';
import { columnOf } from '../model/table-row.ts';
import { sliceSpan } from '../text/span.ts';
import { applyEdits, type TextEdit } from '../text/text-edit.ts';
import { refuse, sameEntry, type Change, type Refusal } from './change.ts';
import { carrierThere, createSignFinder, signedPlaceOf, writableSigns, type SignedPlace } from './signs.ts';

/** Gives `entries` the status `status`, by their signs alone; those that have it are left as they are. */
export function markChange(list: PaperList, entries: readonly Entry[], status: Status): Change | Refusal {
  const marked = new Set(entries.filter(({ paper }) => paper.status !== status));
  const findSign = createSignFinder(list);
  const ownEdits = new Map<Entry, readonly TextEdit[]>();
  for (const entry of marked) {
    if (status !== statusOfUnsigned(list) && isWithoutColumn(list, entry)) return refuseColumn(entry);
    const sign = findSign(signedPlaceOf(entry), status);
    if (sign === undefined) return refuseStatus(list, signedPlaceOf(entry), status);
    if (sign.sign === undefined && isBySignAlone(list, entry)) return refuseSign(entry, sign.sign);
    const own = MARKS[entry.dialect](list.source, entry, sign.sign);
    if (own === undefined) return refuseSign(entry, sign.sign);
    ownEdits.set(entry, own);
  }
  const expected = list.entries.map((entry) => {
    const own = ownEdits.get(entry);
    return own === undefined ? sameEntry(list, entry) : { paper: revisePaper(entry.paper, { status }), text: editedText(list, entry, own) };
  });
  return { kind: 'change', edits: [...ownEdits.values()].flat(), expected };
}

/** Whether the entry is a row of a table in which no column is for a status, and no title has a sign. */
function isWithoutColumn({ entries }: PaperList, { row }: Entry): boolean {
  if (row === undefined || columnOf(row.table, 'status') !== -1) return false;
  return !entries.some((each) => each.row?.table === row.table && each.carrier === 'sign');
}

function refuseColumn({ paper, row }: Entry): Refusal {
  const says =
    row !== undefined && columnOf(row.table, 'read-date') !== -1
      ? 'says when papers were read, and has no column for a status'
      : 'has no column for a status';
  return refuse(`the table of “${paper.title}” ${says}`, ADD_STATUS);
}

const ADD_STATUS = 'papers table add-status gives it one';

/** Whether the entry is a line in a list where lines are entries by their signs. */
function isBySignAlone({ entries }: PaperList, { dialect, marker }: Entry): boolean {
  return dialect === 'line' && marker !== undefined && !entries.some((each) => each.dialect === 'line' && each.marker === undefined);
}

/** The entry's text after edits within it. */
export function editedText({ source }: PaperList, { span }: Entry, edits: readonly TextEdit[]): string {
  const own = edits.map((edit) => ({ ...edit, span: { start: edit.span.start - span.start, end: edit.span.end - span.start } }));
  return applyEdits(sliceSpan(source.text, span), own);
}

/** What a status is refused with that cannot be written at `place`. */
export function refuseStatus(list: PaperList, place: SignedPlace, status: Status): Refusal {
  if (status === UNMARKED && list.settings.default !== undefined)
    return refuse(`an entry without a sign is “${list.settings.default}” in this list`, 'its front matter says so: papers.default');
  if (place.table !== undefined && columnOf(place.table, 'status') === -1)
    return refuse('the table there has no column for a status', ADD_STATUS);
  const choices = writableSigns(list, place).map((sign) => sign.status);
  const section = findSectionAt(list, place.category);
  if (section !== undefined && (status === UNMARKED || isBySection(list, place.category)))
    return refuse(
      `“${section.title}” says “${section.status}” of all papers there without a sign`,
      `statuses that can be written there: ${choices.join(', ')}`,
    );
  return refuse(`this list has no sign for “${status}”`, `statuses it can write: ${choices.join(', ')}${wayToAdd(list, place, status)}`);
}

/** How the list could get a sign for it: a box has none for anything else than read and unread. */
function wayToAdd(list: PaperList, place: SignedPlace, status: Status): string {
  const carrier = status === UNMARKED ? undefined : carrierThere(list, place);
  const marker = COMMON_SIGNS.find((sign) => sign.status === status)?.marker ?? '⭐';
  if (carrier === 'sign') return `; a line such as “${marker} ${status}” in its legend adds it, or papers.legend in its front matter`;
  return carrier === 'trailing' ? '; papers.trailing in its front matter adds others' : '';
}

/** What an entry is refused with that cannot carry `sign`, or be without one. */
export function refuseSign({ paper }: Entry, sign: StatusSign | undefined): Refusal {
  if (sign === undefined) return refuse(`“${paper.title}” is a paper by its sign alone, which cannot be taken away`);
  return refuse(`“${paper.title}” has no place for a sign`);
}
