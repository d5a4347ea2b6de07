import type { Carrier, DialectId, Entry, EntryParts, Paper } from '../model/paper.ts';
import { UNMARKED, type Status } from '../model/status.ts';
import { findVenue, type Venue } from '../model/venue.ts';
import { sliceSpan, type Span } from '../text/span.ts';
import type { Citation } from './citation.ts';
import type { FoundEntry, GroupLabel } from './dialect.ts';
import { readItemNote, type ItemNote } from './item-reading.ts';
import { dialectOfItem, type Candidate, type PaperItem } from './judge-items.ts';

/**
 * An item that is an entry, as a dialect finds it and, once it is placed, as a list has it, in one object, which finds its parts, its note and its venue
 * when asked for them: a list of thousands is printed without any of these.
 */
export class ItemEntry implements FoundEntry, Entry, Paper {
  // Declared alone, since a field that is defined and then set is written twice.
  declare readonly text: string;
  declare readonly candidate: Candidate;
  declare readonly citation: Citation;
  declare readonly labels: readonly GroupLabel[];
  declare readonly end: number;
  declare id: string;
  declare category: readonly string[];
  declare knownVenue: Venue | undefined;
  /** What it has for a status without a sign of its own, and what says so. */
  declare given: Status;
  declare givenCarrier: 'section' | undefined;

  /** `end` is where the item ends, or the paragraphs after it that are its note. */
  constructor(text: string, { candidate, citation, labels }: PaperItem, end: number) {
    this.text = text;
    this.candidate = candidate;
    this.citation = citation;
    this.labels = labels;
    this.end = end;
    // Both are known once all entries and headings are.
    this.id = '';
    this.category = [];
    this.knownVenue = undefined;
    this.given = UNMARKED;
    this.givenCarrier = undefined;
  }

  withStatus(status: Status, carrier: 'section' | undefined): FoundEntry {
    this.given = status;
    this.givenCarrier = carrier;
    return this;
  }

  placeAt(id: string, category: readonly string[]): Entry {
    this.id = id;
    this.category = category;
    return this;
  }

  get paper(): Paper {
    return this;
  }

  get dialect(): DialectId {
    return dialectOfItem(this.candidate.item);
  }

  get span(): Span {
    return { start: this.candidate.item.block.start, end: this.end };
  }

  get parts(): EntryParts {
    const { title, link } = this.citation;
    const url = link === undefined || link.urlStart === -1 ? undefined : { start: link.urlStart, end: link.urlEnd };
    return { marker: this.candidate.sign?.span, title: title.span, url, note: this.readNote().span };
  }

  get title(): string {
    return this.citation.titleText;
  }

  get url(): string | undefined {
    return this.citation.url;
  }

  get remark(): string {
    return this.citation.remark;
  }

  get status(): Status {
    return this.candidate.sign?.status ?? this.given;
  }

  get carrier(): Carrier | undefined {
    return this.candidate.sign?.carrier ?? this.givenCarrier;
  }

  get marker(): string | undefined {
    const { sign } = this.candidate;
    return sign && sliceSpan(this.text, sign.span);
  }

  get note(): string {
    return this.readNote().note;
  }

  get venue(): string | undefined {
    return this.appearance.venue;
  }

  get year(): number | undefined {
    return this.appearance.year;
  }

  /** Where and when it appeared: found once, since who asks for one asks for both. */
  private get appearance(): Venue {
    return (this.knownVenue ??= findVenue(this.title, this.remark, this.note));
  }

  private readNote(): ItemNote {
    return readItemNote(this.text, this.candidate.citedEnd, this.end);
  }
}
