import type { FoundEntry } from '../dialects/dialect.ts';
import type { LegendSign } from '../model/legend.ts';
import type { Carrier } from '../model/paper.ts';
import type { Status } from '../model/status.ts';

/** Carriers whose signs nobody explains: a list shows by using them what they mean. */
const CARRIERS: readonly Carrier[] = ['checkbox', 'trailing', 'strike'];

/** A checkbox that no entry has yet means the same. */
const CHECKBOXES: readonly (readonly [marker: string, status: Status])[] = [
  ['[ ]', 'unread'],
  ['[x]', 'read'],
];

/** The signs that entries carry without a legend, the commonest spelling of each status first. */
export function findVocabulary(found: readonly FoundEntry[]): readonly LegendSign[] {
  const counts = new Map<string, { readonly sign: LegendSign; count: number }>();
  for (const { carrier, marker, status } of found) {
    if (carrier === undefined || marker === undefined || !CARRIERS.includes(carrier)) continue;
    const key = `${carrier} ${marker} ${status}`;
    const known = counts.get(key) ?? { sign: { carrier, marker, status, label: status, origin: 'vocabulary' }, count: 0 };
    known.count += 1;
    counts.set(key, known);
  }
  const signs = [...counts.values()].sort((one, other) => other.count - one.count).map(({ sign }) => sign);
  return signs.some(({ carrier }) => carrier === 'checkbox') ? [...signs, ...missingCheckboxes(signs)] : signs;
}

function missingCheckboxes(signs: readonly LegendSign[]): LegendSign[] {
  return CHECKBOXES.filter(([, status]) => !signs.some((sign) => sign.carrier === 'checkbox' && sign.status === status)).map(
    ([marker, status]) => ({ carrier: 'checkbox', marker, status, label: status, origin: 'vocabulary' }),
  );
}
