import { Command, CommanderError } from 'commander';
import type { Context } from '../commands/context.ts';
import { GLOBAL_OPTIONS, type CommandDeclaration, type CommandGroup, type OptionDeclaration } from '../commands/declaration.ts';
import { COMMANDS, findCommand } from '../commands/registry.ts';
import { VERSION } from './version.ts';

/** Reads a command line with commander, and does what it says, shows help, or says what is wrong with it. */
export async function runWithCommander(argv: readonly string[], context: Context): Promise<'done' | 'usage'> {
  try {
    const program = await createProgram(argv, context);
    await program.parseAsync(argv, { from: 'user' });
    return 'done';
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 'done' : 'usage';
    throw error;
  }
}

/** The command line, those commands declared that `argv` names; a new one for each run, since commander keeps what it parsed. */
export async function createProgram(argv: readonly string[], context: Context): Promise<Command> {
  const program = new Command('papers')
    .description('Keep the papers you read in one Markdown file, and edit it without disturbing the rest.')
    .version(VERSION, '-V, --version');
  for (const option of GLOBAL_OPTIONS) addOption(program, option);
  program
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
    .addHelpText('before', `Examples:\n${EXAMPLES}`);
  const named = new Set(argv.map(findCommand));
  for (const entry of COMMANDS) {
    const command = program.command(entry.name).summary(entry.summary);
    if (entry.alias !== undefined) command.alias(entry.alias);
    if (!named.has(entry)) continue;
    const loaded = await entry.load();
    if ('subcommands' in loaded) declareGroup(command, loaded, context);
    else declare(command, loaded, context);
  }
  return program.showHelpAfterError('hint: papers --help shows what can be typed');
}

function declareGroup(command: Command, { description, subcommands, examples }: CommandGroup, context: Context): void {
  describe(command, { description, examples });
  for (const { name, summary, declaration } of subcommands) declare(command.command(name).summary(summary), declaration, context);
}

function declare(command: Command, { description, operands = [], options, examples, run }: CommandDeclaration, context: Context): void {
  describe(command, { description, examples });
  for (const operand of operands) command.argument(operand.name, operand.description);
  for (const option of options) addOption(command, option);
  command.action(() => run(command.args, command.optsWithGlobals(), context));
}

function describe(command: Command, { description, examples }: Pick<CommandGroup, 'description' | 'examples'>): void {
  command.description(description).addHelpText('before', `Examples:\n${examples}`);
  command.showHelpAfterError(`hint: papers ${fullName(command)} --help shows what can be typed`);
}

/** The words that name a command: `category add`. */
function fullName(command: Command): string {
  const group = command.parent?.parent === null ? '' : `${command.parent?.name() ?? ''} `;
  return group + command.name();
}

function addOption(command: Command, { name, short, value, description, choices, conflicts, parse }: OptionDeclaration): void {
  const flags = `${short === undefined ? '' : `-${short}, `}--${name}${value === undefined ? '' : ` <${value}>`}`;
  const option = command.createOption(flags, description);
  if (choices !== undefined) option.choices(choices);
  if (parse !== undefined) option.argParser(parse);
  if (conflicts !== undefined) option.conflicts([...conflicts]);
  command.addOption(option);
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

const EXAMPLES = `  papers                            how far you are
  papers list --status unread       what is left to read
  papers show 2302.07027            one paper with its note
`;
