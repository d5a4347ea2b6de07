import type { Span } from '../text/span.ts';
import { normalizeMarker } from './marker.ts';
import type { Carrier } from './paper.ts';
import type { Status } from './status.ts';

/** One line of a legend: this marker means that status. */
export interface LegendSign {
  /** What of an entry the marker stands in. */
  readonly carrier: Carrier;
  /** As the list spells it: what a mark writes. */
  readonly marker: string;
  readonly status: Status;
  /** The list's own word for it (`已阅读`); the status's name where the list says none. */
  readonly label: string;
  /** Who says so: the list's settings, its legend, the signs its entries carry (such as checkboxes), or nobody but us. */
  readonly origin: 'front-matter' | 'document' | 'vocabulary' | 'built-in';
}

/** A list's map marker ↔ status ↔ label. */
export interface Legend {
  /** Signs in the list's order; the first of a status is the one written. */
  readonly signs: readonly LegendSign[];
  /** Those of them that entries may end with: they are looked for in every entry. */
  readonly endings: readonly LegendSign[];
  /** Where the document shows its legend: one span per run of lines; not entries. */
  readonly spans: readonly Span[];
  /** Each sign by its marker, as spelled and normalized; the common signs where the list does not say otherwise. */
  readonly byMarker: ReadonlyMap<string, LegendSign>;
}

/** Signs that are common in public lists, used for markers a list does not explain itself. */
export const COMMON_SIGNS: readonly LegendSign[] = [
  sign('✅', 'read'),
  sign('❌', 'unread'),
  sign('⬜', 'unread'),
  sign('🟧', 'to-classify'),
  sign('👀', 'skimmed'),
  sign('📖', 'reading'),
  sign('✔', 'read'),
  sign('☑', 'read'),
  sign('√', 'read'),
  sign('✓', 'read'),
  sign('🟩', 'read'),
  sign('☐', 'unread'),
  sign('🔲', 'unread'),
  sign('🚧', 'reading'),
  sign('⏳', 'reading'),
  sign('🗑', 'dropped'),
];

/** A legend of these signs, shown at `spans`; of two signs with one marker the first counts. */
export function createLegend(signs: readonly LegendSign[], spans: readonly Span[]): Legend {
  const byMarker = new Map<string, LegendSign>();
  for (const known of [...signs, ...COMMON_SIGNS]) {
    for (const marker of [known.marker, normalizeMarker(known.marker)]) if (!byMarker.has(marker)) byMarker.set(marker, known);
  }
  return { signs, endings: signs.filter(({ carrier }) => carrier === 'trailing'), spans, byMarker };
}

/** What `marker` means in this list, read with or without U+FE0F and as emoji or shortcode; undefined for an unknown sign. */
export function findSign(legend: Legend, marker: string): LegendSign | undefined {
  return legend.byMarker.get(marker) ?? legend.byMarker.get(normalizeMarker(marker));
}

/** Whether `text` after `marker` repeats a line of the legend: such a line explains the sign and is no paper. */
export function isLegendText(legend: Legend, marker: string, text: string): boolean {
  const sign = findSign(legend, marker);
  return sign?.origin === 'document' && sign.label === text;
}

/** A legend that also has the signs that the list's entries carry where nobody explains them; what it says itself counts first. */
export function withVocabulary(legend: Legend, vocabulary: readonly LegendSign[]): Legend {
  if (vocabulary.length === 0) return legend;
  const own = legend.signs.filter(isOwnSign);
  const isNew = (sign: LegendSign): boolean => !own.some(({ carrier, marker }) => carrier === sign.carrier && marker === sign.marker);
  return { ...legend, signs: [...own, ...vocabulary.filter(isNew)] };
}

/** Whether the list itself explains the sign, in its settings or its legend. */
export function isOwnSign({ origin }: LegendSign): boolean {
  return origin === 'front-matter' || origin === 'document';
}

/** The sign this list writes for `status`; undefined when it has none. */
export function findSignOf(legend: Legend, status: Status): LegendSign | undefined {
  return legend.signs.find((known) => known.status === status);
}

function sign(marker: string, status: Status): LegendSign {
  return { carrier: 'sign', marker, status, label: status, origin: 'built-in' };
}
