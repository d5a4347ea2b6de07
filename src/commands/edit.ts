import type { CommandDeclaration } from './declaration.ts';
import type { WriteOptions } from './edit-list.ts';
import { WRITE_OPTIONS } from './write-options.ts';

export interface EditOptions extends WriteOptions {
  readonly title?: string;
  readonly url?: string;
  readonly match?: boolean;
}

export const EDIT: CommandDeclaration<EditOptions> = {
  description: "Change a paper's title or link. Without options: its title, link and status as a form in your editor.",
  operands: [{ name: '<selector>', description: 'the paper: an id, :LINE, a link, a title or the beginning of an id' }],
  options: [
    { name: 'title', value: 'title', description: 'another title' },
    { name: 'url', value: 'url', description: "another link, arXiv id or DOI; '' for none" },
    ...WRITE_OPTIONS.one,
  ],
  examples: `  papers edit 2302.07027 --title "AdapterSoup"
  papers edit :1122 --url https://arxiv.org/abs/2302.07027
  papers edit 2302.07027
`,
  run: async ([selector = ''], options, context) => {
    const { runEdit } = await import('./run-edit.ts');
    await runEdit(selector, options, context);
  },
};
