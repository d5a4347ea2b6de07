import type { Command } from 'commander';
import type { Context, GlobalOptions } from './context.ts';

export interface LogOptions extends GlobalOptions {
  readonly json?: boolean;
}

export function declareLog(command: Command, context: Context): void {
  command
    .description('Show what papers itself wrote to the list, the newest first, as far as its journal goes back.')
    .option('--json', 'a JSON array')
    .addHelpText('before', 'Examples:\n  papers log\n  papers log --json\n')
    .action(async () => {
      const { runLog } = await import('./run-log.ts');
      await runLog(command.optsWithGlobals<LogOptions>(), context);
    });
}
