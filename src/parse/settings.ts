import { DIALECTS } from '../dialects/registry.ts';
import type { FrontMatterData } from '../markdown/front-matter-data.ts';
import type { YamlNode } from '../markdown/front-matter-tree.ts';
import type { LegendSign } from '../model/legend.ts';
import { normalizeMarker } from '../model/marker.ts';
import type { DialectId } from '../model/paper.ts';
import type { Problem } from '../model/problem.ts';
import { SETTING_NAMES } from '../model/setting-names.ts';
import { NO_SETTINGS, type Settings } from '../model/settings.ts';
import { findStatusByWord, KNOWN_STATUSES, UNMARKED, type Status } from '../model/status.ts';
import { findNearestWord } from '../text/nearest-word.ts';
import type { Span } from '../text/span.ts';

/** Where front matter stands, and where in it its values do; the problems found are told to `report`. */
export interface SettingsTools {
  readonly span: Span;
  readonly tree: YamlNode | undefined;
  readonly report: (problem: Problem) => void;
}

/** Nobody needs more of one kind, and some are looked for in every entry. */
const MOST = 100;
/** In UTF-16 units. */
const LONGEST_SIGN = 40;
const LONGEST_STATUS = 40;
const LONGEST_CATEGORY = 200;

/** Reads the settings; what is not as expected is reported where it stands, with what was expected, and left out. */
export function parseSettings(frontMatter: FrontMatterData, tools: SettingsTools): Settings {
  if (frontMatter.kind === 'error') {
    complain(tools, [], `front matter cannot be read: ${frontMatter.message}`);
    return NO_SETTINGS;
  }
  const data = Object.entries(frontMatter.data).find(([name]) => name === 'papers')?.[1] ?? undefined;
  if (data === undefined) return NO_SETTINGS;
  const given = asMapping(data);
  if (given === undefined) {
    complain(tools, [], `expected settings with their values: ${SETTING_NAMES.join(', ')}`);
    return NO_SETTINGS;
  }
  for (const [name] of given) if (!SETTING_NAMES.some((known) => known === name)) complainOfUnknown(tools, name);
  const values = new Map(given.filter(([, value]) => value !== null));
  return {
    legend: readLegend(tools, values.get('legend')),
    entries: readEntries(tools, values.get('entries')),
    ignore: readIgnore(tools, values.get('ignore')),
    sections: readStatuses(tools, 'sections', values.get('sections')),
    trailing: readStatuses(tools, 'trailing', values.get('trailing')),
    default: readDefault(tools, values.get('default')),
    places: findPlaces(tools),
  };
}

function readLegend(tools: SettingsTools, value: unknown): readonly LegendSign[] {
  const signs: LegendSign[] = [];
  const meanings = new Map<string, Status>();
  for (const [label, given] of requireMapping(tools, 'legend', value, 'the sign of each status, such as { read: "✅", unread: "❌" }')) {
    const status = readStatus(tools, ['legend', label], label);
    for (const marker of Array.isArray(given) ? given : [given]) {
      const sign = status && readSign(tools, ['legend', label], marker);
      if (status === undefined || sign === undefined) continue;
      const other = meanings.get(normalizeMarker(sign));
      if (other === undefined) signs.push({ carrier: 'sign', marker: sign, status, label, origin: 'front-matter' });
      else if (other !== status) complain(tools, ['legend', label], `${sign} is the sign of “${other}” already`);
      meanings.set(normalizeMarker(sign), other ?? status);
    }
  }
  return signs;
}

function readSign(tools: SettingsTools, path: readonly string[], value: unknown): string | undefined {
  const sign = typeof value === 'string' ? value.trim() : undefined;
  if (sign !== undefined && sign !== '' && sign.length <= LONGEST_SIGN && !/[\r\n\t]/.test(sign)) return sign;
  complain(tools, path, 'expected the sign of this status as text, such as "✅" or ":x:"');
  return undefined;
}

function readEntries(tools: SettingsTools, value: unknown): readonly DialectId[] | undefined {
  const known = DIALECTS.flatMap(({ ids }) => ids);
  const found = new Set<DialectId>();
  for (const [index, name] of requireList(tools, 'entries', value, `a list of ${known.join(', ')}`).entries()) {
    const dialect = known.find((id) => id === name);
    if (dialect !== undefined) found.add(dialect);
    else complain(tools, ['entries', String(index)], `no entries are “${name}”${didYouMean(name, known)}; expected ${known.join(', ')}`);
  }
  return found.size === 0 ? undefined : [...found];
}

function readIgnore(tools: SettingsTools, value: unknown): readonly string[] {
  return requireList(tools, 'ignore', value, 'a list of categories, such as ["Tools"]').map((name) => name.trim());
}

