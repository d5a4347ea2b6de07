import { withoutComments } from './note-comments.ts';
import { layoutNote, type NoteOptions } from './note-layout.ts';
import { markdownTokens } from './note-markdown.ts';
import { splitNote } from './note-pieces.ts';
import { textToken, wrapTokens } from './note-token.ts';

/**
 * A note, which is Markdown with HTML in it, as text to read in a terminal of `width` cells, each line ended by a line feed.
 * All text of the note is in it but comments; formulas stand as they are written, images as their path, links with their
 * address behind them; control characters are escaped. Loads remark-parse.
 */
export function renderNote(markdown: string, options: NoteOptions): string {
  const tokens = splitNote(markdown).flatMap(({ text, plain }) => (plain ? wrapTokens('p', [textToken(text)]) : markdownTokens(text)));
  return layoutNote(withoutComments(tokens), options)
    .map((line) => `${line}\n`)
    .join('');
}
