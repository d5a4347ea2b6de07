import type { CommandDeclaration } from './declaration.ts';
import type { WriteOptions } from './edit-list.ts';
import type { SelectorInputOptions } from './selector-input.ts';
import { WRITE_OPTIONS } from './write-options.ts';

export interface RemoveOptions extends WriteOptions, SelectorInputOptions {
  readonly yes?: boolean;
  readonly match?: boolean;
}

export const REMOVE: CommandDeclaration<RemoveOptions> = {
  description: 'Take papers out of the list, with their notes and blank lines. papers undo brings them back.',
  operands: [{ name: '<selectors...>', description: 'papers to remove; - reads them from standard input' }],
  options: [{ name: 'yes', short: 'y', description: 'remove more than three without asking' }, ...WRITE_OPTIONS.many],
  examples: '  papers remove 2302.07027\n  papers list -s dropped --ids | papers remove - --yes\n',
  run: async (words, options, context) => {
    const { runRemove } = await import('./run-remove.ts');
    await runRemove(words, options, context);
  },
};
