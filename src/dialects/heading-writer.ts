import { escapeDestination, escapeInline, escapeLabel } from '../markdown/inline-escape.ts';
import { parseOutline } from '../markdown/outline.ts';
import type { Entry } from '../model/paper.ts';
import type { StatusSign } from '../model/status-sign.ts';
import { findLineStarts } from '../text/lines.ts';
import type { SourceDocument } from '../text/source-document.ts';
import { overlapsAny, sliceSpan } from '../text/span.ts';
import { applyEdits, type TextEdit } from '../text/text-edit.ts';
import type { EntryDraft, EntryWriter, Manner, SettledNote } from './entry-writer.ts';
import { headingContent } from './heading-lead.ts';
import { headingLevel, ownEdits, readHeadingOf, rereadHeading } from './heading-shape.ts';

/** Writes a heading a paper, with the note below it, at the level of those beside it. */
export const headingWriter: EntryWriter = {
  leastGap: 1,
  titleEdits: (source, entry, title) => checked(source, entry, titleEdits(entry, title), { title, url: entry.paper.url }),
  urlEdits: ({ source }, entry, url) => checked(source, entry, urlEdits(source, entry, url), { title: entry.paper.title, url }),
  noteEdits,
  settleNote,
  noteText: (_source, { paper }) => paper.note,
  isPlain,
  adaptLines: (manner, entry, text) => (shiftOf(manner, entry) === 0 ? text : shiftHeadings(text, shiftOf(manner, entry))),
  adaptNote: (manner, entry, note) => (shiftOf(manner, entry) === 0 ? note : shiftHeadings(note, shiftOf(manner, entry))),
  renderEntry,
};

function titleEdits({ parts, paper }: Entry, title: string): readonly TextEdit[] | undefined {
  const newText = paper.url === undefined ? escapeInline(title) : escapeLabel(title);
  return newText === undefined ? undefined : [{ span: parts.title, newText }];
}

/** A first link is that of the title; one on a line of its own stays there. */
function urlEdits(source: SourceDocument, entry: Entry, url: string | undefined): readonly TextEdit[] | undefined {
  const { parts, paper } = entry;
  const { text } = source;
  if (url !== undefined && parts.url !== undefined) return [{ span: parts.url, newText: escapeDestination(url) }];
  if (url !== undefined) {
    if (paper.url !== undefined) return undefined;
    return [{ span: parts.title, newText: `[${sliceSpan(text, parts.title)}](${escapeDestination(url)})` }];
  }
  const link = readHeadingOf(source, entry)?.citation.titleLink;
  if (link === undefined) return undefined;
  const { start } = entry.span;
  return [
    { span: { start: start + link.start, end: start + link.contentStart }, newText: '' },
    { span: { start: start + link.contentEnd, end: start + link.end }, newText: '' },
  ];
}

/** The edits, if the entry says with them what it should. */
function checked(
  source: SourceDocument,
  entry: Entry,
  edits: readonly TextEdit[] | undefined,
  wanted: Pick<EntryDraft, 'title' | 'url'>,
): readonly TextEdit[] | undefined {
  if (edits === undefined) return undefined;
  const read = rereadHeading(source, applyEdits(sliceSpan(source.text, entry.span), ownEdits(entry, edits)));
  return read?.citation.title.text === wanted.title && read.citation.url === wanted.url && read.note === entry.paper.note
    ? edits
    : undefined;
}

function noteEdits(manner: Manner, entry: Entry, note: string): readonly TextEdit[] | undefined {
  const old = entry.parts.note;
  if (old !== undefined && note !== '') return [{ span: old, newText: note }];
  if (old === undefined && note === '') return [];
  const read = readHeadingOf(manner.source, entry);
  if (read === undefined) return undefined;
  const start = entry.span.start + read.citedEnd;
  return note === ''
    ? [{ span: { start, end: entry.span.end }, newText: '' }]
    : [{ span: { start, end: start }, newText: gapBeforeNote(manner) + note }];
}

/** The line ending of the heading, and the blank line that siblings have before their notes, more often than not. */
function gapBeforeNote({ source, near, siblings }: Manner): string {
  const models = (near.length > 0 ? near : siblings).filter(({ parts }) => parts.note !== undefined).slice(0, MOST_MODELS);
  const apart = models.filter(({ span, parts }) =>
    /(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)[ \t]*$/.test(source.text.slice(span.start, parts.note?.start)),
  );
  return source.eol.repeat(apart.length * 2 >= models.length ? 2 : 1);
}

/** So many entries are looked at for their manner. */
const MOST_MODELS = 20;

