import type { Paint, Painter } from './painter.ts';

/** How one column behaves. */
export interface TableColumn {
  /** Whether this column is cut first when a line would not fit; the widest of several gives way first. */
  readonly givesWay?: boolean;
  /** How many cells the column keeps while others can still be cut (1 unless said). */
  readonly minWidth?: number;
  /** Numbers are easier to compare when aligned right. */
  readonly align?: 'left' | 'right';
}

/** Plain text, or text with the style it is painted in once its width is settled. Controls in it are shown escaped. */
export type TableCell = string | { readonly text: string; readonly paint: Paint };

/** A heading that stands over the rows after it, or a row with a cell for each column. */
export type TableRow = { readonly heading: string } | { readonly cells: readonly TableCell[] };

/** What it takes to show things to a person. */
export interface Terminal {
  readonly painter: Painter;
  /** Terminal cells in a line; Infinity where nothing is cut. */
  readonly width: number;
  readonly renderTable: (rows: readonly TableRow[], columns: readonly TableColumn[]) => string;
  /** Raw Markdown made readable; loads remark-parse. */
  readonly renderNote: (markdown: string) => Promise<string>;
}
