import type { Command } from 'commander';
import { registerCategorize } from './categorize.ts';
import { registerCategories } from './categories.ts';
import type { Context } from './context.ts';
import { registerList } from './list.ts';
import { registerLog } from './log.ts';
import { registerMark } from './mark.ts';
import { registerShow } from './show.ts';
import { registerUndo } from './undo.ts';

/** Declares a subcommand on the program; its work is done by a function of its own. */
export type RegisterCommand = (program: Command, context: Context) => void;

/** Every subcommand, in the order help shows them. */
export const COMMANDS: readonly RegisterCommand[] = [registerList, registerShow, registerCategories, registerMark, registerCategorize, registerUndo, registerLog];