function settleNote(manner: Manner, note: string, entry: Entry | undefined): SettledNote {
  if (note === '') return { kind: 'note', note };
  const { source } = manner;
  const level = entry === undefined ? levelThere(manner) : headingLevel(source, entry);
  const lines = entry === undefined ? `${'#'.repeat(level)} [Title of it](u)` : linesBeforeNote(source, entry);
  const cited = lines.trimEnd();
  const read = rereadHeading(source, cited + (cited === lines ? gapBeforeNote(manner) : lines.slice(cited.length)) + note);
  if (read === undefined)
    return { kind: 'flawed', flaw: `a heading of level ${level} or less, or a block that nothing ends, would not belong to it` };
  if (read.citedEnd > cited.length) return { kind: 'flawed', flaw: 'its first line would be taken for the link of the paper' };
  return { kind: 'note', note: read.note };
}

/** The lines that cite the paper, with the blank ones below where a note follows. */
function linesBeforeNote({ text }: SourceDocument, { span, parts }: Entry): string {
  return text.slice(span.start, parts.note?.start ?? span.end);
}

/** Whether nothing but a sign, the title and its link stands in the heading, and no line of links below it. */
function isPlain(source: SourceDocument, entry: Entry): boolean {
  const read = readHeadingOf(source, entry);
  if (read === undefined || read.citation.links.length > 1 || read.citedEnd !== read.heading.end) return false;
  const content = headingContent(source, entry);
  const spans = [...read.citation.markers.map(({ span }) => span), read.citation.titleSpan];
  let rest = sliceSpan(source.text, content);
  const from = content.start - entry.span.start;
  for (const { start, end } of spans) rest = rest.slice(0, start - from) + ' '.repeat(end - start) + rest.slice(end - from);
  const sign = entry.carrier === 'trailing' ? entry.marker : undefined;
  return rest.trim() === (sign ?? '');
}

function renderEntry(draft: EntryDraft, manner: Manner): string | undefined {
  const { title, url, note } = draft;
  const cited = renderCitation(draft);
  if (cited === undefined) return undefined;
  const marks = '#'.repeat(levelThere(manner));
  const read = rereadHeading(manner.source, `${marks} ${cited}`);
  if (read?.citation.title.text !== title || read.citation.url !== url) return undefined;
  const line = `${marks} ${withSign(cited, draft.sign)}${isClosed(manner) ? ` ${marks}` : ''}`;
  if (note === '') return line;
  const whole = line + gapBeforeNote(manner) + note;
  // Without a link in the heading, a first line of nothing but links would be the paper's.
  return url !== undefined || rereadHeading(manner.source, whole)?.citation.url === undefined ? whole : undefined;
}

function renderCitation({ title, url }: EntryDraft): string | undefined {
  if (url === undefined) return escapeInline(title);
  const label = escapeLabel(title);
  return label === undefined ? undefined : `[${label}](${escapeDestination(url)})`;
}

function withSign(cited: string, sign: StatusSign | undefined): string {
  if (sign === undefined) return cited;
  return sign.carrier === 'trailing' ? `${cited} ${sign.marker}` : `${sign.marker} ${cited}`;
}

/** Whether headings there end in number signs, too. */
function isClosed({ source, near, siblings }: Manner): boolean {
  const [model] = near.length > 0 ? near : siblings;
  return model !== undefined && /^#.*[ \t]#+[ \t]*(?:[\n\r]|$)/.test(sliceSpan(source.text, model.span));
}

/** The level of a paper there: that of those beside it, else one more than the category's. */
function levelThere({ source, near, siblings, offset }: Manner): number {
  const [model] = near;
  if (model !== undefined) return headingLevel(source, model);
  const spans = siblings.map(({ span }) => span).sort((one, other) => one.start - other.start);
  const { blocks } = parseOutline(source.text, source.lineStarts, 0);
  const category = blocks.findLast(
    (block) => block.kind === 'heading' && block.nesting === 0 && block.start < offset && !overlapsAny(spans, block),
  );
  const levels = siblings.map((entry) => headingLevel(source, entry));
  return category === undefined ? Math.min(6, ...levels) : Math.min(6, category.level + 1);
}

/** By how much the level of the entry's heading has to change there. */
function shiftOf(manner: Manner, entry: Entry): number {
  return levelThere(manner) - headingLevel(manner.source, entry);
}

/** All headings of `text` that are its own, deeper by so many levels, or less deep; one that would be none becomes the nearest that is. */
function shiftHeadings(text: string, shift: number): string {
  const edits = parseOutline(text, findLineStarts(text), 0)
    .blocks.filter(({ kind, nesting }) => kind === 'heading' && nesting === 0)
    .map(({ start, end, contentStart, contentEnd, level }): TextEdit => {
      const marks = '#'.repeat(Math.min(6, Math.max(1, level + shift)));
      const isUnderlined = text.charAt(start) !== '#';
      if (isUnderlined) return { span: { start, end }, newText: `${marks} ${text.slice(contentStart, contentEnd).replace(/\s+/g, ' ')}` };
      return { span: { start, end: start + level }, newText: marks };
    });
  return applyEdits(text, edits);
}
