import type { Command } from 'commander';
import type { Context } from './context.ts';
import type { WriteOptions } from './edit-list.ts';

export type UndoOptions = WriteOptions;

export function registerUndo(program: Command, context: Context): void {
  register(program, context, 'undo', 'take back a write of papers, the newest unless another is named');
  register(program, context, 'redo', 'do again what was undone last');
}

function register(program: Command, context: Context, name: 'undo' | 'redo', summary: string): void {
  const command = program.command(name).summary(summary).description(describe(name));
  if (name === 'undo') command.argument('[number]', 'the number of the write, as papers log shows it');
  command
    .option('-n, --dry-run', 'show what would change as a diff, and write nothing')
    .option('--in-place', 'write through the file itself (for a hard-linked list)')
    .addHelpText('before', `Examples:\n  papers log\n  papers ${name}${name === 'undo' ? '\n  papers undo 3' : ''}\n`)
    .action(async (...given: unknown[]) => {
      const number = name === 'undo' && typeof given[0] === 'string' ? given[0] : undefined;
      const { runUndo } = await import('./run-undo.ts');
      await runUndo(name, number, { ...program.opts(), ...command.opts<UndoOptions>() }, context);
    });
}

function describe(name: 'undo' | 'redo'): string {
  return name === 'undo'
    ? 'Take back what papers wrote to the list. An older write can be taken back as long as what it wrote still stands.'
    : 'Do again the write that was undone last.';
}
