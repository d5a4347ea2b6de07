import { escapeHtmlAttribute, escapeHtmlText } from '../markdown/html-escape.ts';
import { findTagEnd } from '../markdown/html-tags.ts';
import type { Entry } from '../model/paper.ts';
import type { SourceDocument } from '../text/source-document.ts';
import { isBlankCode, sliceSpan, type Span } from '../text/span.ts';
import type { TextEdit } from '../text/text-edit.ts';
import { bodySpan, renderLikeSiblings, usualFrame, usualLink } from './details-shape.ts';
import type { EntryWriter, Manner } from './entry-writer.ts';
import { findFrameFlaw } from './note-flaw.ts';

/** Writes `<details>` entries; an HTML block needs a blank line after it, or it swallows what follows. */
export const detailsWriter: EntryWriter = {
  leastGap: 1,
  markEdits,
  titleEdits: (_source, { parts }, title) => [{ span: parts.title, newText: escapeHtmlText(title) }],
  urlEdits,
  noteEdits,
  findNoteFlaw: findFrameFlaw,
  renderEntry: (draft, manner) => {
    const url = draft.url === undefined ? undefined : escapeHtmlAttribute(draft.url);
    const text = renderLikeSiblings(manner, { ...draft, url, title: escapeHtmlText(draft.title) });
    return text.replaceAll(/\r\n|\n/g, manner.source.eol);
  },
};

function markEdits(source: SourceDocument, entry: Entry, marker: string | undefined): readonly TextEdit[] | undefined {
  const { text } = source;
  const old = entry.parts.marker;
  if (old === undefined) return marker === undefined ? [] : insertMarker(source, entry, marker);
  if (marker !== undefined) return [{ span: old, newText: marker }];
  // Without a link the summary would name no paper any more.
  if (entry.parts.url === undefined) return undefined;
  // A line left blank would end the HTML block.
  const isFirstOnLine = /[\n\r]/.test(text.charAt(old.start - 1));
  const gone = (isFirstOnLine ? /^[ \t]*(?:\r\n|\n|\r)|^[ \t]/ : /^[ \t]/).exec(text.slice(old.end, entry.parts.title.start))?.[0] ?? '';
  return [{ span: { start: old.start, end: old.end + gone.length }, newText: '' }];
}

/** `<summary>  <a` becomes `<summary> ✅ <a`: where two blanks were left, the sign stood between them. */
function insertMarker({ text }: SourceDocument, entry: Entry, marker: string): readonly TextEdit[] | undefined {
  const open = /<summary(?=[\s/>])/i.exec(text.slice(entry.span.start, entry.parts.title.start));
  const start = open === null ? undefined : findTagEnd(text, entry.span.start + open.index, entry.parts.title.start);
  if (start === undefined) return undefined;
  let content = start;
  while (isBlankCode(text.charCodeAt(content))) content += 1;
  if (content - start > 1 && isInlineBlank(text.charCodeAt(content - 1)) && isInlineBlank(text.charCodeAt(content - 2))) {
    return [{ span: { start: content - 1, end: content - 1 }, newText: marker }];
  }
  return [{ span: { start: content, end: content }, newText: `${marker} ` }];
}

function urlEdits(manner: Manner, { parts, paper }: Entry, url: string | undefined): readonly TextEdit[] | undefined {
  const { text } = manner.source;
  if (url === undefined) return parts.url === undefined ? [] : unlink(text, { ...parts, url: parts.url });
  if (parts.url !== undefined) return [{ span: parts.url, newText: escapeHtmlAttribute(url) }];
  const { beforeUrl, beforeTitle } = usualLink(manner);
  const title = sliceSpan(text, parts.title);
  return paper.title === '' ? undefined : [{ span: parts.title, newText: `${beforeUrl}${escapeHtmlAttribute(url)}${beforeTitle}${title}</a>` }];
}

function unlink(text: string, { title, url }: { readonly title: Span; readonly url: Span }): readonly TextEdit[] | undefined {
  const open = text.lastIndexOf('<', url.start);
  const tagEnd = findTagEnd(text, open, title.start + 1);
  const close = /^[^<]*<\/a\s*>/i.exec(text.slice(title.end));
  if (tagEnd === undefined || close === null) return undefined;
  const closeStart = title.end + close[0].search(/</);
  return [
    { span: { start: open, end: tagEnd }, newText: '' },
    { span: { start: closeStart, end: title.end + close[0].length }, newText: '' },
  ];
}

const EMPTY_FRAME = /^(\s*(?:<br\s*\/?>\s*)*<blockquote>\s*?(?:<br\s*\/?>)?)(\s*)(<\/blockquote>\s*)$/i;

/** Another note takes the old one's place; a first note goes into the entry's own empty frame, or into one as siblings have. */
function noteEdits(manner: Manner, entry: Entry, note: string): readonly TextEdit[] | undefined {
  const { source } = manner;
  if (entry.parts.note !== undefined) return [{ span: entry.parts.note, newText: note }];
  if (note === '') return [];
  const body = bodySpan(source, entry);
  if (body === undefined) return undefined;
  const frame = usualFrame(manner, true);
  const own = EMPTY_FRAME.exec(sliceSpan(source.text, body));
  const withLineEnds = (text: string): string => text.replaceAll('\n', source.eol);
  if (own === null) return [{ span: body, newText: withLineEnds(frame.before) + note + withLineEnds(frame.after) }];
  const start = body.start + (own[1] ?? '').length;
  const before = /\s*$/.exec(frame.before)?.[0] ?? '\n';
  const after = /^\s*/.exec(frame.after)?.[0] ?? '\n';
  return [{ span: { start, end: start + (own[2] ?? '').length }, newText: withLineEnds(before) + note + withLineEnds(after) }];
}

function isInlineBlank(code: number): boolean {
  return code === 0x20 || code === 0x09;
}
