import { COMMON_SIGNS, findSign, isOwnSign, type LegendSign } from '../model/legend.ts';
import { findMarkerAt } from '../model/marker.ts';
import type { Carrier, DialectId, Entry } from '../model/paper.ts';
import type { PaperList } from '../model/paper-list.ts';
import type { StatusSign } from '../model/status-sign.ts';
import { isBySection, statusOfBare } from '../model/status-section.ts';
import type { Status } from '../model/status.ts';
import { columnOf, type TableShape } from '../model/table-row.ts';

/** How a list writes a status: undefined for no sign, which is right for `unmarked`, or for the status that the settings say it means. */
export interface WritableSign {
  readonly status: Status;
  readonly sign: StatusSign | undefined;
}

/** An entry, or where one is to be. */
export interface SignedPlace {
  readonly dialect: DialectId;
  readonly category: readonly string[];
  /** What the entry's own status stands in, if it has one. */
  readonly carrier: Carrier | undefined;
  /** The table whose row it is; undefined for what is none. */
  readonly table?: TableShape | undefined;
}

/** Where `entry` stands, and what says its status. */
export function signedPlaceOf({ dialect, carrier, paper, row }: Entry): SignedPlace {
  return { dialect, carrier, category: paper.category, table: row?.table };
}

/** Where an entry of `dialect` is to be written: in a table, that of the last row of the category. */
export function signedPlaceIn({ entries }: PaperList, dialect: DialectId, category: readonly string[]): SignedPlace {
  const name = category.join('\n');
  const last =
    dialect === 'table' ? entries.findLast(({ row, paper }) => row !== undefined && paper.category.join('\n') === name) : undefined;
  return { dialect, category, carrier: undefined, table: last?.row?.table };
}

/** The sign that `entry` carries. */
export function signOf({ carrier, marker }: Entry): StatusSign | undefined {
  return carrier === undefined || marker === undefined ? undefined : { carrier, marker };
}

/**
 * What can be written for each status at a place: the signs of the carrier that the entry has already, else of the one usual there. Of signs before a title, the
 * legend's spelling; where the list shows no legend, the commonest spelling among its entries, then the common signs for what it never used. Of
 * other carriers, those that the list shows. A list that strikes entries out can also do that. No sign is for what the section around the place says, else the
 * settings; and nothing else can be written where entries have their status from the section alone.
 */
export function writableSigns(list: PaperList, place: SignedPlace): readonly WritableSign[] {
  const strike = isItem(place.dialect) ? list.legend.signs.filter((sign) => sign.carrier === 'strike') : [];
  const isBare = isUnsigned(place) && isBySection(list, place.category);
  const signs = new Map<Status, StatusSign>();
  for (const { status, marker, carrier } of [...(isBare ? [] : signsThere(list, place)), ...strike]) {
    if (!signs.has(status)) signs.set(status, { carrier, marker });
  }
  const signed = [...signs].map(([status, sign]) => ({ status, sign }));
  const unsigned = { status: statusOfBare(list, place.category), sign: undefined };
  // Without its box the item would be written in a way in which, the settings say, none is a paper.
  if (place.dialect === 'task' && carrierThere(list, place) === 'checkbox' && !mayBe(list, 'bullet') && !mayBe(list, 'numbered'))
    return signed;
  return isBare || isUsuallyUnsigned(list, unsigned.status) ? [unsigned, ...signed] : [...signed, unsigned];
}

/** What carries a status at a place: what the entry has already, else what is usual there. */
export function carrierThere(list: PaperList, place: SignedPlace): Carrier {
  return place.carrier === undefined || isUnsigned(place) ? usualCarrier(list, place) : place.carrier;
}

function signsThere(list: PaperList, place: SignedPlace): readonly KnownSign[] {
  const carrier = carrierThere(list, place);
  return carrier === 'cell' ? cellSigns(list, place) : signsOf(list, carrier);
}

/** Whether what stands there has no sign that another could take the place of. */
function isUnsigned({ carrier }: SignedPlace): boolean {
  return carrier === undefined || carrier === 'strike' || carrier === 'section';
}

/** Whether an entry written so is one, as far as the settings say. */
function mayBe({ settings }: PaperList, dialect: DialectId): boolean {
  return settings.entries?.includes(dialect) !== false;
}

/** Whether most of the status say so by having no sign; where none has it yet, they will. */
function isUsuallyUnsigned({ entries, settings }: PaperList, status: Status): boolean {
  if (settings.default === undefined) return false;
  const alike = entries.filter(({ paper }) => paper.status === status);
  return alike.filter(({ carrier }) => carrier === undefined).length * 2 >= alike.length;
}

/** How `status` is written at a place; undefined when it cannot be. */
export function findWritableSign(list: PaperList, place: SignedPlace, status: Status): WritableSign | undefined {
  return createSignFinder(list)(place, status);
}

/** Finds how a status is written at a place; what is found for one place serves all like it. */
export function createSignFinder(list: PaperList): (place: SignedPlace, status: Status) => WritableSign | undefined {
  const known = new Map<string, readonly WritableSign[]>();
  return (place, status) => {
    const { dialect, carrier, category, table } = place;
    const isAnywhere = !isUnsigned(place) && list.sections.length === 0;
    const key = JSON.stringify([dialect, table?.span.start, carrier, ...(isAnywhere ? [] : category)]);
    const signs = known.get(key) ?? writableSigns(list, place);
    known.set(key, signs);
    return signs.find((sign) => sign.status === status);
  };
}

/** The marker to show for `status`: the legend's, else the one most entries carry. */
export function findShownMarker(list: PaperList, status: Status): string | undefined {
  const signs = [...list.legend.signs.filter(isOwnSign), ...usedSigns(list), ...list.legend.signs];
  return signs.find((sign) => sign.status === status)?.marker;
}

