import type fc from 'fast-check';
import type { DialectId } from '../../src/model/paper.ts';
import { headingListText } from './heading-list-grammar.ts';
import { itemListText } from './item-list-grammar.ts';
import { paperListText } from './list-grammar.ts';
import { tableListText } from './table-list-grammar.ts';

/** Generated lists by the dialect of their entries: what holds of edits must hold in each. */
export const LIST_GRAMMARS: Readonly<Record<DialectId, () => fc.Arbitrary<string>>> = {
  details: paperListText,
  line: paperListText,
  task: () => itemListText('task'),
  bullet: () => itemListText('bullet'),
  numbered: () => itemListText('numbered'),
  table: tableListText,
  heading: headingListText,
};
