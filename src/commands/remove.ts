import type { Command } from 'commander';
import type { Context } from './context.ts';
import type { WriteOptions } from './edit-list.ts';
import type { SelectorInputOptions } from './selector-input.ts';
import { addWriteOptions } from './write-options.ts';

export interface RemoveOptions extends WriteOptions, SelectorInputOptions {
  readonly yes?: boolean;
  readonly match?: boolean;
}

export function declareRemove(command: Command, context: Context): void {
  command
    .description('Take papers out of the list, with their notes and blank lines. papers undo brings them back.')
    .argument('<selectors...>', 'papers to remove; - reads them from standard input')
    .option('-y, --yes', 'remove more than three without asking');
  addWriteOptions(command)
    .addHelpText('before', 'Examples:\n  papers remove 2302.07027\n  papers list -s dropped --ids | papers remove - --yes\n')
    .action(async (words: string[]) => {
      const { runRemove } = await import('./run-remove.ts');
      await runRemove(words, command.optsWithGlobals<RemoveOptions>(), context);
    });
}
