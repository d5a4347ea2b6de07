import type { Command } from 'commander';
import { registerAdd } from './add.ts';
import { registerCategorize } from './categorize.ts';
import { registerCategories } from './categories.ts';
import type { Context } from './context.ts';
import { registerEdit } from './edit.ts';
import { registerInit } from './init.ts';
import { registerList } from './list.ts';
import { registerLog } from './log.ts';
import { registerMark } from './mark.ts';
import { registerNote } from './note.ts';
import { registerRemove } from './remove.ts';
import { registerShow } from './show.ts';
import { registerUndo } from './undo.ts';

/** Declares a subcommand on the program; its work is done by a function of its own. */
export type RegisterCommand = (program: Command, context: Context) => void;

/** Every subcommand, in the order help shows them. */
export const COMMANDS: readonly RegisterCommand[] = [
  registerList,
  registerShow,
  registerCategories,
  registerMark,
  registerCategorize,
  registerNote,
  registerAdd,
  registerEdit,
  registerRemove,
  registerUndo,
  registerLog,
  registerInit,
];
