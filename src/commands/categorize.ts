import type { Command } from 'commander';
import type { Context } from './context.ts';
import type { WriteOptions } from './edit-list.ts';
import type { SelectorInputOptions } from './selector-input.ts';
import { addWriteOptions } from './write-options.ts';

export interface CategorizeOptions extends WriteOptions, SelectorInputOptions {
  readonly to?: string;
  readonly top?: boolean;
  readonly before?: string;
  readonly after?: string;
  readonly as?: string;
  readonly match?: boolean;
}

export function declareCategorize(command: Command, context: Context): void {
  command
    .description(
      'Move papers to a category, each with its own text. A paper that was to be classified becomes unread.\n' +
        'Without papers: walks through those to be classified, or lists them in a pipe.',
    )
    .argument('[selectors...]', 'papers to move; - reads them from standard input')
    .option('-t, --to <category>', "to the end of this category's own papers; / for none")
    .option('--top', 'to its top instead')
    .addOption(command.createOption('--before <selector>', 'right before this paper').conflicts(['after', 'to', 'top']))
    .addOption(command.createOption('--after <selector>', 'right after this paper').conflicts(['to', 'top']))
    .option('--as <status>', 'the status of papers that were to be classified');
  addWriteOptions(command)
    .addHelpText(
      'before',
      `Examples:
  papers categorize 2209.04836 --to "Model fusion"
  papers categorize :1122 --to 微调 --as skimmed
  papers move 2302.04761 --after 2302.14225
  papers categorize
`,
    )
    .action(async (words: string[]) => {
      const { runCategorize } = await import('./run-categorize.ts');
      await runCategorize(words, command.optsWithGlobals<CategorizeOptions>(), context);
    });
}
