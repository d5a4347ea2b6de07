import type { CommandDeclaration, CommandGroup } from './declaration.ts';
import type { WriteOptions } from './edit-list.ts';
import { WRITE_OPTIONS } from './write-options.ts';

export interface AddStatusOptions extends WriteOptions {
  readonly category?: string;
  readonly header?: string;
}

const ADD_STATUS: CommandDeclaration<AddStatusOptions> = {
  description:
    'Give tables of papers that have no column for a status one, so that papers mark can write there. Its cells stay blank, but\n' +
    'for papers that another column says were read. No other command touches every row.',
  options: [
    { name: 'category', short: 'c', value: 'category', description: 'only tables of this category and of those below it' },
    { name: 'header', value: 'text', description: 'what heads the column, such as Status, Read or 状态' },
    ...WRITE_OPTIONS.none,
  ],
  examples: '  papers table add-status\n  papers table add-status --category Vision --header Progress --dry-run\n',
  run: async (_operands, options, context) => {
    const { runAddStatus } = await import('./run-table.ts');
    await runAddStatus(options, context);
  },
};

export const TABLE: CommandGroup = {
  description: 'Change the columns of tables.',
  subcommands: [{ name: 'add-status', summary: 'give tables a column for the status', declaration: ADD_STATUS }],
  examples: '  papers table add-status\n  papers table add-status --category Vision\n',
};
