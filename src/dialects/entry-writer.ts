import type { Entry } from '../model/paper.ts';
import type { StatusSign } from '../model/status-sign.ts';
import type { SourceDocument } from '../text/source-document.ts';
import type { TextEdit } from '../text/text-edit.ts';

/** What a new entry is to say. */
export interface EntryDraft {
  readonly title: string;
  readonly url: string | undefined;
  /** The sign of its status as the list writes it, or undefined for none. */
  readonly sign: StatusSign | undefined;
  /** Raw Markdown, '' for none. */
  readonly note: string;
}

/** What a writer takes after: the entries of its own dialect, the nearest to the place first. */
export interface Manner {
  readonly source: SourceDocument;
  /** Where the entry stands or is to stand: an offset into the text before any edit. */
  readonly offset: number;
  /** Those in the category of the place: what these do counts before what others do. */
  readonly near: readonly Entry[];
  /** Those of the whole list. */
  readonly siblings: readonly Entry[];
  /** How many others are written at the place before it; none where that is not said. */
  readonly ahead?: number;
}

/** What a note reads as once it is written, or what is wrong with it, by its own line. */
export type SettledNote = { readonly kind: 'note'; readonly note: string } | { readonly kind: 'flawed'; readonly flaw: string };

/** How entries of one dialect are written. A method gives undefined for what the dialect cannot say. */
export interface EntryWriter {
  /** Blank lines that must stand between such an entry and anything but another one for both to keep their meaning. */
  readonly leastGap: number;
  /** Gives the entry another title. */
  readonly titleEdits: (source: SourceDocument, entry: Entry, title: string) => readonly TextEdit[] | undefined;
  /** Gives the entry another link, its first one, or none. */
  readonly urlEdits: (manner: Manner, entry: Entry, url: string | undefined) => readonly TextEdit[] | undefined;
  /** Gives the entry another note, its first one, or none. The note has the list's line endings and no blank lines around it. */
  readonly noteEdits: (manner: Manner, entry: Entry, note: string) => readonly TextEdit[] | undefined;
  /** The note as its editor sees it: what `noteEdits` takes for it. */
  readonly noteText: (source: SourceDocument, entry: Entry) => string;
  /** How `note` stands in `entry`, or in a new one: what it will read as, or why it cannot stand there. */
  readonly settleNote: (manner: Manner, note: string, entry: Entry | undefined) => SettledNote;
  /** Whether title, link, sign and note are all that the entry says, so that it can be written in another dialect. */
  readonly isPlain: (source: SourceDocument, entry: Entry) => boolean;
  /** The lines of such an entry, which read as `text` where they stand, as they are to be where those of `manner` do. */
  readonly adaptLines: (manner: Manner, entry: Entry, text: string) => string;
  /** What the note of the entry reads as once its lines are so; undefined where it stays as it is. */
  readonly adaptNote?: (manner: Manner, entry: Entry, note: string) => string;
  /** The lines of a new entry in the manner of its siblings, without a line ending after the last. */
  readonly renderEntry: (draft: EntryDraft, manner: Manner) => string | undefined;
  /** Why `draft` cannot be written there, in words; undefined where it can, or the dialect has no words for it. */
  readonly whyNot?: (draft: EntryDraft, manner: Manner) => string | undefined;
  /** Why such an entry cannot be moved there as it is, in words. */
  readonly moveFlaw?: (manner: Manner, entry: Entry) => string | undefined;
}
