import { escapeControls } from '../text/escape-text.ts';
import type { Context } from './context.ts';
import { sayNotices } from './edit-list.ts';
import type { JournalRecord } from './files-port.ts';
import { standingOf } from './journal-standing.ts';
import type { LogOptions } from './log.ts';
import { findListFile } from './open-list.ts';
import { UserError } from './user-error.ts';

type State = 'done' | 'undone' | 'undo' | 'redo';

/** Writes the journal of the list, the newest first: `number <TAB> time <TAB> state <TAB> command`. */
export async function runLog(options: LogOptions, context: Context): Promise<void> {
  const file = await findListFile(options, context);
  if (file === '-') throw new UserError('usage', 'standard input has no journal');
  const { records, notices } = await context.files.readJournal(file);
  sayNotices(notices, context);
  const done = new Set(standingOf(records).undoable.map(({ number }) => number));
  const rows = records.toReversed().map((record) => ({ record, state: stateOf(record, done) }));
  if (options.json === true) context.stdout.write(renderJson(rows));
  else if (!context.stdout.isTerminal) context.stdout.write(rows.map((row) => `${cells(row).join('\t')}\n`).join(''));
  else {
    const { renderTable, painter } = await context.loadTerminal(options);
    const shown = rows.map((row) => {
      const [number = '', time = '', state = '', command = ''] = cells(row);
      return { cells: [number, { text: time, paint: painter.dim }, { text: state, paint: painter.dim }, command] };
    });
    context.stdout.write(renderTable(shown, [{ align: 'right' }, {}, {}, { givesWay: true }]));
  }
}

interface Row {
  readonly record: JournalRecord;
  readonly state: State;
}

function stateOf({ action, number }: JournalRecord, done: ReadonlySet<number>): State {
  if (action.kind !== 'edit') return action.kind;
  return done.has(number) ? 'done' : 'undone';
}

function cells({ record, state }: Row): string[] {
  const { number, time, action, command } = record;
  const what = action.kind === 'edit' ? command : `${action.kind} ${action.of}`;
  return [String(number), new Date(time).toISOString().replace(/\.\d+Z$/, 'Z'), state, escapeControls(what)];
}

function renderJson(rows: readonly Row[]): string {
  const lines = rows.map(({ record: { number, time, action, command }, state }) =>
    JSON.stringify({ number, time: new Date(time).toISOString(), state, command, of: action.kind === 'edit' ? null : action.of }),
  );
  return lines.length === 0 ? '[]\n' : `[\n${lines.join(',\n')}\n]\n`;
}
