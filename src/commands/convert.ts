import { CONVERTIBLE, type ConvertibleDialect } from '../edits/convertible.ts';
import type { CommandDeclaration } from './declaration.ts';
import type { WriteOptions } from './edit-list.ts';
import { WRITE_OPTIONS } from './write-options.ts';

export interface ConvertOptions extends WriteOptions {
  readonly to?: ConvertibleDialect;
  readonly category?: string;
}

export const CONVERT: CommandDeclaration<ConvertOptions> = {
  description: 'Write papers in another way, each in its place. Refused, with what, where anything would be lost.',
  options: [
    { name: 'to', value: 'dialect', description: 'how', choices: CONVERTIBLE },
    { name: 'category', short: 'c', value: 'category', description: 'only this category and those below it; / for papers in none' },
    ...WRITE_OPTIONS.none,
  ],
  examples: '  papers convert --to bullet --dry-run\n  papers convert --to details --category Prompting\n',
  run: async (_, options, context) => {
    const { runConvert } = await import('./run-convert.ts');
    await runConvert(options, context);
  },
};
