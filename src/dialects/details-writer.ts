import { escapeHtmlAttribute, escapeHtmlText } from '../markdown/html-escape.ts';
import { findTagEnd } from '../markdown/html-tags.ts';
import type { Entry } from '../model/paper.ts';
import { withLineBlanks } from '../text/line-blanks.ts';
import type { SourceDocument } from '../text/source-document.ts';
import { sliceSpan, type Span } from '../text/span.ts';
import type { TextEdit } from '../text/text-edit.ts';
import { renderSummary, summaryShape, usualEmptyBody, usualLink } from './details-shape.ts';
import type { EntryDraft, EntryWriter, Manner, SettledNote } from './entry-writer.ts';
import { findFrameFlaw } from './note-flaw.ts';
import { findNewNotePlace, findNotePlace, readSettled } from './note-place.ts';

/** Writes `<details>` entries; an HTML block needs a blank line after it, or it swallows what follows. */
export const detailsWriter: EntryWriter = {
  leastGap: 1,
  titleEdits: (_source, { parts }, title) => [{ span: parts.title, newText: escapeHtmlText(title) }],
  urlEdits,
  noteEdits,
  settleNote,
  noteText: ({ text }, { parts }) => (parts.note === undefined ? '' : sliceSpan(text, withLineBlanks(text, parts.note))),
  isPlain: isPlainEntry,
  adaptLines: (_manner, _entry, text) => text,
  renderEntry,
};

/** Whether nothing but a sign, a link and a title stands in the summary. */
function isPlainEntry(source: SourceDocument, entry: Entry): boolean {
  return summaryShape(source, entry, entry.parts.url !== undefined) !== undefined;
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

interface LinkParts {
  readonly marker?: Span | undefined;
  readonly title: Span;
  readonly url: Span;
}

/** Without a link all that follows the sign is the title, so nothing else may stand beside it. */
function unlink(text: string, { marker, title, url }: LinkParts): readonly TextEdit[] | undefined {
  const open = text.lastIndexOf('<', url.start);
  const tagEnd = findTagEnd(text, open, title.start + 1);
  const close = /^[^<]*<\/a\s*>/i.exec(text.slice(title.end));
  if (tagEnd === undefined || close === null) return undefined;
  const closeStart = title.end + close[0].search(/</);
  const rest = /^[^]*?(?=<\/summary)/i.exec(text.slice(title.end))?.[0] ?? '';
  if (marker === undefined || hasText(text.slice(marker.end, open)) || hasText(rest)) return undefined;
  return [
    { span: { start: open, end: tagEnd }, newText: '' },
    { span: { start: closeStart, end: title.end + close[0].length }, newText: '' },
  ];
}

function hasText(html: string): boolean {
  return html.replace(/<[^>]*>/g, '').trim() !== '';
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
