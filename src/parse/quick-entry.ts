import type { CodeTest } from '../markdown/code-spans.ts';
import { readNote } from '../dialects/note-frame.ts';
import type { Entry, EntryParts, Paper } from '../model/paper.ts';
import type { Status } from '../model/status.ts';
import type { Span } from '../text/span.ts';
import { findVenue, type Venue } from '../model/venue.ts';

const TITLE = String.raw`([^\0-\x20<>&](?:[^\0-\x09\x0b-\x1f<>&]*[^\0-\x20<>&])?)`;
const BLANKS = String.raw`[ \t]*\n?[ \t]*`;
const LINK = String.raw`<a href="([!#-%'-;=?-~]{1,2000})"(?: target="_blank")?>${BLANKS}${TITLE}${BLANKS}<\/a>`;
const SIGN = String.raw`(:[a-z0-9_+-]{1,40}:|[^\0-\x7f]{1,4})`;

/**
 * A usual entry up to its note: a `<details>` element as the dialect has it, with nothing in its summary but a sign, a link and a
 * title, or a sign and a title: no other tag, no character reference. Bounded, since a longer tag is none (see `findTagEnd`). Groups:
 * sign, address, title, title without a link.
 */
export const USUAL_ENTRY: RegExp = new RegExp(
  `<details>${BLANKS}<summary>${BLANKS}${SIGN}${BLANKS}(?:${LINK}|${TITLE})${BLANKS}</summary>`,
  'y',
);

/** Where a usual entry stands, and what its summary says. */
export interface QuickSummary {
  /** Where its first tag starts, where its note can start, and where its last tag starts. */
  readonly start: number;
  readonly body: number;
  readonly close: number;
  readonly title: string;
  readonly url: string | undefined;
  readonly status: Status;
  readonly marker: string;
}

/**
 * A usual entry, and the paper it stands for, in one object, which finds its parts, its note and its venue when asked for them: a
 * list of thousands is printed without any of these. Compare `FoundEntry` of the dialects.
 */
export class QuickEntry implements Entry, Paper {
  // Declared alone, since a field that is defined and then set is written twice.
  declare readonly text: string;
  declare readonly start: number;
  declare readonly body: number;
  declare readonly close: number;
  declare readonly title: string;
  declare readonly url: string | undefined;
  declare readonly status: Status;
  declare readonly marker: string;
  declare id: string;
  declare category: readonly string[];
  declare knownVenue: Venue | undefined;

  constructor(text: string, { start, body, close, title, url, status, marker }: QuickSummary) {
    this.text = text;
    this.start = start;
    this.body = body;
    this.close = close;
    this.title = title;
    this.url = url;
    this.status = status;
    this.marker = marker;
    // Both are known once all entries and headings are.
    this.id = '';
    this.category = [];
    this.knownVenue = undefined;
  }

  get dialect(): 'details' {
    return 'details';
  }

  get carrier(): 'sign' {
    return 'sign';
  }

  get paper(): Paper {
    return this;
  }

  get span(): Span {
    return { start: this.start, end: this.close + '</details>'.length };
  }

  get parts(): EntryParts {
    return { ...findSummaryParts(this.text, this.start), note: findNote(this) };
  }

  get note(): string {
    const span = findNote(this);
    return span === undefined ? '' : this.text.slice(span.start, span.end);
  }

  get venue(): string | undefined {
    return this.appearance.venue;
  }

  get year(): number | undefined {
    return this.appearance.year;
  }

  /** Where and when it appeared: found once, since who asks for one asks for both. */
  get appearance(): Venue {
    return (this.knownVenue ??= findVenue(this.title, '', this.note));
  }
}

function findNote({ text, body, close }: QuickEntry): Span | undefined {
  return readNote(text, { start: body, end: close }, () => NO_CODE);
}

/** A usual note holds no quote in which code could make a difference. */
const NO_CODE: CodeTest = () => false;

function findSummaryParts(text: string, start: number): Omit<EntryParts, 'note'> {
  USUAL_ENTRY.lastIndex = start;
  const [, marker = '', url, linked, plain = ''] = USUAL_ENTRY.exec(text) ?? [];
  const markerStart = text.indexOf(marker, start);
  const markerEnd = markerStart + marker.length;
  const urlStart = url === undefined ? markerEnd : text.indexOf('"', markerEnd) + 1;
  const urlEnd = urlStart + (url?.length ?? 0);
  const title = linked ?? plain;
  const titleStart = text.indexOf(title, url === undefined ? markerEnd : text.indexOf('>', urlEnd) + 1);
  return {
    marker: { start: markerStart, end: markerEnd },
    title: { start: titleStart, end: titleStart + title.length },
    url: url === undefined ? undefined : { start: urlStart, end: urlEnd },
  };
}
