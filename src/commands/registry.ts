import type { Command } from 'commander';
import type { Context } from './context.ts';
import { declareList } from './list.ts';

/** Declares what a subcommand takes and does: description, arguments, options, action. Its work is done by a function of its own. */
export type DeclareCommand = (command: Command, context: Context) => void;

/** A subcommand as all of them are shown; how it is declared is loaded when one is named. */
export interface CommandEntry {
  readonly name: string;
  readonly alias?: string;
  readonly summary: string;
  readonly load: () => DeclareCommand | Promise<DeclareCommand>;
}

/** Every subcommand, in the order help shows them. `list`, which scripts call over and over, is there without loading. */
export const COMMANDS: readonly CommandEntry[] = [
  { name: 'list', alias: 'ls', summary: 'list papers, all or those that match', load: () => declareList },
  { name: 'show', summary: 'show papers with their notes', load: async () => (await import('./show.ts')).declareShow },
  {
    name: 'categories',
    summary: 'show the tree of categories with counts',
    load: async () => (await import('./categories.ts')).declareCategories,
  },
  { name: 'mark', summary: 'change the status of papers', load: async () => (await import('./mark.ts')).declareMark },
  {
    name: 'categorize',
    alias: 'move',
    summary: 'move papers to a category',
    load: async () => (await import('./categorize.ts')).declareCategorize,
  },
  { name: 'note', summary: "write a paper's note", load: async () => (await import('./note.ts')).declareNote },
  { name: 'add', summary: 'add a paper', load: async () => (await import('./add.ts')).declareAdd },
  { name: 'edit', summary: "change a paper's title or link", load: async () => (await import('./edit.ts')).declareEdit },
  { name: 'remove', alias: 'rm', summary: 'take papers out of the list', load: async () => (await import('./remove.ts')).declareRemove },
  {
    name: 'undo',
    summary: 'take back a write of papers, the newest unless another is named',
    load: async () => (await import('./undo.ts')).declareUndo,
  },
  { name: 'redo', summary: 'do again what was undone last', load: async () => (await import('./undo.ts')).declareRedo },
  { name: 'log', summary: 'show what papers wrote to the list', load: async () => (await import('./log.ts')).declareLog },
  { name: 'init', summary: 'begin a new list', load: async () => (await import('./init.ts')).declareInit },
];
