import type { Command } from 'commander';
import type { CommandDeclaration, CommandGroup } from '../../src/commands/declaration.ts';
import { COMMANDS } from '../../src/commands/registry.ts';

/** A command as it is typed, `category add` where it is one of a group, and how it is declared. */
export interface EveryCommand {
  readonly name: string;
  readonly declaration: CommandDeclaration;
}

/** The commands that do something, those of groups among them. */
export async function loadEveryCommand(): Promise<readonly EveryCommand[]> {
  const loaded = await Promise.all(COMMANDS.map(async ({ name, load }) => ({ name, declared: await load() })));
  return loaded.flatMap(({ name, declared }) =>
    isGroup(declared)
      ? declared.subcommands.map((each) => ({ name: `${name} ${each.name}`, declaration: each.declaration }))
      : [{ name, declaration: declared }],
  );
}

/** The descriptions of all that is registered, groups and what is in them. */
export async function loadEveryDescription(): Promise<readonly string[]> {
  const loaded = await Promise.all(COMMANDS.map(async ({ load }) => load()));
  return loaded.flatMap((declared) => [
    declared.description,
    ...(isGroup(declared) ? declared.subcommands.map(({ declaration }) => declaration.description) : []),
  ]);
}

/** Every command that commander knows of, groups and what is in them, by the name it is typed with. */
export function namedCommands({ commands }: Command, group = ''): readonly (readonly [name: string, command: Command])[] {
  return commands.flatMap((command) => [[group + command.name(), command], ...namedCommands(command, `${group}${command.name()} `)]);
}

function isGroup(declared: CommandDeclaration | CommandGroup): declared is CommandGroup {
  return 'subcommands' in declared;
}
