import { findFrontMatter } from '../markdown/front-matter.ts';
import { addToFrontMatter } from '../markdown/front-matter-edits.ts';
import { isOwnSign, type LegendSign } from '../model/legend.ts';
import { normalizeMarker } from '../model/marker.ts';
import type { DialectId } from '../model/paper.ts';
import type { PaperList } from '../model/paper-list.ts';
import { isPairs, plainLegend, plainSettings, type PlainPairs, type PlainSetting } from '../model/plain-settings.ts';
import type { SettingName } from '../model/setting-names.ts';
import { refuse, sameEntry, type Change, type Refusal } from './change.ts';
import { isDetailsAtHand } from './manner.ts';
import { usedSigns } from './signs.ts';

/** The settings that `papers` goes by in this list and that its front matter does not name yet, in their order. */
export type MissingSettings = ReadonlyMap<SettingName, PlainSetting>;

/** Writes what was found of how the list is to be read into its front matter, and touches nothing else. */
export function settingsChange(list: PaperList): Change | Refusal {
  const { source } = list;
  const span = findFrontMatter(source.text);
  const added = addToFrontMatter(source, span, 'papers', missingSettings(list));
  if (added.kind === 'error')
    return refuse(`the front matter cannot be added to: ${added.message}`, 'edit it by hand: papers config shows what was found');
  const before = span?.end ?? 0;
  const after = added.edits.reduce((end, { newText }) => end + newText.length, before);
  return {
    kind: 'change',
    edits: added.edits,
    expected: list.entries.map((entry) => sameEntry(list, entry)),
    frontMatter: { before, after },
  };
}

/** Why the settings that `after` was written with are not those meant; undefined where they are read as they stand. */
export function findSettingsFlaw(before: PaperList, after: PaperList): string | undefined {
  const had = new Set(before.problems.map(({ message }) => message));
  return after.problems.find(({ code, message }) => code === 'bad-settings' && !had.has(message))?.message;
}

/** What would be written. */
export function missingSettings(list: PaperList): MissingSettings {
  const given = plainSettings(list.settings);
  const missing = new Map<SettingName, PlainSetting>();
  for (const [name, value] of foundSettings(list)) {
    const there = given.get(name);
    const rest = there === undefined ? value : without(value, there);
    if (rest !== undefined) missing.set(name, rest);
  }
  return missing;
}

/** Pairs that are not there already; undefined where none is left, or what is there says it all. */
function without(value: PlainSetting, there: PlainSetting): PlainSetting | undefined {
  if (!isPairs(value) || !isPairs(there)) return undefined;
  const rest: PlainPairs = new Map([...value].filter(([key]) => !there.has(key)));
  return rest.size === 0 ? undefined : rest;
}

function foundSettings(list: PaperList): ReadonlyMap<SettingName, PlainSetting> {
  const { legend, sections } = list;
  const trailing = legend.signs.filter(({ carrier }) => carrier === 'trailing').map(({ marker, status }) => [marker, status] as const);
  const found: readonly (readonly [SettingName, PlainSetting])[] = [
    ['legend', foundLegend(list)],
    ['entries', foundDialects(list)],
    ['sections', new Map(sections.map(({ title, status }) => [title, status] as const))],
    ['trailing', new Map(trailing)],
  ];
  return new Map(found.filter(([, value]) => (isPairs(value) ? value.size > 0 : value.length > 0)));
}

/** The dialects of the entries, and those that they are written in once they have a checkbox, have none any more, or have more to say than a line can. */
function foundDialects(list: PaperList): readonly DialectId[] {
  const found = new Set(list.entries.map(({ dialect }) => dialect));
  if (found.has('line') && isDetailsAtHand(list)) found.add('details');
  if (found.has('bullet') || found.has('numbered')) found.add('task');
  else if (found.has('task')) found.add('bullet');
  return [...found];
}

/** The signs before titles that the list explains, and the common ones that its entries have; those of the settings by the labels they have there. */
function foundLegend(list: PaperList): PlainPairs {
  const explained = list.legend.signs.filter((sign) => sign.carrier === 'sign' && isOwnSign(sign));
  const set = new Map(list.settings.legend.map(({ marker, label }) => [normalizeMarker(marker), label] as const));
  const known = new Set(explained.map(({ marker }) => normalizeMarker(marker)));
  const used = usedSigns(list).filter(({ marker }) => !known.has(normalizeMarker(marker)) && known.add(normalizeMarker(marker)));
  const statuses = new Set(list.settings.legend.map(({ status }) => status));
  const named = ({ marker, status }: Pick<LegendSign, 'marker' | 'status'>): readonly { label: string; marker: string }[] => {
    const label = set.get(normalizeMarker(marker));
    if (label !== undefined) return [{ label, marker }];
    // A status that the settings know by another label has its sign there.
    return statuses.has(status) ? [] : [{ label: status, marker }];
  };
  return plainLegend([...explained, ...used].flatMap(named));
}
