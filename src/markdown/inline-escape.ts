import { readSimpleInline } from './inline.ts';

/** What GFM makes a link of wherever it stands as text: no escape keeps it from that (cmark-gfm's autolinks). */
const AUTOLINK = /(?:https?|ftp):\/\/|www\.|[\w.+-]@[\w-]+\.\w/i;

/** Whether something of `text` would be a link without any brackets. */
export function becomesLink(text: string): boolean {
  return AUTOLINK.test(text);
}

/** `text` as it is written among inline Markdown, so that it reads as it stands, escaped only where it must be; undefined where it would become a link. */
export function escapeInline(text: string): string | undefined {
  return AUTOLINK.test(text) ? undefined : escapeLabel(text);
}

/** `text` as it is written in the brackets of a link, where nothing else becomes one. */
export function escapeLabel(text: string): string {
  if (readSimpleInline(text)?.text === text && !/[[\]]/.test(text)) return text;
  return text.replace(/[\\`*_[\]<>&!~$]/g, String.raw`\$&`);
}

/** `url` as the destination of an inline link. */
export function escapeDestination(url: string): string {
  const escaped = url.replace(/&(?=#\d{1,7};|#x[\da-f]{1,6};|[a-z][a-z\d]*;)/gi, '&amp;').replace(/[\\<>]/g, String.raw`\$&`);
  return /[()\s]/.test(url) ? `<${escaped}>` : escaped;
}
