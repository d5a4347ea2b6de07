import { dirname, join } from 'node:path';
import type { JournalReading, JournalRecord, Notice } from '../../commands/files-port.ts';
import type { DiskContext } from './disk-context.ts';
import { DiskFailure, errorCode } from './file-error.ts';
import { openFlags } from './file-system.ts';
import {
  brokenLineReason,
  cutJournal,
  dropOldJournals,
  journalLimits,
  parseJournal,
  readJournalFile,
  setAside,
  tookPlace,
} from './journal-file.ts';
import { parseJournalLine, renderJournalLine } from './journal-line.ts';
import { findPrivateFolders, openPrivateFolder } from './private-folder.ts';
import { quietly, readPrivateFile, syncFolder, unfitReason, withOpenFile, writeAll } from './private-file.ts';

/** The journal of one list, its last write settled, while the list's lock is held. */
export interface Journal {
  readonly path: string;
  readonly nextNumber: number;
}

/** A write that is noted and has yet to take place, or to be taken back. */
export interface PendingWrite {
  readonly number: number;
  readonly fd: number;
  /** Bytes of the journal before it. */
  readonly start: number;
}

/** What a journal could not do is a notice: it must never be in the way of a write. */
export type Journaled<T> = { readonly kind: 'ok'; readonly value: T; readonly notices: readonly Notice[] } | Unavailable;

export interface Unavailable {
  readonly kind: 'unavailable';
  readonly notices: readonly Notice[];
}

/**
 * Makes the journal of list `key` ready for a write: an unfinished line is cut off, as is a last write that never took
 * place; a broken journal is set aside, and one too large is cut. `listHash` is that of the list as it is now.
 */
export function openJournal(context: DiskContext, key: string, listHash: string): Journaled<Journal> {
  return journaled(() => {
    const folder = openPrivateFolder(context, 'journal');
    const path = join(folder.path, `${key}.jsonl`);
    const settled = settle(context, path, listHash);
    return { kind: 'ok', value: { path, nextNumber: settled.nextNumber }, notices: [...folder.notices, ...settled.notices] };
  });
}

/** Notes a write, flushed to the disk, before it takes place. `witness` is as `JournalLine` has it. */
export function beginWrite(context: DiskContext, journal: Journal, record: JournalRecord, witness: string): Journaled<PendingWrite> {
  return journaled(() => {
    const line = Buffer.from(renderJournalLine({ kind: 'write', record, witness }));
    if (line.length > journalLimits.recordBytes) return unavailable('it is too large for the journal');
    const fd = context.files.open(journal.path, openFlags.append, 0o600);
    const start = appendLine(context, { fd, path: journal.path, line });
    return { kind: 'ok', value: { number: record.number, fd, start }, notices: [] };
  });
}

/** Notes that the write took place. Not flushed, and allowed to fail: what is missing is told from the list and the witness. */
export function finishWrite(context: DiskContext, { fd, number }: PendingWrite): void {
  quietly(() => writeAll(context, fd, Buffer.from(renderJournalLine({ kind: 'done', number })), undefined));
  quietly(() => context.files.close(fd));
}

/** Takes back what `beginWrite` noted; `false` if that failed, and the witness has to stay for the next run to judge by. */
export function cancelWrite(context: DiskContext, { fd, start }: PendingWrite): boolean {
  try {
    withOpenFile(context, fd, () => context.files.ftruncate(fd, start));
    return true;
  } catch {
    return false;
  }
}

/** All records of list `key`, read without its lock; `listHash` is asked only when the last write is in doubt. */
export function readJournal(context: DiskContext, key: string, listHash: () => string): JournalReading {
  const folder = findPrivateFolders(context, 'journal')[0];
  if (folder === undefined) return { records: [], notices: [] };
  try {
    return readJournalFile(context, join(folder, `${key}.jsonl`), listHash);
  } catch (error) {
    return { records: [], notices: unavailableBecause(error, 'its earlier writes are not known').notices };
  }
}

/** As `readJournal`, with the list's lock held: a broken journal is set aside, with its sound lines kept. */
export function readJournalLocked(context: DiskContext, journal: Journal, listHash: string): JournalReading {
  try {
    const file = readPrivateFile(context, journal.path);
    const content = parseJournal(file.kind === 'read' ? Buffer.from(file.bytes).toString('utf8') : '');
    const reading = readJournalFile(context, journal.path, () => listHash);
    if (content.brokenLine === 0) return reading;
    const notice = setAside(context, journal.path, brokenLineReason(content.brokenLine), content.goodLines);
    return { records: reading.records, notices: [notice] };
  } catch (error) {
    return { records: [], notices: unavailableBecause(error, 'its earlier writes are not known').notices };
  }
}

