import { readSimpleInline } from './inline.ts';

/** `text` as it is written among inline Markdown, so that it reads as it stands; only a text that needs it is escaped. */
export function escapeInline(text: string): string {
  if (readSimpleInline(text)?.text === text && !text.startsWith('[')) return text;
  return text
    .replace(/[\\`*_[\]<>&!~$@]/g, String.raw`\$&`)
    .replace(/(https?|ftp)(?=:\/\/)/gi, '$1\\')
    .replace(/www(?=\.)/gi, 'www\\');
}

/** `url` as the destination of an inline link. */
export function escapeDestination(url: string): string {
  const escaped = url.replace(/&(?=#\d{1,7};|#x[\da-f]{1,6};|[a-z][a-z\d]*;)/gi, '&amp;').replace(/[\\<>]/g, String.raw`\$&`);
  return /[()\s]/.test(url) ? `<${escaped}>` : escaped;
}
