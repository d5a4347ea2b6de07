import { decodeEntities } from './html-tags.ts';

/** `text` as it is written between tags: only what would be read as a tag or a character reference is escaped. */
export function escapeHtmlText(text: string): string {
  const escaped = decodeEntities(text) === text ? text : text.replaceAll('&', '&amp;');
  return escaped.replace(/<(?=[a-z/!?])/gi, '&lt;');
}

/** `text` as it is written in a double-quoted attribute. */
export function escapeHtmlAttribute(text: string): string {
  return escapeHtmlText(text).replaceAll('"', '&quot;');
}
