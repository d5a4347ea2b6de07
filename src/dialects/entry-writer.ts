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

/** What a writer takes after: the entries of its own dialect, the nearest to the place first. */
export interface Manner {
  readonly source: SourceDocument;
  /** Those in the category of the place: what these do counts before what others do. */
  readonly near: readonly Entry[];
  /** Those of the whole list. */
  readonly siblings: readonly Entry[];
}

/** What a note reads as once it is written, or what is wrong with it, by its own line. */
export type SettledNote = { readonly kind: 'note'; readonly note: string } | { readonly kind: 'flawed'; readonly flaw: string };

/** How entries of one dialect are written. A method gives undefined for what the dialect cannot say. */
export interface EntryWriter {
  /** Blank lines that must stand between such an entry and other text for both to keep their meaning. */
  readonly leastGap: number;
  /** Gives the entry another title. */
  readonly titleEdits: (source: SourceDocument, entry: Entry, title: string) => readonly TextEdit[] | undefined;
  /** Gives the entry another link, its first one, or none. */
  readonly urlEdits: (manner: Manner, entry: Entry, url: string | undefined) => readonly TextEdit[] | undefined;
  /** Gives the entry another note, its first one, or none. The note has the list's line endings and no blank lines around it. */
  readonly noteEdits: (manner: Manner, entry: Entry, note: string) => readonly TextEdit[] | undefined;
  /** How `note` stands in `entry`, or in a new one: what it will read as, or why it cannot stand there. */
  readonly settleNote: (manner: Manner, note: string, entry: Entry | undefined) => SettledNote;
  /** The text of a new entry in the manner of its siblings, without a line ending after it. */
  readonly renderEntry: (draft: EntryDraft, manner: Manner) => string | undefined;
}
