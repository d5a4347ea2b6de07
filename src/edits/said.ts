import { escapeControls } from '../text/escape-text.ts';
import { refuse, type Refusal } from './change.ts';

/** Nobody's title or link is longer, in UTF-16 units; Markdown of 4,096 units and more is not taken apart. */
const LONGEST = 2000;

/** A title on one line, without blanks around it. */
export function normalizeTitle(title: string): string {
  return title.replace(/\s+/gu, ' ').trim();
}

/** Why `title` (normalized) cannot be a title. */
export function refuseTitle(title: string): Refusal | undefined {
  if (title === '') return refuse('a title cannot be empty');
  if (title.length > LONGEST) return refuse(`a title of ${title.length} characters is none`, `the longest has ${LONGEST}`);
  if (escapeControls(title) !== title)
    return refuse('a title cannot hold control characters or turn the reading direction', 'leave them out');
  return undefined;
}

/** Why `url` cannot be a link. */
export function refuseUrl(url: string): Refusal | undefined {
  if (url.length > LONGEST) return refuse(`a link of ${url.length} characters is none`, `the longest has ${LONGEST}`);
  if (/[\s<>]/u.test(url) || escapeControls(url) !== url)
    return refuse(`“${url}” is no link: it holds blanks, angle brackets or control characters`, 'write a blank as %20');
  return undefined;
}

/** Why `note` cannot be written at all, wherever it is to stand. */
export function refuseNoteText(note: string): Refusal | undefined {
  return /\p{Cs}/u.test(note) ? refuse('the note holds half a character, which no file can hold') : undefined;
}
