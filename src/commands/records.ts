import { renderCategory } from '../model/category.ts';
import type { Entry } from '../model/paper.ts';
import { lineNumberAt } from '../text/lines.ts';
import { escapeControls, renderJsonValue } from '../text/escape-text.ts';
import type { OpenList } from './open-list.ts';
import { UserError } from './user-error.ts';

/** Names of what is known of a paper, in the order of output. Never translated; new ones may come. */
export const FIELDS = ['id', 'title', 'url', 'status', 'marker', 'category', 'venue', 'year', 'note', 'line', 'dialect', 'file'] as const;
export type Field = (typeof FIELDS)[number];

/** A field's value in JSON: missing is null. */
export type FieldValue = string | number | null | readonly string[];

/** The columns of piped output when no fields are named. */
export const PIPED_FIELDS: readonly Field[] = ['id', 'status', 'category', 'title', 'url'];

/** One field of a paper, as JSON has it. */
export function fieldValue({ list, file }: OpenList, entry: Entry, field: Field): FieldValue {
  switch (field) {
    case 'marker':
      return entry.marker ?? null;
    case 'line':
      return lineNumberAt(list.source.lineStarts, entry.span.start);
    case 'dialect':
      return entry.dialect;
    case 'file':
      return file ?? null;
    default:
      return entry.paper[field] ?? null;
  }
}

/** The papers as JSON: an array with a paper a line, or JSON Lines. */
export function renderJson(open: OpenList, entries: readonly Entry[], fields: readonly Field[], lines: boolean): string {
  const records = entries.map((entry) => renderRecord(open, entry, fields));
  if (lines) return records.map((record) => `${record}\n`).join('');
  return joinJson(records);
}

/** Records as an array, one a line. */
export function joinJson(records: readonly string[]): string {
  return records.length === 0 ? '[]\n' : `[\n${records.join(',\n')}\n]\n`;
}

/** A paper as JSON. */
export function renderRecord(open: OpenList, entry: Entry, fields: readonly Field[]): string {
  const record: Partial<Record<Field, FieldValue>> = {};
  for (const field of fields) record[field] = fieldValue(open, entry, field);
  return renderJsonValue(record);
}

/** So many papers are put into one text: thousands would keep the collector of garbage busy with their pieces. */
const BATCH = 256;

/** The papers as tab-separated lines, without header, never cut; each ends in `end`. In texts to be written one after the other. */
export function* renderTabbed(open: OpenList, entries: readonly Entry[], fields: readonly Field[], end: string): Iterable<string> {
  let output = '';
  // Papers of one category share its path.
  let path: FieldValue | undefined;
  let category = '';
  let count = 0;
  for (const entry of entries) {
    // By index: of a list of thousands, an iterator would make an object for each cell.
    for (let index = 0; index < fields.length; index += 1) {
      const field = fields[index] ?? 'id';
      const value = fieldValue(open, entry, field);
      if (field === 'category' && value !== path) {
        path = value;
        category = renderCell(value);
      }
      output += (index === 0 ? '' : '\t') + (field === 'category' ? category : renderCell(value));
    }
    output += end;
    count += 1;
    if (count % BATCH > 0) continue;
    yield output;
    output = '';
  }
  yield output;
}

/** One field as text on one line: category joined, missing empty, controls escaped. */
export function renderCell(value: FieldValue): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  return escapeControls(typeof value === 'string' ? value : renderCategory(value));
}

/** The fields that `id,title` names. @throws UserError with the choices. */
export function requireFields(names: string): readonly Field[] {
  return names.split(',').map((name) => {
    const field = FIELDS.find((each) => each === name.trim());
    if (field === undefined) throw new UserError('usage', `no field “${name.trim()}”`, `fields: ${FIELDS.join(', ')}`);
    return field;
  });
}
