import type { Carrier } from './paper.ts';

/** What says a status: a marker, and what of an entry it stands in. */
export interface StatusSign {
  readonly carrier: Carrier;
  readonly marker: string;
}
