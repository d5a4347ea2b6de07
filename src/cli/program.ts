import { Command } from 'commander';
import type { Context } from '../commands/context.ts';
import type { RegisterCommand } from '../commands/registry.ts';
import { VERSION } from './version.ts';

/** The command line with these commands declared; a new one for each run, since commander keeps what it parsed. */
export function createProgram(context: Context, commands: readonly RegisterCommand[]): Command {
  const program = new Command('papers')
    .description('Keep the papers you read in one Markdown file, and edit it without disturbing the rest.')
    .version(VERSION, '-V, --version')
    .option('-f, --file <path>', 'the list; - is standard input (else PAPERS_FILE, else the nearest README.md)')
    .addOption(new Command().createOption('--color <when>', 'colour').choices(['auto', 'always', 'never']))
    .helpOption('-h, --help', 'show help')
    .configureHelp({ showGlobalOptions: true, subcommandTerm: (command) => [command.name(), ...command.aliases()].join(', ') })
    .configureOutput({
      writeOut: (text) => context.stdout.write(text),
      writeErr: (text) => context.stderr.write(text),
      getOutHasColors: () => false,
      getErrHasColors: () => false,
      outputError: (text, write) =>
        write(text.replace(/^error: /, 'papers: ').replace(/\((Did you mean .*\?)\)/, (_, hint: string) => `hint: ${lowerFirst(hint)}`)),
    })
    .exitOverride()
    .addHelpText('before', EXAMPLES);
  for (const register of commands) register(program, context);
  for (const command of program.commands) command.showHelpAfterError(`hint: papers ${command.name()} --help shows what can be typed`);
  return program.showHelpAfterError('hint: papers --help shows what can be typed');
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

const EXAMPLES = `Examples:
  papers                            how far you are
  papers list --status unread       what is left to read
  papers show 2302.07027            one paper with its note
`;
