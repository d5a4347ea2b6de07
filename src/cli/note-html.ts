import { findAttribute, findTagEnd } from '../markdown/html-tags.ts';
import { decodeEntities } from '../markdown/html-text.ts';
import { findBlockElement, isHtmlTag } from './note-elements.ts';
import { imageTokens, textToken, type NoteToken } from './note-token.ts';

/** Reads Markdown that stands inside HTML, itself `depth` such readings deep. */
export type ReadMarkdown = (markdown: string, depth: number) => NoteToken[];

interface HtmlTag {
  readonly kind: 'tag';
  readonly name: string;
  readonly closing: boolean;
  /** From `<` to `>`. */
  readonly source: string;
}

type HtmlPart =
  | HtmlTag
  | { readonly kind: 'text'; readonly text: string }
  /** What `<pre>` and its like hold. */
  | { readonly kind: 'literal'; readonly text: string }
  /** A comment that does not end here; one that does is no part at all. */
  | { readonly kind: 'hide' };

const TAG_START = /<(\/?)([a-z][a-z0-9-]*)(?=[\s/>])/iy;

/** Elements whose text stands for itself, blanks and asterisks included. */
const LITERAL: ReadonlySet<string> = new Set(['pre', 'script', 'style', 'textarea', 'listing', 'xmp']);

/** What a piece of HTML within a line says: tags and text. What only looks like a tag (`<mask>`) is text. */
export function inlineHtmlTokens(html: string): NoteToken[] {
  return [...htmlParts(html)].flatMap((part) => {
    if (part.kind === 'hide') return [part];
    return part.kind === 'tag' ? tagTokens(part) : [textToken(decodeEntities(part.text))];
  });
}

/**
 * What a block of HTML says. CommonMark takes all text in it literally, but people who write `<blockquote>` on the line over
 * their Markdown mean it to be Markdown, so the text between its block tags is read as such. Where that is HTML again (a
 * `<b>` alone on its line), it is cut at every tag, and then taken as it is.
 */
export function blockHtmlTokens(html: string, depth: number, readMarkdown: ReadMarkdown): NoteToken[] {
  if (depth > 1) return inlineHtmlTokens(html);
  const tokens: NoteToken[] = [];
  let markdown = '';
  const flush = (): void => {
    if (markdown.trim() !== '') tokens.push(...readMarkdown(dedent(markdown), depth + 1));
    markdown = '';
  };
  for (const part of htmlParts(html)) {
    if (part.kind === 'text') markdown += part.text;
    else if (part.kind === 'tag' && !dividesMarkdown(part, depth)) markdown += part.source;
    else {
      flush();
      tokens.push(...partTokens(part));
    }
  }
  flush();
  return tokens;
}

function partTokens(part: Exclude<HtmlPart, { kind: 'text' }>): NoteToken[] {
  if (part.kind === 'tag') return tagTokens(part);
  return part.kind === 'hide' ? [part] : inlineHtmlTokens(part.text.replace(/^\r?\n|\r?\n$/g, ''));
}

function dividesMarkdown({ name }: HtmlTag, depth: number): boolean {
  return depth > 0 || name === 'br' || findBlockElement(name) !== undefined;
}

/** `text` without the indentation its lines share, and its first line without any: it stood behind a tag. */
function dedent(text: string): string {
  const [first = '', ...rest] = text.replace(/^\s*\n/, '').split('\n');
  const indents = rest.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length);
  const shared = Math.min(...indents, Infinity);
  return [first.trimStart(), ...rest.map((line) => line.slice(Math.min(shared, line.length)))].join('\n');
}

function* htmlParts(html: string): Generator<HtmlPart> {
  let textStart = 0;
  for (let at = html.indexOf('<'); at !== -1; at = html.indexOf('<', at)) {
    const part = partAt(html, at);
    if (part === undefined) {
      at += 1;
      continue;
    }
    if (at > textStart) yield { kind: 'text', text: html.slice(textStart, at) };
    if (part.part !== undefined) yield part.part;
    at = part.end;
    if (part.part?.kind === 'tag' && !part.part.closing && LITERAL.has(part.part.name)) {
      const end = literalEnd(html, part.part.name, at);
      yield { kind: 'literal', text: html.slice(at, end) };
      at = end;
    }
    textStart = at;
  }
  if (textStart < html.length) yield { kind: 'text', text: html.slice(textStart) };
}

/** The comment (which is no part) or the tag of HTML that begins at `at`. */
function partAt(html: string, at: number): { readonly part: HtmlPart | undefined; readonly end: number } | undefined {
  if (html.startsWith('<!--', at)) {
    const end = html.indexOf('-->', at + 2);
    return end === -1 ? { part: { kind: 'hide' }, end: html.length } : { part: undefined, end: end + 3 };
  }
  TAG_START.lastIndex = at;
  const match = TAG_START.exec(html);
  const end = match === null ? undefined : findTagEnd(html, at, html.length);
  const name = match?.[2]?.toLowerCase();
  if (name === undefined || end === undefined || !isHtmlTag(name)) return undefined;
  return { part: { kind: 'tag', name, closing: match?.[1] === '/', source: html.slice(at, end) }, end };
}

function literalEnd(html: string, name: string, from: number): number {
  const end = html.slice(from).search(new RegExp(`</${name}`, 'i'));
  return end === -1 ? html.length : from + end;
}

function tagTokens(tag: HtmlTag): NoteToken[] {
  const { name, closing } = tag;
  if (name === 'br') return [{ kind: 'break' }];
  if (closing) return [{ kind: 'close', tag: name, fromHtml: true }];
  if (name === 'img') return imageTokens(attribute(tag, 'src') ?? '', attribute(tag, 'alt'), attribute(tag, 'title'));
  if (name === 'input') return checkboxTokens(tag);
  const open = { kind: 'open', tag: name, fromHtml: true } as const;
  if (name === 'ol') return [{ ...open, start: Number(attribute(tag, 'start') ?? 1) || 1 }];
  return [name === 'a' ? { ...open, ...linkAttributes(tag) } : open];
}

function linkAttributes(tag: HtmlTag): { readonly href?: string; readonly title?: string } {
  const href = attribute(tag, 'href');
  const title = attribute(tag, 'title');
  return { ...(href !== undefined && { href }), ...(title !== undefined && { title }) };
}

function checkboxTokens(tag: HtmlTag): NoteToken[] {
  if (attribute(tag, 'type')?.toLowerCase() !== 'checkbox') return [];
  return [textToken(/\schecked\b/i.test(tag.source) ? '[x] ' : '[ ] ')];
}

function attribute(tag: HtmlTag, name: string): string | undefined {
  const span = findAttribute(tag.source, { start: 0, end: tag.source.length }, name);
  return span === undefined ? undefined : decodeEntities(tag.source.slice(span.start, span.end));
}
