import type { CommandDeclaration } from './declaration.ts';
import type { WriteOptions } from './edit-list.ts';
import { WRITE_OPTIONS } from './write-options.ts';

export const UNDO: CommandDeclaration<WriteOptions> = {
  description: 'Take back what papers wrote to the list. An older write can be taken back as long as what it wrote still stands.',
  operands: [{ name: '[number]', description: 'the number of the write, as papers log shows it' }],
  options: WRITE_OPTIONS.none,
  examples: '  papers log\n  papers undo\n  papers undo 3\n',
  run: async ([number], options, context) => {
    const { runUndo } = await import('./run-undo.ts');
    await runUndo('undo', number, options, context);
  },
};

export const REDO: CommandDeclaration<WriteOptions> = {
  description: 'Do again the write that was undone last.',
  options: WRITE_OPTIONS.none,
  examples: '  papers log\n  papers redo\n',
  run: async (_, options, context) => {
    const { runUndo } = await import('./run-undo.ts');
    await runUndo('redo', undefined, options, context);
  },
};
