import type { EditContext } from '../text/edit-rebase.ts';
import type { TextEdit } from '../text/text-edit.ts';

/**
 * Lists on disk, as commands see them. Nothing here throws for trouble with a file: that is a `FileError` in the result.
 * What `work` throws passes through unchanged, with nothing written and the lock released.
 */
export interface FilesPort {
  /** The bytes of the list at `path`, without any lock. Pipes and devices can be read, too; only `updateList` refuses them. */
  readonly readList: (path: string) => ReadResult;
  /**
   * Reads the list under its lock, asks `work` for the new bytes, and writes them safely, with a record in the journal.
   * When the bytes on disk changed after they were read, `work` runs again on the new ones, up to three times.
   */
  readonly updateList: (path: string, work: UpdateWork, options?: UpdateOptions) => Promise<UpdateResult>;
  /** Makes a new file with `bytes`, flushed to the disk; never over one that is there (`exists`). */
  createList(path: string, bytes: Uint8Array): Promise<FileError | undefined>;
  /** The journal of the list at `path`, without any lock, for showing it. What decides a write reads it from its snapshot. */
  readonly readJournal: (path: string) => Promise<JournalReading>;
  /** SHA-256 in lower-case hexadecimal, as `JournalRecord` has it. */
  readonly hashBytes: (bytes: Uint8Array) => Promise<string>;
}

export type ReadResult =
  | { readonly kind: 'read'; readonly path: string; readonly bytes: Uint8Array }
  | { readonly kind: 'failed'; readonly error: FileError };

export interface UpdateOptions {
  /** Write through the file itself, a copy saved first, where replacing it would break hard links or is not permitted. */
  readonly inPlace?: boolean;
}

/** The new bytes, or `undefined` when there is nothing to do. Called again, with a later snapshot, after each change from outside. */
export type UpdateWork = (snapshot: ListSnapshot) => ListUpdate | undefined | Promise<ListUpdate | undefined>;

/** What the list was when `work` was asked; only valid while `work` runs. */
export interface ListSnapshot {
  /** As the caller named it. */
  readonly path: string;
  /** Absolute, symbolic links resolved. */
  readonly realPath: string;
  readonly bytes: Uint8Array;
  /** SHA-256 of `bytes` in lower-case hexadecimal. */
  readonly hash: string;
  /** How often `work` ran before in this update: 0, then 1 to 3 after changes from outside. */
  readonly reruns: number;
  /** The journal as it is under the lock; a broken one is set aside. */
  readonly readJournal: () => JournalReading;
}

export interface ListUpdate {
  readonly newBytes: Uint8Array;
  readonly entry: JournalEntry;
}

/**
 * `written`: the new bytes are on disk; `record` is the write's number in the journal, `undefined` when it could not be journaled.
 * `unchanged`: there was nothing to do, and the file was not touched. Notices are for the user, in every case.
 */
export type UpdateResult =
  | { readonly kind: 'written'; readonly realPath: string; readonly record: number | undefined; readonly notices: readonly Notice[] }
  | { readonly kind: 'unchanged'; readonly realPath: string; readonly notices: readonly Notice[] }
  | { readonly kind: 'failed'; readonly error: FileError; readonly notices: readonly Notice[] };

/**
 * Why a list could not be read or written. `changed-meanwhile` and `locked` are exit code 5, all others 6.
 * `torn`: writing in place failed half-way and the old text could not be put back; the message says where the copy is.
 */
export type FileErrorKind =
  | 'changed-meanwhile'
  | 'locked'
  | 'missing'
  | 'exists'
  | 'not-a-file'
  | 'no-permission'
  | 'no-space'
  | 'hard-linked'
  | 'no-private-folder'
  | 'torn'
  | 'io';

export interface FileError {
  readonly kind: FileErrorKind;
  readonly path: string;
  /** A whole English sentence without a full stop, naming the path and the reason. */
  readonly message: string;
  /** What the user can do about it. */
  readonly hint: string | undefined;
  readonly cause: unknown;
}

/** Something the user should know that did not stop the command. `message` is a sentence without a full stop. */
export interface Notice {
  readonly code: 'journal-broken' | 'journal-unavailable' | 'private-folder-unsafe' | 'in-place-finished' | 'in-place-left' | 'not-flushed';
  readonly message: string;
}

/** What a write does in the journal's eyes; `of` is the number of the `edit` record that it takes back or does again. */
export type JournalAction =
  | { readonly kind: 'edit' }
  | { readonly kind: 'undo'; readonly of: number }
  | { readonly kind: 'redo'; readonly of: number };

/** What a command tells the journal about its write. Offsets are UTF-16 units of the text without its BOM. */
export interface JournalEntry {
  readonly action: JournalAction;
  /** What the user asked for, in one short line: `mark 2302.07027 read`. */
  readonly command: string;
  /** From the old text to the new one. */
  readonly edits: readonly TextEdit[];
  /** From the new text back to the old one, as `invertEdits` gives them. */
  readonly inverse: readonly TextEdit[];
  /** What stands around each edit of `inverse` in the new text, to find its place again after others edited the list. */
  readonly contexts: readonly EditContext[];
}

/** One write that took place. */
export interface JournalRecord extends JournalEntry {
  /** Counts up from 1 for each list; never used twice. */
  readonly number: number;
  /** Milliseconds since 1970. */
  readonly time: number;
  /** The list's real path when it was written. */
  readonly path: string;
  /** SHA-256 of the bytes before, in lower-case hexadecimal. */
  readonly before: string;
  /** SHA-256 of the bytes after, in lower-case hexadecimal. */
  readonly after: string;
}

/** Records from the oldest kept to the newest. */
export interface JournalReading {
  readonly records: readonly JournalRecord[];
  readonly notices: readonly Notice[];
}
