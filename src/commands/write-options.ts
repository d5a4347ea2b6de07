import type { Command } from 'commander';

/** Declares the options of every command that writes: those for selectors of `many` papers, of `one`, or of none. */
export function addWriteOptions(command: Command, papers: 'many' | 'one' | 'none' = 'many'): Command {
  command.option('-n, --dry-run', 'show what would change as a diff, and write nothing');
  if (papers !== 'none') command.option('-m, --match', 'words of a title may name a paper');
  if (papers === 'many') command.option('-0, --null', 'selectors on standard input end in NUL');
  return command.option('--in-place', 'write through the file itself (for a hard-linked list)');
}
