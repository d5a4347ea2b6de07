import type { CommandDeclaration } from './declaration.ts';
import type { WriteOptions } from './edit-list.ts';
import { WRITE_OPTIONS } from './write-options.ts';

export interface AddCommandOptions extends WriteOptions {
  readonly to?: string;
  readonly as?: string;
  readonly title?: string;
  readonly url?: string;
  readonly note?: string;
  readonly top?: boolean;
  readonly before?: string;
  readonly after?: string;
  readonly force?: boolean;
}

export const ADD: CommandDeclaration<AddCommandOptions> = {
  description:
    'Add a paper, written as its neighbours are. Without --to it goes where papers wait to be classified.\n' +
    '- reads papers from standard input: one a line, or JSON Lines as\npapers list --jsonl writes them.',
  operands: [{ name: '<paper>', description: 'a title, a link, an arXiv id or a DOI' }],
  options: [
    { name: 'to', short: 't', value: 'category', description: "at the end of this category's own papers; / for none" },
    { name: 'as', value: 'status', description: 'its status (to-classify where papers wait, else unread)' },
    { name: 'title', value: 'title', description: 'its title, where the paper is given by link or id' },
    { name: 'url', value: 'url', description: 'its link, where the paper is given by title' },
    { name: 'note', value: 'text', description: 'its note' },
    { name: 'top', description: 'at the top of the category instead' },
    { name: 'before', value: 'selector', description: 'right before this paper', conflicts: ['after', 'to', 'top'] },
    { name: 'after', value: 'selector', description: 'right after this paper', conflicts: ['to', 'top'] },
    { name: 'force', description: 'even if the paper is there already' },
    ...WRITE_OPTIONS.none,
  ],
  examples: `  papers add "Toolformer: Language models can teach themselves to use tools"
  papers add 2302.04761 --title Toolformer --to "Model fusion"
  papers add https://arxiv.org/abs/2302.04761 --title Toolformer --as read --note "**ICLR**"
  papers list -f other.md -s unread --jsonl | papers add -
`,
  run: async ([paper = ''], options, context) => {
    const { runAdd } = await import('./run-add.ts');
    await runAdd(paper, options, context);
  },
};
