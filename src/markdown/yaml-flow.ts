import { isPairs, type PlainSetting } from '../model/plain-settings.ts';

/** A value in YAML on one line: `{ read: "✅", "to read": [a, b] }`. */
export function renderFlow(value: PlainSetting): string {
  if (typeof value === 'string') return renderScalar(value);
  if (isPairs(value)) return value.size === 0 ? '{}' : `{ ${renderPairs(value)} }`;
  return `[${value.map(renderScalar).join(', ')}]`;
}

/** The pairs of a mapping as they stand between braces. */
export function renderPairs(pairs: ReadonlyMap<string, PlainSetting>): string {
  return [...pairs].map(([key, value]) => `${renderScalar(key)}: ${renderFlow(value)}`).join(', ');
}

/** Words that YAML reads as something else than text, in one of its versions. */
const NO_TEXT = /^(?:true|false|yes|no|on|off|y|n|null)$/i;

/** Quoted unless it is words of letters: signs and numbers look better so, and need it more often than not. */
export function renderScalar(text: string): string {
  return /^[A-Za-z][\w-]*(?: [A-Za-z][\w-]*)*$/.test(text) && !NO_TEXT.test(text) ? text : JSON.stringify(text);
}
