import type { Carrier, DialectId, Entry, EntryParts, Paper } from '../model/paper.ts';
import { UNMARKED, type Status } from '../model/status.ts';
import { columnOf, type TableRow } from '../model/table-row.ts';
import { findVenue, type Venue } from '../model/venue.ts';
import { sliceSpan, trimSpan, type Span } from '../text/span.ts';
import { readRemark } from './citation.ts';
import type { FoundEntry } from './dialect.ts';
import { cellMarkdown } from './table-cells.ts';
import type { RowLink } from './table-links.ts';
import type { CellTitle } from './table-title.ts';
import { headerText } from './table-words.ts';

/** What says the status of a row, and where. */
export interface RowSign {
  readonly status: Status;
  readonly carrier: Carrier;
  readonly marker: Span;
}

/** All that was read of a row that is an entry. */
export interface PaperRow {
  readonly span: Span;
  readonly row: TableRow;
  readonly title: CellTitle;
  readonly link: RowLink | undefined;
  readonly sign: RowSign | undefined;
}

/** A row that is an entry, as a dialect finds it and, once it is placed, as a list has it: it finds its note and venue when asked for them. */
export class TableEntry implements FoundEntry, Entry, Paper {
  // Declared alone, since a field that is defined and then set is written twice.
  declare readonly text: string;
  declare readonly eol: string;
  declare readonly found: PaperRow;
  declare id: string;
  declare category: readonly string[];
  declare knownVenue: Venue | undefined;
  /** What it has for a status without a sign of its own, and what says so. */
  declare given: Status;
  declare givenCarrier: 'section' | undefined;

  constructor(text: string, eol: string, found: PaperRow) {
    this.text = text;
    this.eol = eol;
    this.found = found;
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
    return 'table';
  }

  get span(): Span {
    return this.found.span;
  }

  get row(): TableRow {
    return this.found.row;
  }

  get parts(): EntryParts {
    const { title, link, sign } = this.found;
    const note = this.cellOf('note');
    return { marker: sign?.marker, title: title.span, url: link?.span, note: note === undefined || this.note === '' ? undefined : note };
  }

  get title(): string {
    return this.found.title.text;
  }

  get url(): string | undefined {
    return this.found.link?.url;
  }

  get remark(): string {
    const { row, title } = this.found;
    const cell = row.cells[columnOf(row.table, 'title')];
    return cell === undefined ? '' : readRemark(this.text, title.outer.end, cell.end);
  }

  get status(): Status {
    return this.found.sign?.status ?? this.given;
  }

  get carrier(): Carrier | undefined {
    return this.found.sign?.carrier ?? this.givenCarrier;
  }

  get marker(): string | undefined {
    const { sign } = this.found;
    return sign && sliceSpan(this.text, sign.marker);
  }

  get note(): string {
    const cell = this.cellOf('note');
    return cell === undefined || isDash(sliceSpan(this.text, cell)) ? '' : cellMarkdown(sliceSpan(this.text, cell), this.eol);
  }

  get venue(): string | undefined {
    return this.appeared.venue;
  }

  get year(): number | undefined {
    return this.appeared.year;
  }

  /** Where and when it appeared: what columns of their own say, else what its title ends in. */
  get appeared(): Venue {
    return (this.knownVenue ??= this.findAppearance());
  }

  private findAppearance(): Venue {
    const said = readVenueCell(this.shownIn('venue'));
    const titled = findVenue(this.title, this.remark, '');
    const year = readYear(this.shownIn('year')) ?? said.year ?? titled.year ?? readYear(this.shownIn('date'));
    return { venue: said.venue ?? titled.venue, year };
  }

  /** What a reader sees in the column of this role; undefined where nothing stands there but a dash. */
  private shownIn(role: 'venue' | 'year' | 'date'): string | undefined {
    const cell = this.cellOf(role);
    const shown = cell === undefined ? '' : headerText(sliceSpan(this.text, cell));
    return isDash(shown) ? undefined : shown;
  }

  private cellOf(role: 'note' | 'venue' | 'year' | 'date'): Span | undefined {
    const { row } = this.found;
    const cell = row.cells[columnOf(row.table, role)];
    return cell && trimSpan(this.text, cell.start, cell.end);
  }
}

/** Whether a cell holds nothing, or what stands for nothing. */
function isDash(cell: string): boolean {
  return /^[-–—/?.\s]*$/.test(cell);
}

/** In UTF-16 units; what is longer says more than a venue. */
const LONGEST_VENUE = 80;

/** What a column of venues says: a venue, or one with a year, as `OSDI'21`. */
function readVenueCell(shown: string | undefined): Venue {
  if (shown === undefined || shown.length > LONGEST_VENUE) return { venue: undefined, year: undefined };
  const found = findVenue('', `(${shown})`, '');
  return found.venue === undefined && found.year === undefined ? { venue: shown, year: undefined } : found;
}

function readYear(shown: string | undefined): number | undefined {
  const year = shown === undefined ? undefined : /(?<!\d)(?:19|20)\d\d(?!\d)/.exec(shown)?.[0];
  return year === undefined ? undefined : Number(year);
}
