import type { JournalAction, ListUpdate } from '../../../src/commands/files-port.ts';

/** An update from `oldText` to `newText` by one edit of everything. */
export function wholeUpdate(oldText: string, newText: string, action: JournalAction = { kind: 'edit' }): ListUpdate {
  const edits = [{ span: { start: 0, end: oldText.length }, newText }];
  const inverse = [{ span: { start: 0, end: newText.length }, newText: oldText }];
  return { newBytes: Buffer.from(newText), entry: { action, command: `replace by ${newText.length}`, edits, inverse, contexts: [] } };
}
