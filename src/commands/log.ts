import type { Command } from 'commander';
import type { Context, GlobalOptions } from './context.ts';

export interface LogOptions extends GlobalOptions {
  readonly json?: boolean;
}

export function registerLog(program: Command, context: Context): void {
  program
    .command('log')
    .summary('show what papers wrote to the list')
    .description('Show what papers itself wrote to the list, the newest first, as far as its journal goes back.')
    .option('--json', 'a JSON array')
    .addHelpText('before', 'Examples:\n  papers log\n  papers log --json\n')
    .action(async (options: LogOptions) => {
      const { runLog } = await import('./run-log.ts');
      await runLog({ ...program.opts(), ...options }, context);
    });
}
