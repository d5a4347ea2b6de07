import type { Context } from './context.ts';

/**
 * What a subcommand takes and does, as data: commander is told of it for help, errors and whatever is typed in unusual ways, and
 * plain command lines are read by it at once. Its work is done by a function of its own, loaded when it runs.
 */
export interface CommandDeclaration<Options = never> {
  readonly description: string;
  /** Most commands have none. */
  readonly operands?: readonly OperandDeclaration[];
  readonly options: readonly OptionDeclaration[];
  /** Command lines, indented by two, one a line. */
  readonly examples: string;
  readonly run: (operands: readonly string[], options: Options, context: Context) => Promise<void>;
}

/** A command that is nothing but a name for others, each named by a second word: `papers category add`. */
export interface CommandGroup {
  readonly description: string;
  /** In the order help shows them. */
  readonly subcommands: readonly Subcommand[];
  /** Command lines, indented by two, one a line. */
  readonly examples: string;
}

/** One command of a group. */
export interface Subcommand {
  readonly name: string;
  readonly summary: string;
  readonly declaration: CommandDeclaration;
}

export interface OperandDeclaration {
  /** As help shows it: `<one>`, `[perhaps one]`, `<some...>`, `[any...]`. */
  readonly name: string;
  readonly description: string;
}

export interface OptionDeclaration {
  /** Without its dashes: `dry-run` is read into `dryRun`. */
  readonly name: string;
  readonly short?: string;
  /** What help calls its value; an option without one is there or not. */
  readonly value?: string;
  readonly description: string;
  readonly choices?: readonly string[];
  /** The names of options that cannot stand beside it. */
  readonly conflicts?: readonly string[];
  /** Makes something else of the value. @throws UserError */
  readonly parse?: (text: string) => unknown;
}

/** The options of the whole program, which may stand anywhere. */
export const GLOBAL_OPTIONS: readonly OptionDeclaration[] = [
  {
    name: 'file',
    short: 'f',
    value: 'path',
    description: 'the list; - is standard input (else PAPERS_FILE, else the nearest README.md)',
  },
  { name: 'color', value: 'when', description: 'colour', choices: ['auto', 'always', 'never'] },
];

/** The property that an option is read into: `dry-run` is `dryRun`. */
export function optionKey({ name }: OptionDeclaration): string {
  return name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
