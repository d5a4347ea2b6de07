import type { CommandDeclaration } from './declaration.ts';
import type { WriteOptions } from './edit-list.ts';
import type { SelectorInputOptions } from './selector-input.ts';
import { WRITE_OPTIONS } from './write-options.ts';

export interface MarkOptions extends WriteOptions, SelectorInputOptions {
  readonly match?: boolean;
  readonly note?: string;
  readonly create?: boolean;
}

export const MARK: CommandDeclaration<MarkOptions> = {
  description:
    'Give papers a status: the last word is the status, all before it name papers.\n' +
    'Where a section such as Done says the status, they move to that section.',
  operands: [{ name: '<words...>', description: 'selectors (- reads them from standard input), then the status' }],
  options: [
    { name: 'note', value: 'text', description: 'add lines to their notes in the same write' },
    { name: 'create', description: 'make the headings that are missing where they move to' },
    ...WRITE_OPTIONS.many,
  ],
  examples: `  papers mark 2302.07027 read
  papers mark 2302.07027 :1143 skimmed --dry-run
  papers mark 2302.07027 read --note "Averages the weights of adapters."
  papers list -s unread --ids | papers mark - skimmed
`,
  run: async (words, options, context) => {
    const { runMark } = await import('./run-mark.ts');
    await runMark(words, options, context);
  },
};
