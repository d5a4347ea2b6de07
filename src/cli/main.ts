import { CommanderError, type Command } from 'commander';
import type { Context } from '../commands/context.ts';
import { COMMANDS } from '../commands/registry.ts';
import { EXIT, UserError } from '../commands/user-error.ts';
import { escapeControls } from '../text/escape-text.ts';
import { createProcessContext } from './process-context.ts';
import { createProgram } from './program.ts';
import { ClosedPipe } from './streams.ts';

/** Starts the command line of this process. `onLongList` is called when it has read a list that takes long to understand. */
export function main(onLongList: () => void): void {
  void run(process.argv.slice(2), createProcessContext(onLongList)).then((code) => {
    process.exitCode = code;
  });
}

/** Runs one command line and gives its exit code; never throws. */
export async function run(argv: readonly string[], context: Context): Promise<number> {
  try {
    await runProgram(argv, context);
    return EXIT.done;
  } catch (error) {
    return reportError(error, context);
  }
}

async function runProgram(argv: readonly string[], context: Context): Promise<void> {
  const program = await createProgram(argv, context, COMMANDS);
  if (namesCommand(program, argv)) {
    await program.parseAsync(argv, { from: 'user' });
    return;
  }
  const { runOverview } = await import('../commands/overview.ts');
  await runOverview(program, program.opts(), context);
}

/** Whether there is more to do than to show how far the list is. */
function namesCommand(program: Command, argv: readonly string[]): boolean {
  if (argv[0]?.startsWith('-') === false) return true;
  const { operands, unknown } = program.parseOptions([...argv]);
  return operands.length > 0 || unknown.length > 0;
}

/** The one place that maps errors to exit codes and says them. */
function reportError(error: unknown, context: Context): number {
  if (error instanceof ClosedPipe) return EXIT.done;
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
  try {
    if (!(error instanceof UserError)) return reportBug(error, context);
    const hint = error.hint === undefined ? '' : `\nhint: ${error.hint}`;
    context.stderr.write(`${escapeLines(`papers: ${error.message}${hint}`)}\n`);
    return EXIT[error.code];
  } catch {
    return EXIT.failed;
  }
}

/** Messages quote the list, which must not steer the terminal here either. */
function escapeLines(text: string): string {
  return text.split('\n').map(escapeControls).join('\n');
}

function reportBug(error: unknown, context: Context): number {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  context.stderr.write(`papers: this is a bug of papers; nothing was written\n${stack}\n`);
  return EXIT.bug;
}
