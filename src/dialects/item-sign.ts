import type { LegendSign } from '../model/legend.ts';
import type { Carrier } from '../model/paper.ts';
import type { Status } from '../model/status.ts';
import type { Span } from '../text/span.ts';
import type { Citation } from './citation.ts';
import type { TrailingSign } from './trailing-sign.ts';

/** What says an entry's status, and where. */
export interface EntrySign {
  readonly status: Status;
  readonly carrier: Carrier;
  readonly span: Span;
}

/** What may carry the status of an item. */
export interface SignPlaces {
  /** Offset of the `[` of its checkbox; -1 where it has none. */
  readonly checkbox: number;
  readonly citation: Citation;
  readonly trailing: TrailingSign | undefined;
}

/**
 * What says the status of an item: that all of it is struck out, else its checkbox, else a sign before its title, else one after all else.
 * `findSign` knows which signs say a status in this list.
 */
export function findItemSign(
  text: string,
  { checkbox, citation, trailing }: SignPlaces,
  findSign: (marker: string) => LegendSign | undefined,
): EntrySign | undefined {
  const { strike, markers } = citation;
  if (strike !== undefined) return { status: 'dropped', carrier: 'strike', span: { start: strike.start, end: strike.contentStart } };
  if (checkbox !== -1) {
    const status = text.charAt(checkbox + 1).trim() === '' ? 'unread' : 'read';
    return { status, carrier: 'checkbox', span: { start: checkbox, end: checkbox + '[ ]'.length } };
  }
  for (const { span, text: marker } of markers) {
    const sign = findSign(marker);
    if (sign !== undefined) return { status: sign.status, carrier: 'sign', span };
  }
  return trailing && { status: trailing.status, carrier: 'trailing', span: trailing.span };
}
