import { escapeHtmlAttribute, escapeHtmlText } from '../markdown/html-escape.ts';
import { findTagEnd } from '../markdown/html-tags.ts';
import type { Entry } from '../model/paper.ts';
import type { SourceDocument } from '../text/source-document.ts';
import { isBlankCode, sliceSpan, type Span } from '../text/span.ts';
import type { TextEdit } from '../text/text-edit.ts';
import { renderSummary, usualEmptyBody, usualLink } from './details-shape.ts';
import type { EntryDraft, EntryWriter, Manner, SettledNote } from './entry-writer.ts';
import { findFrameFlaw } from './note-flaw.ts';
import { findNewNotePlace, findNotePlace, readSettled } from './note-place.ts';

/** Writes `<details>` entries; an HTML block needs a blank line after it, or it swallows what follows. */
export const detailsWriter: EntryWriter = {
  leastGap: 1,
  markEdits,
  titleEdits: (_source, { parts }, title) => [{ span: parts.title, newText: escapeHtmlText(title) }],
  urlEdits,
  noteEdits,
  settleNote,
  renderEntry,
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
  return paper.title === ''
    ? undefined
    : [{ span: parts.title, newText: `${beforeUrl}${escapeHtmlAttribute(url)}${beforeTitle}${title}</a>` }];
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

/** Another note takes the old one's place, with the blanks beside it; a first note goes into the entry's own empty frame, or into one as siblings have. */
function noteEdits(manner: Manner, entry: Entry, note: string): readonly TextEdit[] | undefined {
  if (note === '' && entry.parts.note === undefined) return [];
  const place = findNotePlace(manner, entry, note);
  return place && [{ span: place.span, newText: place.before + note + place.after }];
}

function settleNote(manner: Manner, note: string, entry: Entry | undefined): SettledNote {
  const place = entry === undefined ? findNewNotePlace(manner, note) : findNotePlace(manner, entry, note);
  if (place === undefined || note === '') return { kind: 'note', note };
  const setting = { head: place.head + place.before, note, tail: place.after + place.tail };
  const flaw = findFrameFlaw(setting);
  return flaw === undefined ? readSettled(setting) : { kind: 'flawed', flaw };
}

function renderEntry(draft: EntryDraft, manner: Manner): string {
  const url = draft.url === undefined ? undefined : escapeHtmlAttribute(draft.url);
  const summary = renderSummary(manner, { ...draft, url, title: escapeHtmlText(draft.title) });
  const { before, after } = draft.note === '' ? { before: usualEmptyBody(manner), after: '' } : findNewNotePlace(manner, draft.note);
  return (
    (summary + before).replaceAll(/\r\n|\n/g, manner.source.eol) +
    draft.note +
    `${after}</details>`.replaceAll(/\r\n|\n/g, manner.source.eol)
  );
}

function isInlineBlank(code: number): boolean {
  return code === 0x20 || code === 0x09;
}
