import { normalizeMarker } from '../model/marker.ts';

/** A marker as a person should see it: the emoji, where the file has its shortcode. */
export function shownSign(marker: string): string;
export function shownSign(marker: string | undefined): string | undefined;
export function shownSign(marker: string | undefined): string | undefined {
  return marker?.startsWith(':') === true ? normalizeMarker(marker) : marker;
}
