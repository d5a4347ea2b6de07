import type { LegendSign } from './legend.ts';
import type { SettingName } from './setting-names.ts';
import type { Settings } from './settings.ts';

/** The value of a setting as front matter and JSON have it: a text, a list, or pairs in their order. */
export type PlainSetting = string | readonly string[] | PlainPairs;
export type PlainPairs = ReadonlyMap<string, string | readonly string[]>;

/** What is set, in the order in which it is shown and written. */
export function plainSettings(settings: Settings): ReadonlyMap<SettingName, PlainSetting> {
  const { legend, entries, ignore, sections, trailing } = settings;
  const all: readonly (readonly [SettingName, PlainSetting | undefined])[] = [
    ['legend', plainLegend(legend)],
    ['entries', entries],
    ['ignore', ignore],
    ['sections', sections],
    ['trailing', trailing],
    ['default', settings.default],
  ];
  return new Map(all.flatMap(([name, value]) => (value === undefined || isEmpty(value) ? [] : [[name, value] as const])));
}

/** The signs by their labels; of a status with several signs all, in their order. */
export function plainLegend(signs: readonly Pick<LegendSign, 'label' | 'marker'>[]): PlainPairs {
  const markers = new Map<string, string[]>();
  for (const { label, marker } of signs) {
    const own = markers.get(label);
    if (own === undefined) markers.set(label, [marker]);
    else own.push(marker);
  }
  return new Map([...markers].map(([label, own]) => [label, own.length === 1 ? (own[0] ?? '') : own] as const));
}

/** Whether the value is pairs. */
export function isPairs(value: PlainSetting): value is PlainPairs {
  return value instanceof Map;
}

/** The value as JSON has it. */
export function toJsonSetting(value: PlainSetting): unknown {
  return isPairs(value) ? Object.fromEntries(value) : value;
}

function isEmpty(value: PlainSetting): boolean {
  return isPairs(value) ? value.size === 0 : value.length === 0;
}
