import type { Command } from 'commander';
import type { Context } from './context.ts';
import type { WriteOptions } from './edit-list.ts';
import { addWriteOptions } from './write-options.ts';

export interface NoteOptions extends WriteOptions {
  readonly append?: string;
  readonly replace?: string;
  readonly clear?: boolean;
  readonly print?: boolean;
  readonly match?: boolean;
}

export function declareNote(command: Command, context: Context): void {
  command
    .description("Write a paper's note: in your editor (PAPERS_EDITOR, VISUAL or EDITOR), or from the command line.")
    .argument('<selector>', 'the paper: an id, :LINE, a link, a title or the beginning of an id')
    .argument('[-]', 'read the note from standard input')
    .addOption(command.createOption('-a, --append <text>', 'add lines to the note').conflicts(['replace', 'clear', 'print']))
    .addOption(command.createOption('--replace <text>', 'put this in its place').conflicts(['clear', 'print']))
    .addOption(command.createOption('--clear', 'take the note away').conflicts('print'))
    .option('--print', 'print the note as the file has it');
  addWriteOptions(command, 'one')
    .addHelpText(
      'before',
      `Examples:
  papers note 2302.07027
  papers note 2302.07027 --append "Averages the weights of adapters."
  papers note 2302.07027 - < note.md
  papers note 2302.07027 --print
`,
    )
    .action(async (selector: string, dash: string | undefined) => {
      const { runNote } = await import('./run-note.ts');
      await runNote(selector, dash, command.optsWithGlobals<NoteOptions>(), context);
    });
}
