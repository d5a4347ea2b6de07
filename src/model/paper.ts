import type { Span } from '../text/span.ts';
import type { Status } from './status.ts';
import type { TableRow } from './table-row.ts';

/** What an entry says: its meaning, without positions. */
export interface Paper {
  /** Derived from the link or the title, never written into the file; unique in its list. See `paper-id.ts`. */
  readonly id: string;
  readonly title: string;
  readonly url: string | undefined;
  readonly status: Status;
  /** Headings from the outermost to the innermost; empty at the top level. */
  readonly category: readonly string[];
  readonly venue: string | undefined;
  readonly year: number | undefined;
  /** The entry's body, raw Markdown, without the frame the list puts around notes; '' when there is none. */
  readonly note: string;
}

/** What `paper` says with some of it changed: a plain object, in whatever way the paper came by what it says. */
export function revisePaper({ id, title, url, status, category, venue, year, note }: Paper, changes: Partial<Paper>): Paper {
  return { id, title, url, status, category, venue, year, note, ...changes };
}

/** The name of a way of writing entries, as the registry of dialects has it. */
export type DialectId = 'details' | 'line' | 'task' | 'bullet' | 'numbered' | 'table' | 'heading';

/**
 * What an entry's status stands in: a sign before its title (an emoji, a check mark, a shortcode), the checkbox of its list item, a
 * word after its title, the strike through all of it, a cell of its table, or the section it stands under.
 */
export type Carrier = 'sign' | 'checkbox' | 'trailing' | 'strike' | 'cell' | 'section';

/** The parts of an entry a user could replace; each lies within the entry's span. */
export interface EntryParts {
  readonly marker: Span | undefined;
  readonly title: Span;
  readonly url: Span | undefined;
  readonly note: Span | undefined;
}

/** A stretch of the file that stands for one paper. */
export interface Entry {
  readonly paper: Paper;
  /** The literal sign of the status as the file has it, or undefined when there is none. */
  readonly marker: string | undefined;
  /** Undefined where nothing says a status. */
  readonly carrier: Carrier | undefined;
  readonly dialect: DialectId;
  /** From the entry's first character to its last: no surrounding blanks, no line ending after it. */
  readonly span: Span;
  readonly parts: EntryParts;
  /** The row of a table that it is; undefined for what is none. */
  readonly row?: TableRow | undefined;
}
