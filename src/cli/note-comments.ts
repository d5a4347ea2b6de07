import { textToken, type NoteToken } from './note-token.ts';

type OpenToken = Extract<NoteToken, { kind: 'open' }>;

/**
 * `tokens` without what a comment hides that goes on beyond the block of HTML it began in: all up to its `-->`, or to the end.
 * Elements that open in the comment and close behind it open where it ends.
 */
export function* withoutComments(tokens: Iterable<NoteToken>): Generator<NoteToken> {
  let hiding = false;
  let opened: OpenToken[] = [];
  for (const token of tokens) {
    if (token.kind === 'hide') hiding = true;
    else if (!hiding) yield token;
    else if (token.kind === 'open') opened.push(token);
    else if (token.kind === 'close') {
      const index = opened.findLastIndex((tag) => tag.tag === token.tag && tag.fromHtml === token.fromHtml);
      if (index === -1) yield token;
      else opened = opened.slice(0, index);
    } else if (token.kind === 'text' && token.text.includes('-->')) {
      yield* opened;
      yield textToken(token.text.slice(token.text.indexOf('-->') + 3));
      hiding = false;
      opened = [];
    }
  }
}
