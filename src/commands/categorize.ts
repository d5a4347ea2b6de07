import type { CommandDeclaration } from './declaration.ts';
import type { WriteOptions } from './edit-list.ts';
import type { SelectorInputOptions } from './selector-input.ts';
import { WRITE_OPTIONS } from './write-options.ts';

export interface CategorizeOptions extends WriteOptions, SelectorInputOptions {
  readonly to?: string;
  readonly top?: boolean;
  readonly before?: string;
  readonly after?: string;
  readonly as?: string;
  readonly match?: boolean;
}

export const CATEGORIZE: CommandDeclaration<CategorizeOptions> = {
  description:
    'Move papers to a category, each with its own text. A paper that was to be classified becomes unread.\n' +
    'Without papers: walks through those to be classified, or lists them in a pipe.',
  operands: [{ name: '[selectors...]', description: 'papers to move; - reads them from standard input' }],
  options: [
    { name: 'to', short: 't', value: 'category', description: "to the end of this category's own papers; / for none" },
    { name: 'top', description: 'to its top instead' },
    { name: 'before', value: 'selector', description: 'right before this paper', conflicts: ['after', 'to', 'top'] },
    { name: 'after', value: 'selector', description: 'right after this paper', conflicts: ['to', 'top'] },
    { name: 'as', value: 'status', description: 'the status of papers that were to be classified' },
    ...WRITE_OPTIONS.many,
  ],
  examples: `  papers categorize 2209.04836 --to "Model fusion"
  papers categorize :1122 --to 微调 --as skimmed
  papers move 2302.04761 --after 2302.14225
  papers categorize
`,
  run: async (words, options, context) => {
    const { runCategorize } = await import('./run-categorize.ts');
    await runCategorize(words, options, context);
  },
};
