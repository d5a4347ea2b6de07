import type { Entry } from '../model/paper.ts';
import type { SourceDocument } from '../text/source-document.ts';
import type { TextEdit } from '../text/text-edit.ts';

/** What a new entry is to say. */
export interface EntryDraft {
  readonly title: string;
  readonly url: string | undefined;
  /** The sign of its status as the list spells it, or undefined for none. */
  readonly marker: string | undefined;
  /** Raw Markdown, '' for none. */
  readonly note: string;
}

/** How entries of one dialect are written. A method gives undefined for what the dialect cannot say. */
export interface EntryWriter {
  /** Blank lines that must stand between such an entry and other text for both to keep their meaning. */
  readonly leastGap: number;
  /** Gives the entry the sign `marker`, or takes its sign away, and touches nothing else. */
  readonly markEdits: (source: SourceDocument, entry: Entry, marker: string | undefined) => readonly TextEdit[] | undefined;
  /** The text of a new entry, without a line ending after it. */
  readonly renderEntry: (draft: EntryDraft, source: SourceDocument) => string | undefined;
}
