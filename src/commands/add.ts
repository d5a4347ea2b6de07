import type { Command } from 'commander';
import type { Context } from './context.ts';
import type { WriteOptions } from './edit-list.ts';
import { addWriteOptions } from './write-options.ts';

export interface AddCommandOptions extends WriteOptions {
  readonly to?: string;
  readonly as?: string;
  readonly title?: string;
  readonly url?: string;
  readonly note?: string;
  readonly top?: boolean;
  readonly before?: string;
  readonly after?: string;
  readonly force?: boolean;
}

export function declareAdd(command: Command, context: Context): void {
  command
    .description(
      'Add a paper, written as its neighbours are. Without --to it goes where papers wait to be classified.\n' +
        '- reads papers from standard input: one a line, or JSON Lines as\npapers list --jsonl writes them.',
    )
    .argument('<paper>', 'a title, a link, an arXiv id or a DOI')
    .option('-t, --to <category>', "at the end of this category's own papers; / for none")
    .option('--as <status>', 'its status (to-classify where papers wait, else unread)')
    .option('--title <title>', 'its title, where the paper is given by link or id')
    .option('--url <url>', 'its link, where the paper is given by title')
    .option('--note <text>', 'its note')
    .option('--top', 'at the top of the category instead')
    .addOption(command.createOption('--before <selector>', 'right before this paper').conflicts(['after', 'to', 'top']))
    .addOption(command.createOption('--after <selector>', 'right after this paper').conflicts(['to', 'top']))
    .option('--force', 'even if the paper is there already');
  addWriteOptions(command, 'none')
    .addHelpText(
      'before',
      `Examples:
  papers add "Toolformer: Language models can teach themselves to use tools"
  papers add 2302.04761 --title Toolformer --to "Model fusion"
  papers add https://arxiv.org/abs/2302.04761 --title Toolformer --as read --note "**ICLR**"
  papers list -f other.md -s unread --jsonl | papers add -
`,
    )
    .action(async (paper: string) => {
      const { runAdd } = await import('./run-add.ts');
      await runAdd(paper, command.optsWithGlobals<AddCommandOptions>(), context);
    });
}
