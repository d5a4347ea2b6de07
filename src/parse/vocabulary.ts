import type { FoundEntry } from '../dialects/dialect.ts';
import type { LegendSign } from '../model/legend.ts';
import type { Carrier } from '../model/paper.ts';
import type { Status } from '../model/status.ts';

/** Carriers whose signs nobody explains: a list shows by using them what they mean. */
const CARRIERS: readonly Carrier[] = ['checkbox', 'trailing', 'strike', 'cell'];

/** A checkbox that no entry has yet means the same. */
const CHECKBOXES: readonly (readonly [marker: string, status: Status])[] = [
  ['[ ]', 'unread'],
  ['[x]', 'read'],
];

const NOTHING: Partial<FoundEntry> = {};

/** The signs that entries carry without a legend, the commonest spelling of each status first. */
export function findVocabulary(found: readonly FoundEntry[]): readonly LegendSign[] {
  const counts = new Map<string, Counted>();
  let last: Counted | undefined;
  // By index, as in every loop over all entries: in a process this short an iterator makes an object for each.
  for (let index = 0; index < found.length; index += 1) {
    const { carrier, marker, status = '' } = found[index] ?? NOTHING;
    if (carrier === undefined || marker === undefined || !isVocabulary(carrier, marker)) continue;
    if (last?.sign.marker !== marker || last.sign.carrier !== carrier) last = countedSign(counts, carrier, marker, status);
    last.count += 1;
  }
  const signs = [...counts.values()].sort((one, other) => other.count - one.count).map(({ sign }) => sign);
  return signs.some(({ carrier }) => carrier === 'checkbox') ? [...signs, ...missingCheckboxes(signs)] : signs;
}

/** A date in a column that says when a paper was read is no sign for others. */
function isVocabulary(carrier: Carrier, marker: string): boolean {
  return CARRIERS.includes(carrier) && !(carrier === 'cell' && /\d{2}/.test(marker));
}

interface Counted {
  readonly sign: LegendSign;
  count: number;
}

function countedSign(counts: Map<string, Counted>, carrier: Carrier, marker: string, status: Status): Counted {
  const key = `${carrier} ${marker}`;
  const known = counts.get(key) ?? { sign: { carrier, marker, status, label: status, origin: 'vocabulary' }, count: 0 };
  counts.set(key, known);
  return known;
}

function missingCheckboxes(signs: readonly LegendSign[]): LegendSign[] {
  return CHECKBOXES.filter(([, status]) => !signs.some((sign) => sign.carrier === 'checkbox' && sign.status === status)).map(
    ([marker, status]) => ({ carrier: 'checkbox', marker, status, label: status, origin: 'vocabulary' }),
  );
}
