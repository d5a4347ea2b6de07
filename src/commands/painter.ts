/** How a style changes text for the eye. It never changes the text itself, so a width must be measured before painting. */
export type Paint = (text: string) => string;

/**
 * The styles that output is written in, named for what they mean. With colour off each returns its text as it is, so no
 * style may carry a meaning that the text alone does not.
 */
export interface Painter {
  /** A category or section over a block of output. */
  readonly heading: Paint;
  /** What may be skipped: positions, separators, hints, quoted sources. */
  readonly dim: Paint;
  /** What the eye should find first, such as ids. */
  readonly accent: Paint;
  readonly bold: Paint;
  readonly italic: Paint;
  readonly underline: Paint;
  readonly strikethrough: Paint;
  /** Code and formulas, whose characters stand for themselves. */
  readonly code: Paint;
  /** The address of a link or an image. */
  readonly link: Paint;
  readonly error: Paint;
  readonly warning: Paint;
  /** What went as asked. */
  readonly success: Paint;
  /** `text` in the colour of a canonical status name (`read`, `to-classify`, …); a custom status has none. */
  readonly status: (status: string, text: string) => string;
}