function readStatuses(tools: SettingsTools, name: 'sections' | 'trailing', value: unknown): ReadonlyMap<string, Status> {
  const isTrailing = name === 'trailing';
  const expected = isTrailing
    ? 'what entries end with and its status, such as { "(3)": read }'
    : 'titles and their status, such as { "Done": read }';
  const statuses = new Map<string, Status>();
  for (const [key, word] of requireMapping(tools, name, value, expected)) {
    const given = key.trim();
    const status = readStatus(tools, [name, key], word);
    const isFit = given !== '' && given.length <= (isTrailing ? LONGEST_SIGN : LONGEST_CATEGORY) && !/[\r\n\t]/.test(given);
    if (!isFit) complain(tools, [name, key], `expected ${expected}`);
    else if (status !== undefined) statuses.set(given, status);
  }
  return statuses;
}

function readDefault(tools: SettingsTools, value: unknown): Status | undefined {
  if (value === undefined || value === UNMARKED) return undefined;
  return readStatus(tools, ['default'], value);
}

/** A known word for a status, or one of the list's own. */
function readStatus(tools: SettingsTools, path: readonly string[], word: unknown): Status | undefined {
  const status = typeof word === 'string' ? word.trim() : '';
  const isFit = status !== '' && status.length <= LONGEST_STATUS && !/[\r\n\t]/.test(status);
  if (!isFit || status === UNMARKED) {
    complain(tools, path, `expected a status: ${KNOWN_STATUSES.join(', ')}, or a name of your own`);
    return undefined;
  }
  const known = findStatusByWord(status);
  const meant = known === undefined ? findNearestWord(status, KNOWN_STATUSES) : undefined;
  if (meant !== undefined) complain(tools, path, `“${status}” is taken for a status of your own: did you mean “${meant}”?`);
  return known ?? status;
}

/** The pairs of a mapping, none where there is no value; anything else is a problem. */
function requireMapping(tools: SettingsTools, name: string, value: unknown, expected: string): readonly (readonly [string, unknown])[] {
  const pairs = value === undefined ? [] : asMapping(value);
  if (pairs === undefined) complain(tools, [name], `expected ${expected}`);
  return atMost(tools, name, pairs ?? []);
}

/** The texts of a list, of one text alone, none where there is no value; anything else is a problem. */
function requireList(tools: SettingsTools, name: string, value: unknown, expected: string): readonly string[] {
  const items = value === undefined ? [] : Array.isArray(value) ? atMost<unknown>(tools, name, value) : [value];
  const texts = items.flatMap((item) => textOf(item) ?? []);
  if (texts.length < items.length || texts.some((text) => text.trim() === '' || text.length > LONGEST_CATEGORY)) {
    complain(tools, [name], `expected ${expected}`);
    return [];
  }
  return texts;
}

function atMost<T>(tools: SettingsTools, name: string, items: readonly T[]): readonly T[] {
  if (items.length <= MOST) return items;
  complain(tools, [name], `at most ${MOST} are read`);
  return items.slice(0, MOST);
}

/** Own pairs alone: a key such as `__proto__` is one like any other. */
function asMapping(value: unknown): readonly (readonly [string, unknown])[] | undefined {
  const isMapping = typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
  return isMapping ? Object.entries(value) : undefined;
}

/** A number is as good as text, such as a year that is a category. */
function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : undefined;
}

function complainOfUnknown(tools: SettingsTools, name: string): void {
  const message = `there is no such setting${didYouMean(name, SETTING_NAMES)}; expected ${SETTING_NAMES.join(', ')}`;
  complain(tools, [name], message);
}

function didYouMean(word: string, words: readonly string[]): string {
  const meant = findNearestWord(word, words);
  return meant === undefined ? '' : ` (did you mean “${meant}”?)`;
}

/** Reports what is wrong with the setting at `path` below `papers`; `[]` is all of them. */
function complain({ span, tree, report }: SettingsTools, path: readonly string[], message: string): void {
  const name = ['papers', ...path.map((key) => key || '""')].join('.').slice(0, LONGEST_CATEGORY);
  const place = findPlace(tree, ['papers', ...path]) ?? span;
  report({ code: 'bad-settings', severity: 'warning', message: path.length === 0 ? message : `${name}: ${message}`, span: place });
}

/** Where the entry at `path` stands, or the last on the way to it that is there. */
function findPlace(tree: YamlNode | undefined, path: readonly string[]): Span | undefined {
  let node = tree;
  let span: Span | undefined;
  for (const key of path) {
    const entry = node?.entries.get(key);
    if (entry === undefined) break;
    span = entry.span;
    node = entry.value;
  }
  return span;
}

function findPlaces({ tree }: SettingsTools): ReadonlyMap<string, Span> {
  const places = new Map<string, Span>();
  const papers = tree?.entries.get('papers')?.value;
  for (const name of ['ignore', 'sections'] as const) {
    const setting = papers?.entries.get(name);
    if (setting?.value?.kind === 'scalar') places.set(`${name}.0`, setting.span);
    for (const [key, { span }] of setting?.value?.entries ?? []) places.set(`${name}.${key}`, span);
  }
  return places;
}
