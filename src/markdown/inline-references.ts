import { decodeEntities } from './html-text.ts';
import { addText, flushText, giveUp, type InlineState } from './inline-pieces.ts';
import { readHardBreak } from './inline-leaves.ts';

const REFERENCE = /&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[a-zA-Z][a-zA-Z\d]{0,30});/y;
/** What a backslash escapes: ASCII punctuation. */
const ESCAPABLE = /[!-/:-@[-`{-~]/;
const ESCAPE_OR_REFERENCE = /\\([!-/:-@[-`{-~])|&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[a-zA-Z][a-zA-Z\d]{0,30});/g;
/** What a link without brackets may be told by: where it comes into the text decoded, none of it may have been seen. */
const IN_BARE_LINK = /[\w:/.@+-]/;

/** Reads the escape or the hard break at the backslash at `at`. */
export function readBackslash(state: InlineState, at: number): number {
  const escaped = state.source.charAt(at + 1);
  if (escaped === '\n' || escaped === '\r') return readHardBreak(state, at, at + 1);
  if (!ESCAPABLE.test(escaped)) return at + 1;
  if (IN_BARE_LINK.test(escaped)) state.mayHoldLinks = true;
  flushText(state, at);
  addText(state, at, at + 2, escaped);
  return at + 2;
}

/** Reads the character reference at the `&` at `at`; not sure of names that are not common. */
export function readReference(state: InlineState, at: number): number {
  REFERENCE.lastIndex = at;
  if (!REFERENCE.test(state.source)) return at + 1;
  const end = REFERENCE.lastIndex;
  const value = decodeReference(state.source.slice(at, end));
  if (value === undefined) return giveUp(state);
  if (IN_BARE_LINK.test(value)) state.mayHoldLinks = true;
  flushText(state, at);
  addText(state, at, end, value);
  return end;
}

/** A destination as it is meant, escapes and character references decoded; undefined where a name is not common. */
export function decodeDestination(written: string): string | undefined {
  if (!/[\\&]/.test(written)) return written;
  let isKnown = true;
  const decoded = written.replace(ESCAPE_OR_REFERENCE, (whole, escaped?: string) => {
    const value = escaped ?? decodeReference(whole);
    if (value === undefined) isKnown = false;
    return value ?? whole;
  });
  return isKnown ? decoded : undefined;
}

/** What a character reference stands for; undefined where its name is not one of the common ones, which are in lower case. */
function decodeReference(reference: string): string | undefined {
  if (reference.charAt(1) !== '#') {
    const decoded = /[A-Z]/.test(reference) ? reference : decodeEntities(reference);
    return decoded === reference ? undefined : decoded;
  }
  const isHex = /^&#x/i.test(reference);
  const code = Number.parseInt(reference.slice(isHex ? 3 : 2, -1), isHex ? 16 : 10);
  return isShown(code) ? String.fromCodePoint(code) : '\uFFFD';
}

/** Whether micromark shows the character: no control but blanks, no half of a pair, no noncharacter. */
function isShown(code: number): boolean {
  if (code < 0x20) return code >= 0x09 && code <= 0x0d && code !== 0x0b;
  if (code < 0x7f) return true;
  if (code < 0xa0 || code > 0x10ffff || (code & 0xfffe) === 0xfffe) return false;
  return !(code >= 0xd800 && code <= 0xdfff) && !(code >= 0xfdd0 && code <= 0xfdef);
}
