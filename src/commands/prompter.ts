import type { Paint } from './painter.ts';

/**
 * Questions on a terminal, one after the other on a screen of its own, so that the window is as it was once it is closed.
 * Text may hold anything: controls are shown escaped. A question rejects with a `UserError` of code `interrupted` on Ctrl-C.
 */
export interface Prompter {
  /** Lets the user choose from a list that what is typed narrows; undefined when the input ended. */
  readonly choose: <T>(question: Question<T>) => Promise<Answer<T> | undefined>;
  /** One line of text; undefined when the user gave up (escape) or the input ended. */
  readonly askText: (question: TextQuestion) => Promise<string | undefined>;
  /** Puts the terminal back as it was. May be called more than once. */
  readonly close: () => void;
}

/** A paragraph above a question, wrapped; what does not fit in `lines` (1 unless said) is cut. */
export interface Paragraph {
  readonly text: string;
  readonly paint: Paint;
  readonly lines?: number;
}

export interface TextQuestion {
  /** The most important first: where the window is low, the last are left out. */
  readonly about: readonly Paragraph[];
  /** Stands before what is typed. */
  readonly label: string;
  /** What is typed already. */
  readonly initial: string;
}

export interface Question<T> extends TextQuestion {
  /** What there is to choose from, given what was typed. */
  readonly offer: (typed: string) => Offer<T>;
  /** Keys that choose at once. Escape first clears what is typed. */
  readonly keys: readonly KeyChoice<T>[];
}

export interface Offer<T> {
  readonly choices: readonly Choice<T>[];
  /** The index of the choice that Enter takes, unless the arrow keys move on. */
  readonly selected: number;
}

export interface Choice<T> {
  readonly label: string;
  readonly value: T;
  /** How deep it stands in the tree. */
  readonly depth: number;
  /** Where it is set off from the others. */
  readonly paint?: Paint;
}

export type PromptKey = 'tab' | 'shift-tab' | 'escape' | 'ctrl-n' | 'ctrl-r';

export interface KeyChoice<T> {
  readonly key: PromptKey;
  /** What the key does, in a word or two. */
  readonly name: string;
  readonly value: T;
}

export interface Answer<T> {
  readonly value: T;
  readonly typed: string;
}
