import type { CommandDeclaration } from './declaration.ts';
import type { WriteOptions } from './edit-list.ts';
import { WRITE_OPTIONS } from './write-options.ts';

export interface NoteOptions extends WriteOptions {
  readonly append?: string;
  readonly replace?: string;
  readonly clear?: boolean;
  readonly print?: boolean;
  readonly match?: boolean;
}

export const NOTE: CommandDeclaration<NoteOptions> = {
  description: "Write a paper's note: in your editor (PAPERS_EDITOR, VISUAL or EDITOR), or from the command line.",
  operands: [
    { name: '<selector>', description: 'the paper: an id, :LINE, a link, a title or the beginning of an id' },
    { name: '[-]', description: 'read the note from standard input' },
  ],
  options: [
    { name: 'append', short: 'a', value: 'text', description: 'add lines to the note', conflicts: ['replace', 'clear', 'print'] },
    { name: 'replace', value: 'text', description: 'put this in its place', conflicts: ['clear', 'print'] },
    { name: 'clear', description: 'take the note away', conflicts: ['print'] },
    { name: 'print', description: 'print the note as the file has it' },
    ...WRITE_OPTIONS.one,
  ],
  examples: `  papers note 2302.07027
  papers note 2302.07027 --append "Averages the weights of adapters."
  papers note 2302.07027 - < note.md
  papers note 2302.07027 --print
`,
  run: async ([selector = '', dash], options, context) => {
    const { runNote } = await import('./run-note.ts');
    await runNote(selector, dash, options, context);
  },
};
