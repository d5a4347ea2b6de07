/** Ways in which the same list may lie in a file without meaning anything else. */
export const COPIES: readonly (readonly [name: string, copy: (text: string) => string])[] = [
  ['as it is', (text) => text],
  ['with CRLF', (text) => text.replace(/\r?\n/g, '\r\n')],
  ['with a BOM', (text) => (text.startsWith('\uFEFF') ? text.slice(1) : `\uFEFF${text}`)],
  ['without a final newline', (text) => text.replace(/(?:\r\n|\n|\r)$/, '')],
];

/** A text with one line ending for all, to compare what is the same but for those. */
export function withLineFeeds(text: string): string {
  return text.replace(/\r\n/g, '\n');
}
