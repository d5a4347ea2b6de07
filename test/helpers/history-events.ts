import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const HISTORY = join(import.meta.dirname, '../../../shared/history');

/** Whether the owner's history lies beside the checkout; none of it is part of the project. */
export const HAS_HISTORY: boolean = existsSync(join(HISTORY, 'events.tsv'));

/** What the owner did to one paper between two versions. */
export interface HistoryEvent {
  readonly kind: 'status' | 'note' | 'add' | 'remove' | 'move';
  readonly title: string;
  /** What the record says besides: for a status `:x: -> ⬜`, for a note `extended`, … */
  readonly detail: string;
}

/** A heading that got another title between two versions. */
export interface HeadingRename {
  readonly from: string;
  readonly to: string;
}

/** Two versions that follow each other, and what happened between them. */
export interface HistoryStep {
  /** The number of the later version. */
  readonly number: number;
  readonly before: string;
  readonly after: string;
  readonly events: readonly HistoryEvent[];
  readonly renames: readonly HeadingRename[];
  /** The titles of headings that came. */
  readonly headingsAdded: readonly string[];
  /** Whether headings or the text before the papers changed as well. */
  readonly hasOther: boolean;
}

/** A file emptied, restored and doubled: no step of those is an edit of papers. */
const LEFT_OUT: ReadonlySet<number> = new Set([100, 101, 102, 103, 104, 105]);

const KINDS: ReadonlySet<string> = new Set(['status', 'note', 'add', 'remove', 'move']);

/** Every step between versions that are kept; the first version has none before it. */
export function readSteps(): readonly HistoryStep[] {
  if (!HAS_HISTORY) return [];
  const versions = readdirSync(HISTORY)
    .filter((name) => name.endsWith('.md'))
    .toSorted();
  const rows = readFileSync(join(HISTORY, 'events.tsv'), 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'));
  const textOf = (name: string | undefined): string => readFileSync(join(HISTORY, name ?? ''), 'utf8');
  return versions.slice(1).flatMap((name, index) => {
    const number = Number(name.slice(0, 3));
    if (LEFT_OUT.has(number)) return [];
    const own = rows.filter(([n]) => Number(n) === number);
    return [{ number, before: textOf(versions[index]), after: textOf(name), ...readRows(own) }];
  });
}

function readRows(rows: readonly (readonly string[])[]): Pick<HistoryStep, 'events' | 'renames' | 'headingsAdded' | 'hasOther'> {
  const events = rows.flatMap(([, , , kind = '', title = '', detail = '']) => (isKind(kind) ? [{ kind, title, detail }] : []));
  const renames = rows.flatMap(([, , , kind, from = '', , to = '']) => (kind === 'heading-rename' ? [{ from, to }] : []));
  const headingsAdded = rows.flatMap(([, , , kind, titles = '']) => (kind === 'heading-add' ? titles.split(' / ') : []));
  return { events, renames, headingsAdded, hasOther: rows.length > events.length };
}

function isKind(kind: string): kind is HistoryEvent['kind'] {
  return KINDS.has(kind);
}
