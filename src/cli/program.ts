import { Command } from 'commander';
import type { Context } from '../commands/context.ts';
import type { CommandEntry } from '../commands/registry.ts';
import { VERSION } from './version.ts';

/**
 * The command line with these commands, those of them declared that `argv` names; a new one for each run, since commander keeps
 * what it parsed.
 */
export async function createProgram(argv: readonly string[], context: Context, commands: readonly CommandEntry[]): Promise<Command> {
  const program = new Command('papers');
  program
    .description('Keep the papers you read in one Markdown file, and edit it without disturbing the rest.')
    .version(VERSION, '-V, --version')
    .option('-f, --file <path>', 'the list; - is standard input (else PAPERS_FILE, else the nearest README.md)')
    .addOption(program.createOption('--color <when>', 'colour').choices(['auto', 'always', 'never']))
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
  const named = commands.filter((entry) => argv.some((word) => isName(word, entry)));
  // Where the first word is a command, nobody asks which others there are.
  for (const entry of named.some((each) => isName(argv[0], each)) ? named : commands) {
    const { name, alias, summary, load } = entry;
    const command = program.command(name).summary(summary);
    if (alias !== undefined) command.alias(alias);
    if (!named.includes(entry)) continue;
    (await load())(command, context);
    command.showHelpAfterError(`hint: papers ${name} --help shows what can be typed`);
  }
  return program.showHelpAfterError('hint: papers --help shows what can be typed');
}

function isName(word: string | undefined, { name, alias }: CommandEntry): boolean {
  return word === name || (alias !== undefined && word === alias);
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

const EXAMPLES = `Examples:
  papers                            how far you are
  papers list --status unread       what is left to read
  papers show 2302.07027            one paper with its note
`;
