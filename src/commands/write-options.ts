import type { Command } from 'commander';

/** Declares the options of every command that writes and takes selectors. */
export function addWriteOptions(command: Command): Command {
  return command
    .option('-n, --dry-run', 'show what would change as a diff, and write nothing')
    .option('-m, --match', 'words of a title may name a paper')
    .option('-0, --null', 'selectors on standard input end in NUL')
    .option('--in-place', 'write through the file itself (for a hard-linked list)');
}
