import type { DialectId } from '../model/paper.ts';
import { detailsWriter } from './details-writer.ts';
import type { EntryWriter } from './entry-writer.ts';
import { headingWriter } from './heading-writer.ts';
import { itemWriter } from './item-writer.ts';
import { lineWriter } from './line-writer.ts';
import { tableWriter } from './table-writer.ts';

/** How each dialect is written; apart from the readers, so that commands that only read do not load it. */
export const WRITERS: Readonly<Record<DialectId, EntryWriter>> = {
  details: detailsWriter,
  line: lineWriter,
  task: itemWriter,
  bullet: itemWriter,
  numbered: itemWriter,
  table: tableWriter,
  heading: headingWriter,
};
