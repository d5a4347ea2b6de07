import type { CommandDeclaration, CommandGroup } from './declaration.ts';
import { LIST } from './list.ts';

/** A subcommand as all of them are shown; how it is declared is loaded when one is named. */
export interface CommandEntry {
  readonly name: string;
  readonly alias?: string;
  readonly summary: string;
  readonly load: () => CommandDeclaration | Promise<CommandDeclaration | CommandGroup>;
}

/** Every subcommand, in the order help shows them. `list`, which scripts call over and over, is there without loading. */
export const COMMANDS: readonly CommandEntry[] = [
  { name: 'list', alias: 'ls', summary: 'list papers, all or those that match', load: () => LIST },
  { name: 'show', summary: 'show papers with their notes', load: async () => (await import('./show.ts')).SHOW },
  {
    name: 'categories',
    summary: 'show the tree of categories with counts',
    load: async () => (await import('./categories.ts')).CATEGORIES,
  },
  { name: 'mark', summary: 'change the status of papers', load: async () => (await import('./mark.ts')).MARK },
  {
    name: 'categorize',
    alias: 'move',
    summary: 'move papers to a category',
    load: async () => (await import('./categorize.ts')).CATEGORIZE,
  },
  { name: 'note', summary: "write a paper's note", load: async () => (await import('./note.ts')).NOTE },
  { name: 'add', summary: 'add a paper', load: async () => (await import('./add.ts')).ADD },
  { name: 'edit', summary: "change a paper's title or link", load: async () => (await import('./edit.ts')).EDIT },
  { name: 'remove', alias: 'rm', summary: 'take papers out of the list', load: async () => (await import('./remove.ts')).REMOVE },
  {
    name: 'category',
    summary: 'add, rename, move, merge and remove categories',
    load: async () => (await import('./category.ts')).CATEGORY,
  },
  { name: 'sort', summary: 'put the papers of a category in order', load: async () => (await import('./sort.ts')).SORT },
  { name: 'table', summary: 'change the columns of tables', load: async () => (await import('./table.ts')).TABLE },
  {
    name: 'convert',
    summary: 'write papers in another way: as details, tasks or bullets',
    load: async () => (await import('./convert.ts')).CONVERT,
  },
  {
    name: 'undo',
    summary: 'take back a write of papers, the newest unless another is named',
    load: async () => (await import('./undo.ts')).UNDO,
  },
  { name: 'redo', summary: 'do again what was undone last', load: async () => (await import('./undo.ts')).REDO },
  { name: 'log', summary: 'show what papers wrote to the list', load: async () => (await import('./log.ts')).LOG },
  { name: 'config', summary: 'show how the list is read', load: async () => (await import('./config.ts')).CONFIG },
  { name: 'init', summary: 'begin a new list', load: async () => (await import('./init.ts')).INIT },
];

/** The command that `word` names; undefined when it names none. */
export function findCommand(word: string | undefined): CommandEntry | undefined {
  return COMMANDS.find(({ name, alias }) => word === name || (alias !== undefined && word === alias));
}
