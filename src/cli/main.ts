import type { Context, GlobalOptions } from '../commands/context.ts';
import { GLOBAL_OPTIONS, type CommandDeclaration } from '../commands/declaration.ts';
import { findCommand } from '../commands/registry.ts';
import { EXIT, UserError } from '../commands/user-error.ts';
import { escapeControls } from '../text/escape-text.ts';
import { readPlainArguments } from './plain-arguments.ts';
import { createProcessContext } from './process-context.ts';
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
    return await runProgram(argv, context);
  } catch (error) {
    return reportError(error, context);
  }
}

async function runProgram(argv: readonly string[], context: Context): Promise<number> {
  const { command, words } = await findNamed(argv);
  const plain = command && readPlainArguments(words, { ...command, options: [...command.options, ...GLOBAL_OPTIONS] });
  if (plain !== undefined) {
    await command?.run(plain.operands, plain.options, context);
    return EXIT.done;
  }
  const { runWithCommander } = await import('./program.ts');
  return EXIT[await runWithCommander(argv, context)];
}

interface Named {
  /** Undefined for a group of commands without the name of one of them. */
  readonly command: CommandDeclaration | undefined;
  /** What follows the name. */
  readonly words: readonly string[];
}

/** The command that the first word of `argv` names, or the first two; where the first names none, the overview. */
async function findNamed(argv: readonly string[]): Promise<Named> {
  const entry = findCommand(argv[0]);
  if (entry === undefined) return { command: OVERVIEW, words: argv };
  const loaded = await entry.load();
  if (!('subcommands' in loaded)) return { command: loaded, words: argv.slice(1) };
  return { command: loaded.subcommands.find(({ name }) => name === argv[1])?.declaration, words: argv.slice(2) };
}

/** Without a command: how far the list is. */
const OVERVIEW: CommandDeclaration<GlobalOptions> = {
  description: '',
  options: [],
  examples: '',
  run: async (_, options, context) => {
    const { runOverview } = await import('../commands/overview.ts');
    await runOverview(options, context);
  },
};

/** The one place that maps errors to exit codes and says them. */
function reportError(error: unknown, context: Context): number {
  if (error instanceof ClosedPipe) return EXIT.done;
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
