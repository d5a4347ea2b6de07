import { normalizeLabel } from './inline-label.ts';
import type { InlineState } from './inline-pieces.ts';
import { parseResource, type Target } from './inline-resource.ts';

/** Longer labels are not sure: that of a definition may have 999 characters, counted in a way of its own. */
export const LONGEST_LABEL = 900;

/** A reference after a label, `[…]`, without brackets inside. */
const FULL_REFERENCE = /\[(?:[^\\[\]]|\\[^])*\]/y;
/** What may be the label of a definition: without brackets, and not blank. */
const LABEL = /^[ \t\r\n]*(?:[^\\[\] \t\r\n]|\\[^])(?:[^\\[\]]|\\[^])*$/;
/** What, normalized, is asked for as a footnote, even where blanks keep it from being one. */
const FOOTNOTE_LABEL = /^\^[^ ]+$/;

/** Where the label `[start, end)` leads, whose `]` is at `end`: by a resource, else by a reference; undefined if it is no link. */
export function findTarget(state: InlineState, start: number, end: number): Target | undefined {
  const { source } = state;
  const next = source.charCodeAt(end + 1);
  if (next === 0x5b) return findFullReference(state, start, end);
  const resource = next === 0x28 ? parseResource(source, end + 1) : undefined;
  return resource ?? findReference(state, source.slice(start, end), end + 1);
}

function findFullReference(state: InlineState, start: number, end: number): Target | undefined {
  const { source } = state;
  FULL_REFERENCE.lastIndex = end + 1;
  if (FULL_REFERENCE.test(source)) {
    const referenceEnd = FULL_REFERENCE.lastIndex;
    const target = findReference(state, source.slice(end + 2, referenceEnd - 1), referenceEnd);
    if (target !== undefined) return target;
  }
  // `[label][other]`, and even `[label][other`, is no reference to `label` for micromark; only `[label][]` is.
  return source.charCodeAt(end + 2) === 0x5d ? findReference(state, source.slice(start, end), end + 3) : undefined;
}

/** The target that `label` has by a definition, for a reference that ends at `end`. */
function findReference(state: InlineState, label: string, end: number): Target | undefined {
  if (!LABEL.test(label)) return undefined;
  if (label.length > LONGEST_LABEL) return { end, url: undefined, urlStart: -1, urlEnd: -1, isSure: false };
  const normalized = normalizeLabel(label);
  const url = FOOTNOTE_LABEL.test(normalized) ? undefined : state.findDefinition(normalized);
  return url === undefined ? undefined : { end, url: url === '' ? undefined : url, urlStart: -1, urlEnd: -1, isSure: true };
}