interface Settled {
  readonly nextNumber: number;
  readonly notices: readonly Notice[];
}

function settle(context: DiskContext, path: string, listHash: string): Settled {
  const file = readPrivateFile(context, path);
  if (file.kind === 'absent') return { nextNumber: 1, notices: [] };
  if (file.kind === 'unfit') return { nextNumber: 1, notices: [setAside(context, path, file.reason, [])] };
  const bytes = Buffer.from(file.bytes);
  const end = bytes.lastIndexOf(0x0a) + 1;
  if (end === 0) return settleEmpty(context, path, bytes.length);
  const lastStart = end < 2 ? 0 : bytes.lastIndexOf(0x0a, end - 2) + 1;
  const last = parseJournalLine(bytes.toString('utf8', lastStart, end - 1));
  if (last === undefined) return settleBroken(context, path, bytes.toString('utf8'));
  const isVoid = last.kind === 'write' && !tookPlace(context, last, listHash);
  const kept = isVoid ? lastStart : end;
  if (kept < bytes.length) truncate(context, path, kept);
  if (isTooLarge(bytes)) cutJournal(context, path, bytes.toString('utf8', 0, kept));
  return { nextNumber: (last.kind === 'write' ? last.record.number : last.number) + 1, notices: [] };
}

function settleEmpty(context: DiskContext, path: string, length: number): Settled {
  if (length > 0) truncate(context, path, 0);
  return { nextNumber: 1, notices: [] };
}

function settleBroken(context: DiskContext, path: string, text: string): Settled {
  const { lines, goodLines, brokenLine } = parseJournal(text);
  const notice = setAside(context, path, brokenLineReason(brokenLine), goodLines);
  const numbers = lines.map((line) => (line.kind === 'write' ? line.record.number : line.number));
  return { nextNumber: Math.max(0, ...numbers) + 1, notices: [notice] };
}

/** Every write is two lines. */
function isTooLarge(bytes: Buffer): boolean {
  if (bytes.length > journalLimits.bytes) return true;
  let lines = 0;
  for (let at = bytes.indexOf(0x0a); at !== -1; at = bytes.indexOf(0x0a, at + 1)) lines += 1;
  return lines > journalLimits.records * 2;
}

function truncate(context: DiskContext, path: string, length: number): void {
  withOpenFile(context, context.files.open(path, openFlags.overwrite), (fd) => {
    context.files.ftruncate(fd, length);
    context.files.fsync(fd);
  });
}

/** Appends and flushes `line`; says where it starts. What a failure leaves of it is cut off again. */
function appendLine(
  context: DiskContext,
  { fd, path, line }: { readonly fd: number; readonly path: string; readonly line: Buffer },
): number {
  let start: number | undefined;
  try {
    const stat = context.files.fstat(fd);
    const reason = unfitReason(context, stat);
    if (reason !== undefined) throw Object.assign(new Error(reason), { code: 'EPERM' });
    // One from a restored backup may be open to others.
    if (context.userId !== undefined && (stat.mode & 0o077) !== 0) context.files.fchmod(fd, 0o600);
    start = stat.size;
    writeAll(context, fd, line, undefined);
    context.files.fsync(fd);
    if (start === 0) settleNewJournal(context, path);
    return start;
  } catch (error) {
    const length = start;
    if (length !== undefined) quietly(() => context.files.ftruncate(fd, length));
    quietly(() => context.files.close(fd));
    throw error;
  }
}

function settleNewJournal(context: DiskContext, path: string): void {
  syncFolder(context, dirname(path));
  dropOldJournals(context, path);
}

function journaled<T>(step: () => Journaled<T>): Journaled<T> {
  try {
    return step();
  } catch (error) {
    return unavailableBecause(error, 'this write cannot be undone');
  }
}

function unavailable(reason: string): Unavailable {
  return { kind: 'unavailable', notices: [{ code: 'journal-unavailable', message: `this write cannot be undone: ${reason}` }] };
}

function unavailableBecause(error: unknown, consequence: string): Unavailable {
  const code = errorCode(error);
  if (code === undefined && !(error instanceof DiskFailure)) throw error;
  const reason = error instanceof DiskFailure ? error.message : `the journal cannot be used (${code})`;
  return { kind: 'unavailable', notices: [{ code: 'journal-unavailable', message: `${consequence}: ${reason}` }] };
}
