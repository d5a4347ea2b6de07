import type { Span } from '../text/span.ts';

/** Something written as entries are that was not taken for a paper, and why, in words that follow “it”: `links into the document itself`. */
export interface LeftOut {
  readonly span: Span;
  /** What a reader sees of it first. */
  readonly title: string;
  readonly reason: string;
}
