import { findSign, isOwnSign, type Legend, type LegendSign } from '../model/legend.ts';
import { normalizeMarker } from '../model/marker.ts';

/** Common signs that say a status wherever entries begin with them; others (📖, 🚧, ❌) as often label a field, or say that there is no access. */
const SURE = '✅✔☑√✓🟩⬜🔲☐';

/**
 * Which signs say a status in a list whose entries begin with `markers`: those that the list explains. Where it explains none, the common
 * ones, if one of them can mean nothing else, or two of them say different things.
 */
export function createSignReader(legend: Legend, markers: readonly string[]): (marker: string) => LegendSign | undefined {
  const explains = legend.signs.some((sign) => sign.carrier === 'sign' && isOwnSign(sign));
  const signs = markers.flatMap((marker) => findSign(legend, marker) ?? []);
  const isRegular =
    !explains &&
    (signs.some(({ marker }) => SURE.includes(normalizeMarker(marker))) || new Set(signs.map(({ status }) => status)).size > 1);
  return (marker) => {
    const sign = findSign(legend, marker);
    return sign !== undefined && (isRegular || isOwnSign(sign)) ? sign : undefined;
  };
}
