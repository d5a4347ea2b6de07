// All that `disk-files.ts` loads on first use, as one chunk of the bundle: each file more costs a command that writes
// about half a millisecond.
export { createListFile } from './create-list.ts';
export { hashOf } from './hash.ts';
export { createNodeContext } from './node-context.ts';
export { readListJournal } from './read-list-journal.ts';
export { updateListFile } from './update-list.ts';
