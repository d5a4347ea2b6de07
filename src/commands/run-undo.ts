import { findDamage } from '../edits/proof.ts';
import { understandQuickly } from '../parse/understand-quickly.ts';
import { editContexts, placeEdits, rebaseEdits } from '../text/edit-rebase.ts';
import { escapeControls } from '../text/escape-text.ts';
import { parseSourceBytes, renderSource, withText, type SourceDocument } from '../text/source-document.ts';
import { applyEdits, invertEdits, sortEdits, type TextEdit } from '../text/text-edit.ts';
import type { Context } from './context.ts';
import { renderDiff, sayNotices, type WriteOptions } from './edit-list.ts';
import type { JournalRecord, ListSnapshot, ListUpdate } from './files-port.ts';
import { standingOf } from './journal-standing.ts';
import { fileUserError, findListFile } from './open-list.ts';
import { UserError } from './user-error.ts';

/** Takes back a write of the journal, or does the one undone last again. */
export async function runUndo(kind: 'undo' | 'redo', number: string | undefined, options: WriteOptions, context: Context): Promise<void> {
  const file = await findListFile(options, context);
  if (file === '-') throw new UserError('usage', `standard input has no journal, so there is nothing to ${kind}`);
  let record: JournalRecord | undefined;
  let diff = '';
  const result = await context.files.updateList(
    file,
    async (snapshot) => {
      record = requireRecord(kind, number, snapshot);
      const source = requireSource(snapshot, file);
      const edits = await findEdits(record, snapshot, source);
      const newText = applyEdits(source.text, edits);
      if (options.dryRun === true) diff = await renderDiff(source.text, newText, file);
      return options.dryRun === true ? undefined : updateOf(kind, record, source, edits);
    },
    { inPlace: options.inPlace === true },
  );
  sayNotices(result.notices, context);
  if (result.kind === 'failed') throw fileUserError(result.error);
  context.stdout.write(diff);
  const isDry = options.dryRun === true;
  const done = isDry ? 'dry run: nothing was written' : `wrote ${file}`;
  const what = isDry ? `would ${kind}` : kind === 'undo' ? 'undone' : 'done again';
  context.stderr.write(`${what}: ${record?.number ?? ''}  ${escapeControls(record?.command ?? '')}\n${done}\n`);
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
 * The edits that take back the newest write about the record (itself, or the undo or redo of it) on the list as it is: as they are
 * when nothing came after, moved along when only papers wrote since, and found again by what stands around them when somebody
 * else did; then they must leave every other paper as it is. @throws UserError
 */
async function findEdits(record: JournalRecord, snapshot: ListSnapshot, source: SourceDocument): Promise<readonly TextEdit[]> {
  const { records } = snapshot.readJournal();
  const newest =
    records.findLast(({ number, action }) => number === record.number || (action.kind !== 'edit' && action.of === record.number)) ?? record;
  if (snapshot.hash === newest.after) return newest.inverse;
  const edits = rebaseOver(newest.inverse, laterRecords(newest, records, snapshot.hash)) ?? findByContext(newest, source.text);
  if (edits === undefined) throw refusal(record, snapshot.path, 'what it wrote was changed since');
  const [before, after] = await Promise.all([
    understandQuickly(source),
    understandQuickly(withText(source, applyEdits(source.text, edits))),
  ]);
  const damage = findDamage(before, after, edits);
  if (damage !== undefined) throw refusal(record, snapshot.path, damage);
  return edits;
}

function refusal({ command }: JournalRecord, path: string, reason: string): UserError {
  return new UserError(
    'failed',
    `“${command}” cannot be taken back or done again by itself: ${reason}`,
    `${path} was left as it is; papers log shows what else can be undone, by its number`,
  );
}

/** The writes after `record`, when they lead from what it left to the list as it is, with nothing else between. */
function laterRecords(record: JournalRecord, records: readonly JournalRecord[], hash: string): readonly JournalRecord[] | undefined {
  const later = records.filter(({ number }) => number > record.number);
  const hashes = [record.after, ...later.map(({ after }) => after)];
  const isChain = later.every(({ before }, index) => before === hashes[index]);
  return isChain && hashes.at(-1) === hash ? later : undefined;
}

function rebaseOver(edits: readonly TextEdit[], later: readonly JournalRecord[] | undefined): readonly TextEdit[] | undefined {
  if (later === undefined) return undefined;
  return later.reduce<readonly TextEdit[] | undefined>((moved, record) => moved && rebaseEdits(moved, record.edits), edits);
}

function findByContext({ edits, inverse, contexts }: JournalRecord, text: string): readonly TextEdit[] | undefined {
  const replaced = sortEdits(edits, Infinity).map(({ newText }) => newText);
  return placeEdits(text, inverse, replaced, contexts);
}

function updateOf(
  kind: 'undo' | 'redo',
  { number, command }: JournalRecord,
  source: SourceDocument,
  edits: readonly TextEdit[],
): ListUpdate {
  const newText = applyEdits(source.text, edits);
  const inverse = invertEdits(source.text, edits);
  const entry = { action: { kind, of: number }, command, edits, inverse, contexts: editContexts(newText, inverse) };
  return { newBytes: renderSource(withText(source, newText)), entry };
}
