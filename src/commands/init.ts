import { LIST_LANGUAGES, type ListLanguage } from '../edits/new-list.ts';
import type { GlobalOptions } from './context.ts';
import type { CommandDeclaration } from './declaration.ts';

export interface InitOptions extends GlobalOptions {
  readonly lang?: ListLanguage;
}

export const INIT: CommandDeclaration<InitOptions> = {
  description:
    'Begin a new list in README.md, or where --file says: a legend, two categories and a place for new papers.\nNever over a file that is there.',
  options: [{ name: 'lang', value: 'language', description: 'its language', choices: LIST_LANGUAGES }],
  examples: '  papers init\n  papers init --lang zh --file papers.md\n',
  run: async (_, options, context) => {
    const { runInit } = await import('./run-init.ts');
    await runInit(options, context);
  },
};
