import type { JournalAction, JournalRecord } from '../../commands/files-port.ts';
import type { EditContext } from '../../text/edit-rebase.ts';
import type { TextEdit } from '../../text/text-edit.ts';

/**
 * One line of a journal. A write is noted before it takes place, and `done` after it. Where `done` is missing, `witness`
 * is an absolute path that exists only as long as the write has not taken place.
 */
export type JournalLine =
  | { readonly kind: 'write'; readonly record: JournalRecord; readonly witness: string }
  | { readonly kind: 'done'; readonly number: number };

/** One line of JSON with its line feed. Edits are `[start, end, newText]`. */
export function renderJournalLine(line: JournalLine): string {
  if (line.kind === 'done') return `${JSON.stringify({ version: 1, done: line.number })}\n`;
  const { number, time, command, path, action, before, after, edits, inverse, contexts } = line.record;
  const of = action.kind === 'edit' ? undefined : action.of;
  const head = { version: 1, number, time, command, path, action: action.kind, of, before, after };
  const packed = {
    edits: edits.map(packEdit),
    inverse: inverse.map(packEdit),
    contexts: contexts.map(({ before, after }) => [before, after]),
  };
  return `${JSON.stringify({ ...head, ...packed, witness: line.witness })}\n`;
}

/** The reverse of `renderJournalLine`; `undefined` for anything that it would not have written. */
export function parseJournalLine(text: string): JournalLine | undefined {
  const value = parseJson(text);
  if (!isObject(value) || value['version'] !== 1) return undefined;
  const { done, witness } = value;
  if (isCount(done)) return { kind: 'done', number: done };
  const record = parseRecord(value);
  return record === undefined || typeof witness !== 'string' ? undefined : { kind: 'write', record, witness };
}

function parseRecord(value: Readonly<Record<string, unknown>>): JournalRecord | undefined {
  const { number, time, command, path, before, after } = value;
  const action = parseAction(value['action'], value['of']);
  const edits = parseEdits(value['edits']);
  const inverse = parseEdits(value['inverse']);
  const contexts = parseContexts(value['contexts']);
  if (action === undefined || edits === undefined || inverse === undefined || contexts === undefined) return undefined;
  if (!isCount(number) || !isCount(time) || typeof command !== 'string' || typeof path !== 'string') return undefined;
  if (!isHash(before) || !isHash(after)) return undefined;
  return { number, time, command, path, action, before, after, edits, inverse, contexts };
}

function parseAction(kind: unknown, of: unknown): JournalAction | undefined {
  if (kind === 'edit') return { kind };
  return (kind === 'undo' || kind === 'redo') && isCount(of) ? { kind, of } : undefined;
}

function parseEdits(value: unknown): TextEdit[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const edits: TextEdit[] = [];
  for (const packed of value) {
    const [start, end, newText] = asArray(packed);
    if (!isCount(start) || !isCount(end) || end < start || typeof newText !== 'string') return undefined;
    edits.push({ span: { start, end }, newText });
  }
  return edits;
}

function parseContexts(value: unknown): EditContext[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const contexts: EditContext[] = [];
  for (const packed of value) {
    const [before, after] = asArray(packed);
    if (typeof before !== 'string' || typeof after !== 'string') return undefined;
    contexts.push({ before, after });
  }
  return contexts;
}

function asArray(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function packEdit({ span, newText }: TextEdit): readonly [number, number, string] {
  return [span.start, span.end, newText];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function isHash(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
}
