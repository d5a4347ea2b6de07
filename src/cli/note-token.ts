/**
 * A note as a stream of the few things a terminal can show. Markdown and the HTML in it are both read into these, under
 * HTML's names, so that a `<blockquote>` which is opened in one block of Markdown and closed in a later one holds what
 * stands between.
 */
export type NoteToken =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'break' }
  | ({ readonly kind: 'open' } & NoteTag)
  | { readonly kind: 'close'; readonly tag: string; readonly fromHtml: boolean }
  /** A comment begins that does not end in this stretch: the text up to its `-->` is not shown. */
  | { readonly kind: 'hide' };

/** An element that opens. HTML never closes one that Markdown opened. */
export interface NoteTag {
  readonly tag: string;
  readonly fromHtml: boolean;
  /** Where a link leads. */
  readonly href?: string;
  readonly title?: string;
  /** The number of an ordered list's first item. */
  readonly start?: number;
  /** What stands before a list item instead of a bullet or number. */
  readonly marker?: string;
  /** Whether a list item's checkbox is checked, where it has one. */
  readonly task?: boolean;
  /** Whether blank lines stand between the items of the list. */
  readonly loose?: boolean;
}

/** `inner` between the opening and the closing of `tag`, as Markdown says it. */
export function wrapTokens(tag: string, inner: readonly NoteToken[], more: Partial<NoteTag> = {}): NoteToken[] {
  return [{ ...more, kind: 'open', tag, fromHtml: false }, ...inner, { kind: 'close', tag, fromHtml: false }];
}

export function textToken(text: string): NoteToken {
  return { kind: 'text', text };
}

/** An image as its path, with its description and title where it has them: `[image: figures/loss.png, "Loss"]`. */
export function imageTokens(path: string, ...descriptions: readonly (string | null | undefined)[]): NoteToken[] {
  const said = descriptions.filter((text) => text !== undefined && text !== null && text !== '').map((text) => `, "${text}"`);
  return wrapTokens('image', [textToken(`[image: ${path}${said.join('')}]`)]);
}
