import { htmlText } from '../markdown/html-text.ts';
import type { Entry } from '../model/paper.ts';
import type { SourceDocument } from '../text/source-document.ts';
import type { Span } from '../text/span.ts';
import type { EntryDraft, Manner } from './entry-writer.ts';

/** The text around the parts of a details entry, its line endings written as `\n`. */
export interface SummaryShape {
  /** From the start to the sign. */
  readonly opening: string;
  readonly afterMarker: string;
  /** From `<a` to the address; '' for an entry without link. */
  readonly beforeUrl: string;
  readonly beforeTitle: string;
  /** From the title to the end of `</summary>`. */
  readonly afterTitle: string;
}

/** What stands between `</summary>` and the note, and between the note and `</details>`, line endings written as `\n`. */
export interface NoteFrame {
  readonly before: string;
  readonly after: string;
}

const DEFAULT_FRAME: NoteFrame = { before: '\n<br>\n<blockquote>\n\n', after: '\n\n</blockquote>\n' };
const NO_FRAME: NoteFrame = { before: '\n', after: '' };

const DEFAULT_SUMMARY: SummaryShape = {
  opening: '<details>\n<summary> ',
  afterMarker: ' ',
  beforeUrl: '<a href="',
  beforeTitle: '">',
  afterTitle: '</a> </summary>',
};

/** From after `</summary>` to before `</details>`; undefined for an element that nothing closes. */
export function bodySpan({ text }: SourceDocument, { span, parts }: Entry): Span | undefined {
  const summaryEnd = /<\/summary\s*>/i.exec(text.slice(parts.title.end, span.end));
  const close = /<\/details\s*>$/i.exec(text.slice(span.start, span.end));
  if (summaryEnd === null || close === null) return undefined;
  return { start: parts.title.end + summaryEnd.index + summaryEnd[0].length, end: span.start + close.index };
}

/** The summary of a new entry, its line endings `\n`, shaped as most siblings are that have a link when it does. */
export function renderSummary(manner: Manner, draft: EntryDraft): string {
  const shape =
    usual(manner, (entry) => summaryShape(manner.source, entry, draft.url !== undefined)) ??
    usual(manner, (entry) => summaryShape(manner.source, entry, draft.url === undefined)) ??
    DEFAULT_SUMMARY;
  const sign = draft.sign === undefined ? '' : draft.sign.marker + shape.afterMarker;
  return shape.opening + sign + renderTitle(shape, draft);
}

/** `<a href="` and `">`, as most siblings write them. */
export function usualLink(manner: Manner): Pick<SummaryShape, 'beforeUrl' | 'beforeTitle'> {
  return usual(manner, (entry) => summaryShape(manner.source, entry, true)) ?? DEFAULT_SUMMARY;
}

/** The frame most siblings put around a note. */
export function usualFrame({ source, near, siblings }: Manner): NoteFrame {
  const noted = (entries: readonly Entry[]): NoteFrame | undefined =>
    commonFrame(entries.flatMap((entry) => notedFrame(source, entry) ?? []));
  return noted(near) ?? noted(siblings) ?? DEFAULT_FRAME;
}

/** What stands between `</summary>` and `</details>` of an entry without a note: an empty frame where most siblings have one, filled or not. */
export function usualEmptyBody({ source, near, siblings }: Manner): string {
  const entries = near.length > 0 ? near : siblings;
  const empty = entries.flatMap((entry) => emptyFrame(source, entry) ?? []);
  const noted = entries.flatMap((entry) => notedFrame(source, entry) ?? []);
  const common = commonFrame([...empty, ...noted]) ?? NO_FRAME;
  const shown = commonFrame(empty.filter((frame) => lookOf(frame) === lookOf(common)));
  if (shown !== undefined) return shown.before;
  // Where notes have no frame, nothing stands in their place.
  const body = common.before + (common.before.endsWith('\n') ? common.after.trimStart() : common.after);
  return lookOf(common) === '' && body.includes('\n') ? '\n' : body;
}

