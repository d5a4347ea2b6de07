import type { Command } from 'commander';
import type { Context } from './context.ts';
import type { WriteOptions } from './edit-list.ts';

export type UndoOptions = WriteOptions;

export function declareUndo(command: Command, context: Context): void {
  command
    .description('Take back what papers wrote to the list. An older write can be taken back as long as what it wrote still stands.')
    .argument('[number]', 'the number of the write, as papers log shows it')
    .addHelpText('before', 'Examples:\n  papers log\n  papers undo\n  papers undo 3\n');
  addOptions(command).action((number: string | undefined) => run(command, context, number));
}

export function declareRedo(command: Command, context: Context): void {
  command.description('Do again the write that was undone last.').addHelpText('before', 'Examples:\n  papers log\n  papers redo\n');
  addOptions(command).action(() => run(command, context, undefined));
}

function addOptions(command: Command): Command {
  return command
    .option('-n, --dry-run', 'show what would change as a diff, and write nothing')
    .option('--in-place', 'write through the file itself (for a hard-linked list)');
}

async function run(command: Command, context: Context, number: string | undefined): Promise<void> {
  const { runUndo } = await import('./run-undo.ts');
  await runUndo(command.name() === 'undo' ? 'undo' : 'redo', number, command.optsWithGlobals<UndoOptions>(), context);
}
