import type { Entry } from '../model/paper.ts';
import type { SourceDocument } from '../text/source-document.ts';
import type { Span } from '../text/span.ts';
import type { EntryDraft, Manner } from './entry-writer.ts';

/** The text around the parts of a details entry, its line endings written as `\n`. */
interface SummaryShape {
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

/** The text of a new entry, its line endings `\n`, shaped as most siblings are that have a link and a note when it does. */
export function renderLikeSiblings({ source, siblings }: Manner, draft: EntryDraft): string {
  const shapes = siblings.flatMap((entry) => summaryShape(source, entry) ?? []);
  const linked = shapes.filter(({ beforeUrl }) => (beforeUrl !== '') === (draft.url !== undefined));
  const shape = mostFrequent(linked) ?? mostFrequent(shapes) ?? DEFAULT_SUMMARY;
  const frame = usualFrame({ source, siblings }, draft.note !== '');
  const sign = draft.marker === undefined ? '' : draft.marker + shape.afterMarker;
  return `${shape.opening}${sign}${renderTitle(shape, draft)}${frame.before}${draft.note}${frame.after}</details>`;
}

/** `<a href="` and `">`, as most siblings write them. */
export function usualLink({ source, siblings }: Manner): Pick<SummaryShape, 'beforeUrl' | 'beforeTitle'> {
  const shapes = siblings.flatMap((entry) => summaryShape(source, entry) ?? []);
  return mostFrequent(shapes.filter(({ beforeUrl }) => beforeUrl !== '')) ?? DEFAULT_SUMMARY;
}

/** The frame most siblings put around a note, or where one could go. */
export function usualFrame({ source, siblings }: Manner, withNote: boolean): NoteFrame {
  const alike = siblings.filter(({ parts }) => (parts.note !== undefined) === withNote);
  return mostFrequent(alike.flatMap((entry) => noteFrame(source, entry) ?? [])) ?? (withNote ? DEFAULT_FRAME : NO_FRAME);
}

/** A shape made for links serves an entry without one, and the other way round. */
function renderTitle({ beforeUrl, beforeTitle, afterTitle }: SummaryShape, { url, title }: EntryDraft): string {
  if (url === undefined) return title + afterTitle.replace(/^\s*<\/a\s*>/i, '');
  if (beforeUrl === '') return `${DEFAULT_SUMMARY.beforeUrl}${url}${DEFAULT_SUMMARY.beforeTitle}${title}</a>${afterTitle}`;
  return beforeUrl + url + beforeTitle + title + afterTitle;
}

function summaryShape(source: SourceDocument, entry: Entry): SummaryShape | undefined {
  const body = bodySpan(source, entry);
  if (body === undefined) return undefined;
  const { marker, title, url } = entry.parts;
  const content = url === undefined ? title.start : source.text.lastIndexOf('<', url.start);
  const between = (start: number, end: number): string => unifyLineEnds(source.text.slice(start, end));
  return {
    opening: between(entry.span.start, marker?.start ?? content),
    afterMarker: marker === undefined ? ' ' : between(marker.end, content),
    beforeUrl: url === undefined ? '' : between(content, url.start),
    beforeTitle: url === undefined ? '' : between(url.end, title.start),
    afterTitle: between(title.end, body.start),
  };
}

function noteFrame(source: SourceDocument, entry: Entry): NoteFrame | undefined {
  const body = bodySpan(source, entry);
  if (body === undefined) return undefined;
  const { note } = entry.parts;
  const [end, start] = note === undefined ? [body.end, body.end] : [note.start, note.end];
  // Blanks beside the note's own text are its hard breaks or indentation, not the frame's.
  const before = unifyLineEnds(source.text.slice(body.start, end)).replace(/[ \t]+$/, '');
  return { before, after: unifyLineEnds(source.text.slice(start, body.end)).replace(/^[ \t]+/, '') };
}

function unifyLineEnds(text: string): string {
  return text.replaceAll('\r\n', '\n');
}

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
