import type { CategorySortKey } from '../edits/sort-category.ts';
import type { CommandDeclaration } from './declaration.ts';
import type { WriteOptions } from './edit-list.ts';
import { WRITE_OPTIONS } from './write-options.ts';

export interface SortOptions extends WriteOptions {
  readonly by?: CategorySortKey;
  readonly reverse?: boolean;
}

const KEYS: readonly CategorySortKey[] = ['title', 'year', 'status'];

export const SORT: CommandDeclaration<SortOptions> = {
  description: 'Put the papers of a category in order. Those of the categories below it stay; what stands between papers, too.',
  operands: [{ name: '<category>', description: 'its title, half of a bilingual one, or a path a/b; / for papers in none' }],
  options: [
    { name: 'by', value: 'key', description: 'what decides; papers without a year come last', choices: KEYS },
    { name: 'reverse', short: 'r', description: 'the other way round' },
    ...WRITE_OPTIONS.none,
  ],
  examples: '  papers sort Prompting --by year --reverse\n  papers sort 微调 --by status\n',
  run: async (operands, options, context) => {
    const { runSort } = await import('./run-sort.ts');
    await runSort(operands, options, context);
  },
};