/** A shape made for links serves an entry without one, and the other way round. */
function renderTitle({ beforeUrl, beforeTitle, afterTitle }: SummaryShape, { url, title }: EntryDraft): string {
  if (url === undefined) return title + afterTitle.replace(/^\s*<\/a\s*>/i, '');
  if (beforeUrl === '') return `${DEFAULT_SUMMARY.beforeUrl}${url}${DEFAULT_SUMMARY.beforeTitle}${title}</a>${afterTitle}`;
  return beforeUrl + url + beforeTitle + title + afterTitle;
}

/** The shape of a summary with or without a link; undefined for another, and for one that says more than a sign and a title. */
export function summaryShape(source: SourceDocument, entry: Entry, withLink: boolean): SummaryShape | undefined {
  const body = bodySpan(source, entry);
  const { marker, title, url } = entry.parts;
  if (body === undefined || (url !== undefined) !== withLink) return undefined;
  const content = url === undefined ? title.start : source.text.lastIndexOf('<', url.start);
  const between = (start: number, end: number): string => unifyLineEnds(source.text.slice(start, end));
  const shape = {
    opening: between(entry.span.start, marker?.start ?? content),
    afterMarker: marker === undefined ? ' ' : between(marker.end, content),
    beforeUrl: url === undefined ? '' : between(content, url.start),
    beforeTitle: url === undefined ? '' : between(url.end, title.start),
    afterTitle: between(title.end, body.start),
  };
  const isOwn = /\sid\s*=/i.test(shape.opening) || htmlText(`${shape.opening} ${shape.afterMarker} ${shape.afterTitle}`) !== '';
  return isOwn ? undefined : shape;
}

function notedFrame(source: SourceDocument, entry: Entry): NoteFrame | undefined {
  const body = bodySpan(source, entry);
  const { note } = entry.parts;
  if (body === undefined || note === undefined) return undefined;
  // Blanks beside the note's own text are its hard breaks or indentation, not the frame's.
  const before = unifyLineEnds(source.text.slice(body.start, note.start)).replace(/[ \t]+$/, '');
  return { before, after: unifyLineEnds(source.text.slice(note.end, body.end)).replace(/^[ \t]+/, '') };
}

function emptyFrame(source: SourceDocument, entry: Entry): NoteFrame | undefined {
  const body = bodySpan(source, entry);
  if (body === undefined || entry.parts.note !== undefined) return undefined;
  return { before: unifyLineEnds(source.text.slice(body.start, body.end)), after: '' };
}

/** The most frequent frame among those that look most usual; the first of several. */
function commonFrame(frames: readonly NoteFrame[]): NoteFrame | undefined {
  const look = mostFrequent(frames.map(lookOf));
  return mostFrequent(frames.filter((frame) => lookOf(frame) === look));
}

/** A frame without its blank lines. */
function lookOf({ before, after }: NoteFrame): string {
  return `${before}\n${after}`
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}

function unifyLineEnds(text: string): string {
  return text.replaceAll('\r\n', '\n');
}

/** What most entries of the category show, else most of the list; undefined where none shows any. */
function usual<T>({ near, siblings }: Manner, read: (entry: Entry) => T | undefined): T | undefined {
  const all = (entries: readonly Entry[]): T | undefined => mostFrequent(entries.flatMap((entry) => read(entry) ?? []));
  return all(near) ?? all(siblings);
}

/** The first of several as frequent. */
function mostFrequent<T>(values: readonly T[]): T | undefined {
  const counts = new Map<string, { readonly value: T; count: number }>();
  for (const value of values) {
    const name = JSON.stringify(value);
    const known = counts.get(name);
    if (known === undefined) counts.set(name, { value, count: 1 });
    else known.count += 1;
  }
  return [...counts.values()].sort((a, b) => b.count - a.count)[0]?.value;
}
