import type { Span } from '../text/span.ts';

/** What the cells of a table's column hold; `other` is all that has no meaning here. */
export type ColumnRole =
  | 'title'
  | 'link'
  | 'status'
  | 'authors'
  | 'venue'
  | 'year'
  | 'date'
  | 'tags'
  | 'code'
  | 'note'
  | 'index'
  | 'read-date'
  | 'other';

/** A column of a table that holds papers. */
export interface TableColumn {
  /** What stands in its head, as a reader sees it. */
  readonly header: string;
  readonly role: ColumnRole;
}

/** A table that holds papers: one object for all of its rows. */
export interface TableShape {
  /** From the first character of its head to the last of its last row. */
  readonly span: Span;
  readonly columns: readonly TableColumn[];
}

/** The row of a table that an entry is. */
export interface TableRow {
  readonly table: TableShape;
  /** What stands between two bars, blanks included; as many as the row has, which may be fewer or more than the table's columns. */
  readonly cells: readonly Span[];
}

/** Which column of the table has this role; -1 where none has. */
export function columnOf({ columns }: TableShape, role: ColumnRole): number {
  return columns.findIndex((column) => column.role === role);
}