/** What most entries there have that say a status; where none does, what the list explains, else what such entries are read by everywhere. */
function usualCarrier(list: PaperList, { dialect, category, table }: SignedPlace): Carrier {
  const { entries, legend } = list;
  if (dialect === 'table') return entries.some(({ row, carrier }) => row?.table === table && carrier === 'sign') ? 'sign' : 'cell';
  const name = category.join('\n');
  const alike = entries.filter((entry) => isItem(entry.dialect) === isItem(dialect));
  const near = mostFrequentCarrier(alike.filter(({ paper }) => paper.category.join('\n') === name)) ?? mostFrequentCarrier(alike);
  if (near !== undefined) return near;
  const own = legend.signs.filter(isOwnSign);
  if (
    (isItem(dialect) || dialect === 'line') &&
    own.some((sign) => sign.carrier === 'trailing') &&
    !own.some((sign) => sign.carrier === 'sign')
  )
    return 'trailing';
  return isItem(dialect) && own.length === 0 && mayBe(list, 'task') ? 'checkbox' : 'sign';
}

function isItem(dialect: DialectId): boolean {
  return dialect === 'task' || dialect === 'bullet' || dialect === 'numbered';
}

function mostFrequentCarrier(entries: readonly Entry[]): Carrier | undefined {
  const counts = new Map<Carrier, number>();
  for (const { carrier } of entries)
    if (carrier !== undefined && carrier !== 'strike' && carrier !== 'section') counts.set(carrier, (counts.get(carrier) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one)[0]?.[0];
}

type KnownSign = Pick<LegendSign, 'status' | 'marker' | 'carrier'>;

function signsOf(list: PaperList, carrier: Carrier): readonly KnownSign[] {
  if (carrier === 'checkbox') return [...list.legend.signs.filter((sign) => sign.carrier === carrier), ...CHECKBOXES];
  const shown = list.legend.signs.filter((sign) => sign.carrier === carrier);
  if (carrier !== 'sign') return shown.some(({ marker }) => isSign(marker)) ? [...shown, ...explainedSigns(list, carrier)] : shown;
  const own = list.legend.signs.filter((sign) => sign.carrier === 'sign' && isOwnSign(sign));
  // A sign that would not be read again is not written.
  return [...own, ...usedSigns(list), ...(own.length === 0 ? COMMON_SIGNS : [])].filter(({ marker }) => isSign(marker));
}

/**
 * The signs of a column of statuses: those of its own table, the commonest first, then those of columns headed alike. A column of words has no others; one of
 * signs, or one that is empty yet, has those of other tables, what the list explains, or else the common signs.
 */
function cellSigns(list: PaperList, { table }: SignedPlace): readonly KnownSign[] {
  if (table !== undefined && columnOf(table, 'status') === -1) return [];
  const all = list.legend.signs.filter(({ carrier }) => carrier === 'cell');
  const own = usedIn(list, all, (other) => other === table);
  const alike = usedIn(list, all, (other) => table !== undefined && statusHeader(other) === statusHeader(table));
  const shown = own.length > 0 ? own : alike;
  if (shown.length > 0 && !shown.some(({ marker }) => beginsWithSign(marker))) return [...own, ...alike];
  const signs = all.filter(({ marker }) => beginsWithSign(marker));
  const explained = list.legend.signs.filter((sign) => sign.carrier !== 'trailing' && isOwnSign(sign));
  const others = (explained.length > 0 ? explained : COMMON_SIGNS).map(({ status, marker }) => ({
    status,
    marker,
    carrier: 'cell' as const,
  }));
  return [...own, ...alike, ...signs, ...others];
}

/** Those of `signs` that rows of the tables chosen carry, the commonest first. */
function usedIn({ entries }: PaperList, signs: readonly KnownSign[], isChosen: (table: TableShape) => boolean): readonly KnownSign[] {
  const counts = new Map<string, number>();
  for (const { row, marker } of entries)
    if (row !== undefined && marker !== undefined && isChosen(row.table)) counts.set(marker, (counts.get(marker) ?? 0) + 1);
  const count = ({ marker }: KnownSign): number => counts.get(marker) ?? 0;
  return signs.filter((sign) => count(sign) > 0).sort((one, other) => count(other) - count(one));
}

function statusHeader(table: TableShape): string | undefined {
  return table.columns[columnOf(table, 'status')]?.header.toLowerCase();
}

function beginsWithSign(marker: string): boolean {
  return findMarkerAt(marker, 0) !== undefined || marker.startsWith('[');
}

/** The signs of the list's legend, to be written elsewhere than before a title. */
function explainedSigns({ legend }: PaperList, carrier: Carrier): readonly KnownSign[] {
  return legend.signs
    .filter((sign) => sign.carrier === 'sign' && isOwnSign(sign))
    .map(({ status, marker }) => ({ status, marker, carrier }));
}

function isSign(marker: string): boolean {
  return findMarkerAt(marker, 0) === marker;
}

const CHECKBOXES: readonly KnownSign[] = [
  { carrier: 'checkbox', status: 'unread', marker: '[ ]' },
  { carrier: 'checkbox', status: 'read', marker: '[x]' },
];

/** The signs before titles that entries carry, the commonest first. */
export function usedSigns({ entries, legend }: PaperList): readonly KnownSign[] {
  const counts = new Map<string, number>();
  for (const { marker, carrier } of entries)
    if (marker !== undefined && carrier === 'sign') counts.set(marker, (counts.get(marker) ?? 0) + 1);
  return [...counts]
    .sort(([, one], [, other]) => other - one)
    .flatMap(([marker]) => {
      const status = findSign(legend, marker)?.status;
      return status === undefined ? [] : [{ status, marker, carrier: 'sign' as const }];
    });
}
