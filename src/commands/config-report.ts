import { findSign, type LegendSign } from '../model/legend.ts';
import { normalizeMarker } from '../model/marker.ts';
import type { Carrier, DialectId } from '../model/paper.ts';
import type { PaperList } from '../model/paper-list.ts';
import { plainSettings, type PlainSetting } from '../model/plain-settings.ts';
import type { Problem } from '../model/problem.ts';
import type { SettingName } from '../model/setting-names.ts';
import type { Status } from '../model/status.ts';
import { lineNumberAt } from '../text/lines.ts';

/** How a list is read. Lines count from 1. */
export interface ConfigReport {
  readonly papers: number;
  /** How many papers are written in each way, the commonest first. */
  readonly dialects: readonly (readonly [DialectId, number])[];
  /** The signs that the list explains or its papers have. */
  readonly legend: readonly ReportedSign[];
  /** How many papers have their status from what; undefined for those that have none. */
  readonly carriers: readonly (readonly [Carrier | undefined, number])[];
  /** Headings and labels that are taken for a status. */
  readonly sections: readonly ReportedSection[];
  readonly leftOut: readonly LeftOutGroup[];
  readonly settings: ReadonlyMap<SettingName, PlainSetting>;
  readonly problems: readonly (Pick<Problem, 'code' | 'severity' | 'message'> & { readonly line: number })[];
}

export interface ReportedSign extends LegendSign {
  /** How many papers have it. */
  readonly papers: number;
}

export interface ReportedSection {
  readonly title: string;
  readonly status: Status;
  readonly line: number;
}

/** What was left out for one reason. */
export interface LeftOutGroup {
  readonly reason: string;
  readonly lines: readonly number[];
}

/** What there is to say of `list`, which was read by the whole parser. */
export function reportConfig(list: PaperList): ConfigReport {
  const { entries, source, problems, settings } = list;
  const lineAt = (offset: number): number => lineNumberAt(source.lineStarts, offset);
  return {
    papers: entries.length,
    dialects: countEach(entries.map(({ dialect }) => dialect)),
    legend: reportSigns(list),
    carriers: countEach(entries.map(({ carrier }) => carrier)),
    sections: list.sections.map(({ title, status, heading }) => ({ title, status, line: lineAt(heading.start) })),
    leftOut: groupLeftOut(list, lineAt),
    settings: plainSettings(settings),
    problems: problems.map(({ code, severity, message, span }) => ({ line: lineAt(span.start), code, severity, message })),
  };
}

function countEach<T>(values: readonly T[]): readonly (readonly [T, number])[] {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one);
}

/** The signs that are explained or used, in the list's order; then the common ones that papers have without the list's saying so. */
function reportSigns({ entries, legend }: PaperList): readonly ReportedSign[] {
  const counts = new Map<string, { readonly sign: LegendSign; count: number }>();
  for (const sign of legend.signs) counts.set(keyOf(sign), counts.get(keyOf(sign)) ?? { sign, count: 0 });
  for (const { carrier, marker, paper } of entries) {
    if (carrier === undefined || marker === undefined) continue;
    const key = keyOf({ carrier, marker });
    const known = findSign(legend, marker);
    const { label, origin } = known ?? { label: paper.status, origin: 'vocabulary' as const };
    const counted = counts.get(key) ?? { sign: { carrier, marker, status: paper.status, label, origin }, count: 0 };
    counted.count += 1;
    counts.set(key, counted);
  }
  const all = [...counts.values()].map(({ sign, count }) => ({ ...sign, papers: count }));
  return all.filter(({ origin, papers }) => origin !== 'built-in' || papers > 0);
}

function keyOf({ carrier, marker }: Pick<LegendSign, 'carrier' | 'marker'>): string {
  return `${carrier} ${normalizeMarker(marker)}`;
}

function groupLeftOut({ leftOut = [] }: PaperList, lineAt: (offset: number) => number): readonly LeftOutGroup[] {
  const groups = new Map<string, number[]>();
  for (const { reason, span } of leftOut) {
    const lines = groups.get(reason);
    if (lines === undefined) groups.set(reason, [lineAt(span.start)]);
    else lines.push(lineAt(span.start));
  }
  return [...groups].map(([reason, lines]) => ({ reason, lines })).sort((one, other) => other.lines.length - one.lines.length);
}
