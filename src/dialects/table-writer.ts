import type { EntryWriter } from './entry-writer.ts';

export const tableWriter: EntryWriter = {
  leastGap: 0,
  titleEdits: () => undefined,
  urlEdits: () => undefined,
  noteEdits: () => undefined,
  settleNote: (_m, note) => ({ kind: 'note', note }),
  noteText: (_s, { paper }) => paper.note,
  isPlain: () => false,
  adaptLines: (_m, _e, text) => text,
  renderEntry: () => undefined,
};
