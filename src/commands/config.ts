import type { CommandDeclaration } from './declaration.ts';
import type { WriteOptions } from './edit-list.ts';
import { WRITE_OPTIONS } from './write-options.ts';

export interface ConfigOptions extends WriteOptions {
  readonly json?: boolean;
  readonly write?: boolean;
}

export const CONFIG: CommandDeclaration<ConfigOptions> = {
  description:
    'Show how the list is read: its kinds of entries, its signs and where each comes from, what was left out and why, its settings, its problems.',
  options: [
    { name: 'json', description: 'a JSON object', conflicts: ['write'] },
    { name: 'write', description: 'write the settings that were found into the front matter, and touch nothing else' },
    ...WRITE_OPTIONS.none,
  ],
  examples: '  papers config\n  papers config --json\n  papers config --write --dry-run\n',
  run: async (_, options, context) => {
    const { runConfig } = await import('./run-config.ts');
    await runConfig(options, context);
  },
};
