import { addChange, type NewPaper } from '../../src/edits/add.ts';
import { titleChange, urlChange } from '../../src/edits/edit-entry.ts';
import type { Change, Refusal } from '../../src/edits/change.ts';
import { noteChange } from '../../src/edits/note.ts';
import { removeChange } from '../../src/edits/remove.ts';
import type { Entry } from '../../src/model/paper.ts';
import type { PaperList } from '../../src/model/paper-list.ts';
import { destinationOf, entriesOf, listOf, textAfter } from './edit-list.ts';

/** `text` after its paper `title` got the note `note`. */
export function noted(text: string, title: string, note: string): Promise<string> {
  return edited(text, title, (list, entry) => noteChange(list, entry, note));
}

/** `text` after its paper `title` got another title. */
export function retitled(text: string, title: string, other: string): Promise<string> {
  return edited(text, title, (list, entry) => titleChange(list, entry, other));
}

/** `text` after its paper `title` got another link, or none. */
export function relinked(text: string, title: string, url: string | undefined): Promise<string> {
  return edited(text, title, (list, entry) => urlChange(list, entry, url));
}

/** `text` after a paper was added where `destination` says (see `destinationOf`), as `unread` unless said. */
export async function added(text: string, paper: Partial<NewPaper>, destination: string, status = 'unread'): Promise<string> {
  const list = await listOf(text);
  const given = { title: 'New', url: undefined, note: '', ...paper };
  return textAfter(list, addChange(list, given, { destination: destinationOf(list, destination), status }));
}

/** `text` without the papers of these titles. */
export async function removed(text: string, ...titles: readonly string[]): Promise<string> {
  const list = await listOf(text);
  return textAfter(list, removeChange(list, entriesOf(list, ...titles)));
}

async function edited(text: string, title: string, change: (list: PaperList, entry: Entry) => Change | Refusal): Promise<string> {
  const list = await listOf(text);
  const [entry] = entriesOf(list, title);
  return entry === undefined ? `no “${title}”` : textAfter(list, change(list, entry));
}
