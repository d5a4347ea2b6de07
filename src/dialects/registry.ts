import { detailsDialect } from './details.ts';
import type { Dialect } from './dialect.ts';
import { headingDialect } from './heading.ts';
import { itemsDialect } from './items.ts';
import { lineDialect } from './line.ts';
import { tableDialect } from './table.ts';

/** Every way of writing entries, the more specific first: what one has found is not looked at by the next. */
export const DIALECTS: readonly Dialect[] = [detailsDialect, itemsDialect, tableDialect, lineDialect, headingDialect];
