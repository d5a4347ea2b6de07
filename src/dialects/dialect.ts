import type { CodeTest } from '../markdown/code-spans.ts';
import type { DetailsElement } from '../markdown/details.ts';
import type { InlineNode } from '../markdown/inline-nodes.ts';
import type { InlineReader } from '../markdown/inline.ts';
import type { Block } from '../markdown/outline.ts';
import type { LeftOut } from '../model/left-out.ts';
import type { Legend } from '../model/legend.ts';
import type { Carrier, DialectId, Entry, EntryParts } from '../model/paper.ts';
import type { Problem } from '../model/problem.ts';
import type { Settings } from '../model/settings.ts';
import type { Status } from '../model/status.ts';
import type { TableRow } from '../model/table-row.ts';
import type { Venue } from '../model/venue.ts';
import type { SourceDocument } from '../text/source-document.ts';
import type { Span } from '../text/span.ts';

/** What a dialect finds entries in: the document's text and what is already known of its structure. */
export interface ListDocument {
  readonly source: SourceDocument;
  /** What the list says of itself in its front matter. */
  readonly settings: Settings;
  readonly blocks: readonly Block[];
  readonly details: readonly DetailsElement[];
  readonly legend: Legend;
  /** Paragraphs that say the status of the list below them, in file order. */
  readonly labels: readonly GroupLabel[];
  readonly readInline: InlineReader;
  /** The inline nodes of the stretch `[start, end)`, which holds no block structure. */
  readonly readNodes: (start: number, end: number) => readonly InlineNode[];
  /** Tells code from text; asked only where it matters, since it takes the whole outline. */
  readonly testCode: () => CodeTest;
  readonly report: (problem: Problem) => void;
  /** Told of what looks like an entry and is none. */
  readonly leaveOut: (leftOut: LeftOut) => void;
}

/** What stands around entries and groups them below their heading, such as the item of a list whose own items are papers. */
export interface GroupLabel {
  readonly title: string;
  /** The label's own text. */
  readonly span: Span;
  /** All that it groups, itself included. */
  readonly section: Span;
}

/** An entry before its place among the others (id, category) is known. */
export interface FoundEntry {
  readonly dialect: DialectId;
  readonly span: Span;
  readonly parts: EntryParts;
  readonly title: string;
  readonly url: string | undefined;
  readonly status: Status;
  readonly marker: string | undefined;
  readonly carrier: Carrier | undefined;
  readonly note: string;
  /** What stands beside the title and is not part of it, such as `(ICLR 2023)` after a link; '' where nothing does. */
  readonly remark: string;
  /** Where and when it appeared, where more than its title, remark and note say so. */
  readonly appeared?: Venue;
  /** The row of a table that it is. */
  readonly row?: TableRow;
  /** What groups it below its heading, the outermost first; none for most. */
  readonly labels?: readonly GroupLabel[];
  /** This entry, which has no sign, with the status that its section or (without a carrier) the settings give it, where one object serves as both this and the entry of the list. */
  readonly withStatus?: (status: Status, carrier: 'section' | undefined) => FoundEntry;
  /** The entry of the list that this is, where one object serves as both: found with an id, in a category. */
  readonly placeAt?: (id: string, category: readonly string[]) => Entry;
}

/** One way of finding entries. */
export interface Dialect {
  /** The ways its entries are written, where one reading finds several that differ little. */
  readonly ids: readonly DialectId[];
  /** The entries written so, in file order. `claimed` are spans of entries that dialects before this one found, in file order. */
  readonly find: (document: ListDocument, claimed: readonly Span[]) => readonly FoundEntry[];
}
