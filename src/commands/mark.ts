import type { Command } from 'commander';
import type { Context } from './context.ts';
import type { WriteOptions } from './edit-list.ts';
import type { SelectorInputOptions } from './selector-input.ts';
import { addWriteOptions } from './write-options.ts';

export interface MarkOptions extends WriteOptions, SelectorInputOptions {
  readonly match?: boolean;
  readonly note?: string;
}

export function declareMark(command: Command, context: Context): void {
  command
    .description('Give papers a status: the last word is the status, all before it name papers.')
    .argument('<words...>', 'selectors (- reads them from standard input), then the status');
  command.option('--note <text>', 'add lines to their notes in the same write');
  addWriteOptions(command)
    .addHelpText(
      'before',
      `Examples:
  papers mark 2302.07027 read
  papers mark 2302.07027 :1143 skimmed --dry-run
  papers mark 2302.07027 read --note "Averages the weights of adapters."
  papers list -s unread --ids | papers mark - skimmed
`,
    )
    .action(async (words: string[]) => {
      const { runMark } = await import('./run-mark.ts');
      await runMark(words, command.optsWithGlobals<MarkOptions>(), context);
    });
}
