import type { DialectId, Entry } from '../model/paper.ts';
import type { StatusSign } from '../model/status-sign.ts';
import type { SourceDocument } from '../text/source-document.ts';
import type { TextEdit } from '../text/text-edit.ts';
import { detailsMarkEdits } from './details-marks.ts';
import { headingMarkEdits } from './heading-marks.ts';
import { itemMarkEdits } from './item-marks.ts';
import { lineMarkEdits } from './line-marks.ts';
import { tableMarkEdits } from './table-marks.ts';

/** Gives an entry the sign that says a status, or takes away the one it has, and touches nothing else; undefined where the dialect cannot say that. */
type MarkEdits = (source: SourceDocument, entry: Entry, sign: StatusSign | undefined) => readonly TextEdit[] | undefined;

/** How the sign of each dialect's entries is changed; apart from the rest of writing, since `papers mark` needs nothing else. */
export const MARKS: Readonly<Record<DialectId, MarkEdits>> = {
  details: detailsMarkEdits,
  line: lineMarkEdits,
  task: itemMarkEdits,
  bullet: itemMarkEdits,
  numbered: itemMarkEdits,
  table: tableMarkEdits,
  heading: headingMarkEdits,
};
