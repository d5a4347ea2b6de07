import type { Command } from 'commander';
import type { Context } from './context.ts';
import type { WriteOptions } from './edit-list.ts';
import { addWriteOptions } from './write-options.ts';

export interface EditOptions extends WriteOptions {
  readonly title?: string;
  readonly url?: string;
  readonly match?: boolean;
}

export function declareEdit(command: Command, context: Context): void {
  command
    .description("Change a paper's title or link. Without options: its title, link and status as a form in your editor.")
    .argument('<selector>', 'the paper: an id, :LINE, a link, a title or the beginning of an id')
    .option('--title <title>', 'another title')
    .option('--url <url>', "another link, arXiv id or DOI; '' for none");
  addWriteOptions(command, 'one')
    .addHelpText(
      'before',
      'Examples:\n  papers edit 2302.07027 --title "AdapterSoup"\n  papers edit :1122 --url https://arxiv.org/abs/2302.07027\n  papers edit 2302.07027\n',
    )
    .action(async (selector: string) => {
      const { runEdit } = await import('./run-edit.ts');
      await runEdit(selector, command.optsWithGlobals<EditOptions>(), context);
    });
}
