import type { Span } from '../text/span.ts';
import type { Status } from './status.ts';
import { normalizeMarker } from './marker.ts';

/** One line of a legend: this marker means that status. */
export interface LegendSign {
  /** As the list spells it: what a mark writes. */
  readonly marker: string;
  readonly status: Status;
  /** The list's own word for it (`已阅读`); the status's name where the list says none. */
  readonly label: string;
  readonly origin: 'front-matter' | 'document' | 'built-in';
}

/** A list's map marker ↔ status ↔ label. */
export interface Legend {
  /** Signs in the list's order; the first of a status is the one written. */
  readonly signs: readonly LegendSign[];
  /** Where the document shows its legend: one span per run of lines; not entries. */
  readonly spans: readonly Span[];
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
  sign('🟩', 'read'),
  sign('☐', 'unread'),
  sign('🔲', 'unread'),
  sign('🚧', 'reading'),
  sign('⏳', 'reading'),
  sign('🗑', 'dropped'),
];

/** What `marker` means in this list, read with or without U+FE0F and as emoji or shortcode; undefined for an unknown sign. */
export function findSign(legend: Legend, marker: string): LegendSign | undefined {
  const wanted = normalizeMarker(marker);
  return legend.signs.find((known) => normalizeMarker(known.marker) === wanted);
}

/** The sign this list writes for `status`; undefined when it has none. */
export function findSignOf(legend: Legend, status: Status): LegendSign | undefined {
  return legend.signs.find((known) => known.status === status);
}

function sign(marker: string, status: Status): LegendSign {
  return { marker, status, label: status, origin: 'built-in' };
}
