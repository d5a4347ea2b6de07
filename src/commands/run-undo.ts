import { editContexts, placeEdits, rebaseEdits } from '../text/edit-rebase.ts';
import { parseSourceBytes, renderSource, withText, type SourceDocument } from '../text/source-document.ts';
import { applyEdits, invertEdits, sortEdits, type TextEdit } from '../text/text-edit.ts';
import type { Context } from './context.ts';
import { renderDiff, sayNotices } from './edit-list.ts';
import type { JournalRecord, ListSnapshot, ListUpdate } from './files-port.ts';
import { standingOf } from './journal-standing.ts';
import { fileUserError, findListFile } from './open-list.ts';
import type { UndoOptions } from './undo.ts';
import { UserError } from './user-error.ts';

/** Takes back a write of the journal, or does the one undone last again. */
export async function runUndo(kind: 'undo' | 'redo', number: string | undefined, options: UndoOptions, context: Context): Promise<void> {
  const file = await findListFile(options, context);
  if (file === '-') throw new UserError('usage', `standard input has no journal, so there is nothing to ${kind}`);
  let record: JournalRecord | undefined;
  let diff = '';
  const result = await context.files.updateList(
    file,
    async (snapshot) => {
      record = requireRecord(kind, number, snapshot);
      const source = requireSource(snapshot, file);
      const edits = findEdits(kind, record, snapshot, source);
      const newText = applyEdits(source.text, edits);
      if (options.dryRun === true) diff = await renderDiff(source.text, newText, file);
      return options.dryRun === true ? undefined : updateOf(kind, record, source, edits);
    },
    { inPlace: options.inPlace === true },
  );
  sayNotices(result.notices, context);
  if (result.kind === 'failed') throw fileUserError(result.error);
  context.stdout.write(diff);
  const done = options.dryRun === true ? 'dry run: nothing was written' : `wrote ${file}`;
  context.stderr.write(`${kind === 'undo' ? 'undone' : 'done again'}: ${record?.number ?? ''}  ${record?.command ?? ''}\n${done}\n`);
}

function requireRecord(kind: 'undo' | 'redo', number: string | undefined, snapshot: ListSnapshot): JournalRecord {
  const { undoable, redoable } = standingOf(snapshot.readJournal().records);
  const choices = kind === 'undo' ? undoable : redoable;
  const record = number === undefined ? choices[0] : choices.find((each) => String(each.number) === number);
  if (record !== undefined) return record;
  if (number !== undefined) throw new UserError('notFound', `there is no write ${number} to undo`, 'papers log shows the writes');
  throw new UserError('notFound', `there is nothing to ${kind} in ${snapshot.path}`, kind === 'undo' ? undefined : 'redo follows an undo');
}

function requireSource({ bytes }: ListSnapshot, file: string): SourceDocument {
  const source = parseSourceBytes(bytes, file);
  if (source === undefined) throw new UserError('file', `${file} is not valid UTF-8`);
  return source;
}

/**
 * The edits that take the record back (or do it again) on the list as it is: as they are when nothing came after, moved along
 * when only papers wrote since, and found again by what stands around them when somebody else did. @throws UserError
 */
function findEdits(kind: 'undo' | 'redo', record: JournalRecord, snapshot: ListSnapshot, { text }: SourceDocument): readonly TextEdit[] {
  const [edits, state] = kind === 'undo' ? [record.inverse, record.after] : [record.edits, record.before];
  if (snapshot.hash === state) return edits;
  const moved = kind === 'undo' ? rebaseOver(edits, laterRecords(record, snapshot)) : undefined;
  const found = moved ?? findByContext(kind, record, text);
  if (found !== undefined) return found;
  throw new UserError(
    'failed',
    `${record.command} cannot be ${kind === 'undo' ? 'undone' : 'done again'}: what it ${kind === 'undo' ? 'wrote' : 'changed'} was changed since`,
    `${snapshot.path} was left as it is`,
  );
}

/** The writes after `record`, when they lead from what it left to the list as it is, with nothing else between. */
function laterRecords(record: JournalRecord, snapshot: ListSnapshot): readonly JournalRecord[] | undefined {
  const later = snapshot.readJournal().records.filter(({ number }) => number > record.number);
  const hashes = [record.after, ...later.map(({ after }) => after)];
  const isChain = later.every(({ before }, index) => before === hashes[index]);
  return isChain && hashes.at(-1) === snapshot.hash ? later : undefined;
}

function rebaseOver(edits: readonly TextEdit[], later: readonly JournalRecord[] | undefined): readonly TextEdit[] | undefined {
  if (later === undefined) return undefined;
  return later.reduce<readonly TextEdit[] | undefined>((moved, record) => moved && rebaseEdits(moved, record.edits), edits);
}

function findByContext(kind: 'undo' | 'redo', { edits, inverse, contexts }: JournalRecord, text: string): readonly TextEdit[] | undefined {
  const forward = sortEdits(edits, Infinity);
  const [wanted, replaced] = kind === 'undo' ? [inverse, forward] : [forward, inverse];
  return placeEdits(text, wanted, replaced.map(({ newText }) => newText), contexts);
}

function updateOf(kind: 'undo' | 'redo', { number, command }: JournalRecord, source: SourceDocument, edits: readonly TextEdit[]): ListUpdate {
  const newText = applyEdits(source.text, edits);
  const inverse = invertEdits(source.text, edits);
  const entry = { action: { kind, of: number }, command, edits, inverse, contexts: editContexts(newText, inverse) };
  return { newBytes: renderSource(withText(source, newText)), entry };
}
