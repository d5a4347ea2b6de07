import { findSign } from '../model/legend.ts';
import { findMarkerAt } from '../model/marker.ts';
import type { PaperList } from '../model/paper-list.ts';
import { UNMARKED, type Status } from '../model/status.ts';

/** Which sign this list writes for a status: undefined for none, which is right for `unmarked` alone. */
export interface WritableSign {
  readonly status: Status;
  readonly marker: string | undefined;
}

/**
 * What the list writes for each of its statuses: the legend's spelling; where the list shows no legend, the commonest
 * spelling among its entries, then the common signs for what it never used. A sign that would not be read again is not written.
 */
export function writableSigns(list: PaperList): readonly WritableSign[] {
  const own = list.legend.signs.filter(({ origin }) => origin !== 'built-in');
  const marks = new Map<Status, string>();
  for (const { status, marker } of [...own, ...usedSigns(list), ...(own.length === 0 ? list.legend.signs : [])]) {
    if (!marks.has(status) && findMarkerAt(marker, 0) === marker) marks.set(status, marker);
  }
  return [...[...marks].map(([status, marker]) => ({ status, marker })), { status: UNMARKED, marker: undefined }];
}

/** The sign to write for `status`; undefined when this list has none. */
export function findWritableSign(list: PaperList, status: Status): WritableSign | undefined {
  return writableSigns(list).find((sign) => sign.status === status);
}

/** The markers that entries carry, the commonest first. */
function usedSigns({ entries, legend }: PaperList): { readonly status: Status; readonly marker: string }[] {
  const counts = new Map<string, number>();
  for (const { marker } of entries) if (marker !== undefined) counts.set(marker, (counts.get(marker) ?? 0) + 1);
  return [...counts]
    .sort(([, one], [, other]) => other - one)
    .flatMap(([marker]) => {
      const status = findSign(legend, marker)?.status;
      return status === undefined ? [] : [{ status, marker }];
    });
}
