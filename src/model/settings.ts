import type { Span } from '../text/span.ts';
import type { LegendSign } from './legend.ts';
import type { DialectId } from './paper.ts';
import { UNMARKED, type Status } from './status.ts';

/** What can be set, in the order it is shown and written. */
export const SETTING_NAMES = ['legend', 'entries', 'ignore', 'sections', 'trailing', 'default'] as const;
export type SettingName = (typeof SETTING_NAMES)[number];

/** What a list's front matter says under `papers:` of how the list is to be read. */
export interface Settings {
  /** Signs and what they mean, in their order; they count before those of the document's own legend. */
  readonly legend: readonly LegendSign[];
  /** The dialects that hold papers here; undefined for any. */
  readonly entries: readonly DialectId[] | undefined;
  /** Categories that hold no papers, as their owner names them. */
  readonly ignore: readonly string[];
  /** Headings and labels that say the status of what stands under them. */
  readonly sections: ReadonlyMap<string, Status>;
  /** What an entry may end with, and the status it says. */
  readonly trailing: ReadonlyMap<string, Status>;
  /** What an entry without a sign means; undefined for `unmarked`. */
  readonly default: Status | undefined;
  /** Where settings that name something of the document stand, by their path: `ignore.0`. */
  readonly places: ReadonlyMap<string, Span>;
}

export const NO_SETTINGS: Settings = {
  legend: [],
  entries: undefined,
  ignore: [],
  sections: new Map(),
  trailing: new Map(),
  default: undefined,
  places: new Map(),
};

/** The signs that the settings explain: those of the legend, and what entries may end with. */
export function signsOfSettings({ legend, trailing }: Settings): readonly LegendSign[] {
  const endings = [...trailing].map(([marker, status]): LegendSign => ({
    carrier: 'trailing',
    marker,
    status,
    label: status,
    origin: 'front-matter',
  }));
  return [...legend, ...endings];
}

/** What an entry without a sign means in this list. */
export function statusOfUnsigned({ settings }: { readonly settings: Settings }): Status {
  return settings.default ?? UNMARKED;
}
