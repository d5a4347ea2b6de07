import type { Command } from 'commander';
import { LIST_LANGUAGES, type ListLanguage } from '../edits/new-list.ts';
import type { Context, GlobalOptions } from './context.ts';

export interface InitOptions extends GlobalOptions {
  readonly lang?: ListLanguage;
}

export function declareInit(command: Command, context: Context): void {
  command
    .description(
      'Begin a new list in README.md, or where --file says: a legend, two categories and a place for new papers.\nNever over a file that is there.',
    )
    .addOption(command.createOption('--lang <language>', 'its language').choices(LIST_LANGUAGES))
    .addHelpText('before', 'Examples:\n  papers init\n  papers init --lang zh --file papers.md\n')
    .action(async () => {
      const { runInit } = await import('./run-init.ts');
      await runInit(command.optsWithGlobals<InitOptions>(), context);
    });
}
