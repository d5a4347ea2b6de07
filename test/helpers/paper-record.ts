import type { Entry } from '../../src/model/paper.ts';
import { lineOf, type PaperList } from '../../src/model/paper-list.ts';

/** What a test expects of one entry, as `papers list --json` has it, without the file. */
export interface PaperRecord {
  readonly id: string;
  readonly title: string;
  readonly url: string | null;
  readonly status: string;
  readonly marker: string | null;
  readonly category: readonly string[];
  readonly venue: string | null;
  readonly year: number | null;
  readonly note: string;
  readonly line: number;
  readonly dialect: string;
}

/** The records of a list, in file order. */
export function recordsOf(list: PaperList): readonly PaperRecord[] {
  return list.entries.map((entry) => recordOf(list, entry));
}

/** The problems of a list, as `line code`. */
export function problemsOf(list: PaperList): readonly string[] {
  return list.problems.map(({ span, code }) => `${list.source.text.slice(0, span.start).split(/\r\n|\n|\r/).length} ${code}`);
}

function recordOf(list: PaperList, entry: Entry): PaperRecord {
  const { id, title, url, status, category, venue, year, note } = entry.paper;
  const fields = {
    id,
    title,
    url: url ?? null,
    status,
    marker: entry.marker ?? null,
    category,
    venue: venue ?? null,
    year: year ?? null,
    note,
  };
  return { ...fields, line: lineOf(list, entry), dialect: entry.dialect };
}
