import type { LeftOut } from '../model/left-out.ts';
import { lineNumberAt } from '../text/lines.ts';
import { escapeControls, renderJsonValue } from '../text/escape-text.ts';
import { understandList } from '../parse/understand-list.ts';
import type { OpenList } from './open-list.ts';
import type { Terminal } from './terminal.ts';

/** What is shown in place of a status of what is no paper. */
const LEFT_OUT = 'left-out';

interface LeftOutRecord {
  readonly title: string;
  readonly status: string;
  /** 1-based. */
  readonly line: number;
  readonly reason: string;
}

/** What looks like an entry and was not taken for one, in file order. */
export async function findLeftOut({ list }: Pick<OpenList, 'list'>): Promise<readonly LeftOutRecord[]> {
  const leftOut = list.leftOut ?? (await understandList(list.source)).leftOut ?? [];
  return leftOut.map(({ title, reason, span }: LeftOut) => ({
    title,
    status: LEFT_OUT,
    line: lineNumberAt(list.source.lineStarts, span.start),
    reason,
  }));
}

/** As lines for a pipe: `:LINE`, `left-out`, nothing for a category, the title, and the reason in the place of the link. */
export function renderTabbedLeftOut(records: readonly LeftOutRecord[]): string {
  return records
    .map(({ title, status, line, reason }) => `:${line}\t${status}\t\t${escapeControls(title)}\t${escapeControls(reason)}\n`)
    .join('');
}

/** As JSON objects, one a line. */
export function renderJsonLeftOut(records: readonly LeftOutRecord[]): readonly string[] {
  return records.map((record) => renderJsonValue({ ...record }));
}

/** As a table for a person. */
export function renderLeftOutTable(records: readonly LeftOutRecord[], { renderTable, painter }: Terminal): string {
  if (records.length === 0) return '\nNothing was left out.\n';
  const rows = records.map(({ title, line, reason }) => ({
    cells: [{ text: `:${line}`, paint: painter.dim }, title === '' ? '(no title)' : title, { text: reason, paint: painter.dim }],
  }));
  return `\n${renderTable([{ heading: 'Left out' }, ...rows], [{}, { givesWay: true, minWidth: 16 }, { givesWay: true, minWidth: 16 }])}`;
}
