import { dirname, join } from 'node:path';
import type { JournalReading, JournalRecord, Notice } from '../../commands/files-port.ts';
import type { DiskContext } from './disk-context.ts';
import { parseJournalLine, renderJournalLine, type JournalLine } from './journal-line.ts';
import { quietly, readPrivateFile, removeQuietly, replacePrivateFile } from './private-file.ts';

/** How much is kept. A list's journal is cut to three quarters of this when it grows beyond: then not every write rewrites it. */
export const journalLimits: Readonly<Record<'records' | 'bytes' | 'recordBytes' | 'lists', number>> = {
  records: 200,
  bytes: 4 * 1024 * 1024,
  recordBytes: 1024 * 1024,
  lists: 500,
};

/** What a journal says, before its last write is judged. `goodLines` is what a broken one is replaced by. */
export interface JournalContent {
  readonly lines: readonly JournalLine[];
  readonly goodLines: readonly string[];
  /** 1-based; 0 if all lines are sound. An unfinished last line is not broken: a crash leaves it. */
  readonly brokenLine: number;
}

/** Reads all lines of a journal's text. */
export function parseJournal(text: string): JournalContent {
  const lines: JournalLine[] = [];
  const goodLines: string[] = [];
  let brokenLine = 0;
  const complete = text.slice(0, text.lastIndexOf('\n') + 1);
  for (const [index, lineText] of complete.split('\n').slice(0, -1).entries()) {
    const line = parseJournalLine(lineText);
    if (line === undefined) brokenLine ||= index + 1;
    else {
      lines.push(line);
      goodLines.push(lineText);
    }
  }
  return { lines, goodLines, brokenLine };
}

/** The writes that took place: all but the last are certain, since each run settles what the one before left open. */
function takenPlace(context: DiskContext, lines: readonly JournalLine[], listHash: () => string): JournalRecord[] {
  const writes = lines.flatMap((line) => (line.kind === 'write' ? line : []));
  const last = lines.at(-1);
  if (last?.kind === 'write' && !tookPlace(context, last, listHash())) writes.pop();
  return writes.map((line) => line.record);
}

/**
 * Whether a write that the journal does not call done took place. The witness decides where the list is neither the old
 * nor the new text, as when the run was killed and an editor saved since.
 */
export function tookPlace(context: DiskContext, line: JournalLine & { readonly kind: 'write' }, listHash: string): boolean {
  if (listHash === line.record.after) return true;
  return listHash !== line.record.before && !exists(context, line.witness);
}

/** The journal at `path`, which need not be there. Nothing is changed; a broken line is left out with a notice. */
export function readJournalFile(context: DiskContext, path: string, listHash: () => string): JournalReading {
  const file = readPrivateFile(context, path);
  if (file.kind === 'absent') return { records: [], notices: [] };
  if (file.kind === 'unfit') return { records: [], notices: [brokenNotice(path, file.reason, undefined)] };
  const { lines, brokenLine } = parseJournal(Buffer.from(file.bytes).toString('utf8'));
  const notices = brokenLine === 0 ? [] : [brokenNotice(path, brokenLineReason(brokenLine), undefined)];
  return { records: takenPlace(context, lines, listHash), notices };
}

/** Moves a broken journal out of the way and begins a new one with its sound lines. The caller holds the list's lock. */
export function setAside(context: DiskContext, path: string, reason: string, goodLines: readonly string[]): Notice {
  const aside = `${path.replace(/\.jsonl$/, '')}.broken-${context.clock.now()}.jsonl`;
  // Renaming moves a symbolic link itself, never what it leads to.
  context.files.rename(path, aside);
  if (goodLines.length > 0) replacePrivateFile(context, path, Buffer.from(`${goodLines.join('\n')}\n`));
  return brokenNotice(path, reason, aside);
}

export function brokenLineReason(line: number): string {
  return `line ${line} is not what was written`;
}

/** Rewrites a journal that has grown beyond its limits with its newest records. The caller holds the list's lock. */
export function cutJournal(context: DiskContext, path: string, text: string): void {
  const kept: string[] = [];
  let bytes = 0;
  const writes = parseJournal(text).lines.filter((line) => line.kind === 'write');
  for (const line of writes.toReversed()) {
    const rendered = renderJournalLine(line);
    bytes += Buffer.byteLength(rendered);
    if (kept.length >= journalLimits.records * 0.75 || bytes > journalLimits.bytes * 0.75) break;
    kept.push(rendered);
  }
  const newest = writes.at(-1);
  const done = newest?.kind === 'write' ? renderJournalLine({ kind: 'done', number: newest.record.number }) : '';
  replacePrivateFile(context, path, Buffer.from(kept.toReversed().join('') + done));
}

/** Removes the journals used longest ago when there are too many, as after years of temporary lists. */
export function dropOldJournals(context: DiskContext, newest: string): void {
  quietly(() => {
    const folder = dirname(newest);
    const names = context.files.readdir(folder);
    if (names.length <= journalLimits.lists) return;
    const byAge = names
      .map((name) => ({ path: join(folder, name), modified: context.files.lstat(join(folder, name)).mtimeMs }))
      .filter(({ path }) => path !== newest)
      .sort((a, b) => a.modified - b.modified);
    for (const { path } of byAge.slice(0, names.length - journalLimits.lists * 0.9)) removeQuietly(context, path);
  });
}

function brokenNotice(path: string, reason: string, aside: string | undefined): Notice {
  const fate = aside === undefined ? 'what is sound of it is used' : `it was set aside as ${aside}`;
  return { code: 'journal-broken', message: `the journal ${path} is broken (${reason}); ${fate}` };
}

function exists(context: DiskContext, path: string): boolean {
  try {
    context.files.lstat(path);
    return true;
  } catch {
    return false;
  }
}
