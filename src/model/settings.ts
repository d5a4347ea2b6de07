import type { Span } from '../text/span.ts';
import type { LegendSign } from './legend.ts';
import type { DialectId } from './paper.ts';
import { UNMARKED, type Status } from './status.ts';

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

/** What an entry without a sign means in this list. */
export function statusOfUnsigned({ settings }: { readonly settings: Settings }): Status {
  return settings.default ?? UNMARKED;
}
