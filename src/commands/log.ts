import type { GlobalOptions } from './context.ts';
import type { CommandDeclaration } from './declaration.ts';

export interface LogOptions extends GlobalOptions {
  readonly json?: boolean;
}

export const LOG: CommandDeclaration<LogOptions> = {
  description: 'Show what papers itself wrote to the list, the newest first, as far as its journal goes back.',
  options: [{ name: 'json', description: 'a JSON array' }],
  examples: '  papers log\n  papers log --json\n',
  run: async (_, options, context) => {
    const { runLog } = await import('./run-log.ts');
    await runLog(options, context);
  },
};
