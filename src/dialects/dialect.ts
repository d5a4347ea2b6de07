import type { CodeTest } from '../markdown/code-spans.ts';
import type { DetailsElement } from '../markdown/details.ts';
import type { InlineReader } from '../markdown/inline.ts';
import type { Block } from '../markdown/outline.ts';
import type { Legend } from '../model/legend.ts';
import type { DialectId, EntryParts } from '../model/paper.ts';
import type { Problem } from '../model/problem.ts';
import type { Status } from '../model/status.ts';
import type { SourceDocument } from '../text/source-document.ts';
import type { Span } from '../text/span.ts';

/** What a dialect finds entries in: the document's text and what is already known of its structure. */
export interface ListDocument {
  readonly source: SourceDocument;
  readonly blocks: readonly Block[];
  readonly details: readonly DetailsElement[];
  readonly legend: Legend;
  readonly readInline: InlineReader;
  /** Tells code from text; asked only where it matters, since it takes the whole outline. */
  readonly testCode: () => CodeTest;
  readonly report: (problem: Problem) => void;
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
  readonly note: string;
  /** What stands beside the title and is not part of it, such as `(ICLR 2023)` after a link; '' where nothing does. */
  readonly remark: string;
}

/** One way of writing entries. */
export interface Dialect {
  readonly id: DialectId;
  /** The entries written this way, in file order. `claimed` are spans of entries that dialects before this one found, in file order. */
  readonly find: (document: ListDocument, claimed: readonly Span[]) => readonly FoundEntry[];
}
