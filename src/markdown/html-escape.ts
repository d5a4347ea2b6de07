/** `text` as it is written between tags: only what would be read as a tag or a character reference is escaped. */
export function escapeHtmlText(text: string): string {
  return text.replace(/&(?=#\d{1,7};|#x[\da-f]{1,6};|[a-z][a-z\d]*;)/gi, '&amp;').replace(/<(?=[a-z/!?])/gi, '&lt;');
}

/** `text` as it is written in an attribute, whichever quotes stand around it. */
export function escapeHtmlAttribute(text: string): string {
  return escapeHtmlText(text).replaceAll('"', '&quot;').replaceAll("'", '&#39;');
}
