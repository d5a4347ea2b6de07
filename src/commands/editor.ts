/** The user's editor, on a draft in a private folder. */
export interface Editor {
  /**
   * Opens `draft` in PAPERS_EDITOR, VISUAL or EDITOR and waits until it is closed. `suffix` ends the file's name (`.md`).
   * @throws UserError when no editor is set, or it fails: then the message says where the draft is.
   */
  readonly edit: (draft: string, suffix: string) => EditedDraft;
}

export interface EditedDraft {
  readonly text: string;
  /** Where the draft is. */
  readonly path: string;
  /** Removes the draft, once it is safe in the list. */
  readonly discard: () => void;
}
