import type { CommandDeclaration, CommandGroup } from './declaration.ts';
import type { WriteOptions } from './edit-list.ts';
import { WRITE_OPTIONS } from './write-options.ts';

/** Where a category goes; at most one is given. */
export interface CategoryPlaceOptions extends WriteOptions {
  readonly under?: string;
  readonly before?: string;
  readonly after?: string;
  readonly topLevel?: boolean;
}

export interface RenameCategoryOptions extends WriteOptions {
  readonly whole?: boolean;
}

export interface MergeCategoryOptions extends WriteOptions {
  readonly into?: string;
}

export interface RemoveCategoryOptions extends WriteOptions {
  readonly movePapersTo?: string;
}

const UNDER = { name: 'under', value: 'category', description: 'last of those below this one' } as const;
const BESIDE = [
  { name: 'before', value: 'category', description: 'right before this one', conflicts: ['after', 'under'] },
  { name: 'after', value: 'category', description: 'right after this one', conflicts: ['under'] },
] as const;
const CATEGORY_OPERAND = { name: '<category>', description: 'its title, half of a bilingual one, or a path a/b' } as const;

const ADD: CommandDeclaration<CategoryPlaceOptions> = {
  description: 'Add a heading in the manner of those beside it, after the last unless a place is named.',
  operands: [{ name: '<title>', description: 'its title, as a reader sees it' }],
  options: [UNDER, ...BESIDE, ...WRITE_OPTIONS.none],
  examples: '  papers category add "Model fusion"\n  papers category add LoRA --under 微调\n',
  run: async (operands, options, context) => {
    const { runAddCategory } = await import('./run-category.ts');
    await runAddCategory(operands, options, context);
  },
};

const RENAME: CommandDeclaration<RenameCategoryOptions> = {
  description:
    "Replace a heading's text. Of a bilingual title 中文（English） that is named by one half, the other half stays;\n" +
    'so do emoji before the title, and links and anchors around it.',
  operands: [CATEGORY_OPERAND, { name: '<title>', description: 'its new title, or the new half' }],
  options: [{ name: 'whole', description: 'replace all of the title' }, ...WRITE_OPTIONS.none],
  examples: '  papers category rename Prompting "Prompt engineering"\n  papers category rename 提示 提示学习\n',
  run: async (operands, options, context) => {
    const { runRenameCategory } = await import('./run-category.ts');
    await runRenameCategory(operands, options, context);
  },
};

const MOVE: CommandDeclaration<CategoryPlaceOptions> = {
  description: 'Move a heading with all that stands in its section. At another depth, the signs of its headings change.',
  operands: [CATEGORY_OPERAND],
  options: [
    UNDER,
    ...BESIDE,
    { name: 'top-level', description: 'last of those below no other', conflicts: ['under', 'before', 'after'] },
    ...WRITE_OPTIONS.none,
  ],
  examples: '  papers category move LoRA --under 微调\n  papers category move Surveys --before Methods\n',
  run: async (operands, options, context) => {
    const { runMoveCategory } = await import('./run-category.ts');
    await runMoveCategory(operands, options, context);
  },
};

const MERGE: CommandDeclaration<MergeCategoryOptions> = {
  description:
    "Put a category's papers, in their order, at the end of another's, what is below it below that, and take its heading away.\n" +
    'Refused where other text stands under the heading.',
  operands: [CATEGORY_OPERAND],
  options: [{ name: 'into', value: 'category', description: 'the category that stays' }, ...WRITE_OPTIONS.none],
  examples: '  papers category merge "Model soups" --into "Model fusion"\n',
  run: async (operands, options, context) => {
    const { runMergeCategory } = await import('./run-category.ts');
    await runMergeCategory(operands, options, context);
  },
};

const REMOVE: CommandDeclaration<RemoveCategoryOptions> = {
  description: 'Take away the heading of a category that holds nothing, or whose papers are moved.',
  operands: [CATEGORY_OPERAND],
  options: [
    { name: 'move-papers-to', value: 'category', description: 'its papers go to the end of this one; / for no category' },
    ...WRITE_OPTIONS.none,
  ],
  examples: '  papers category remove Drafts\n  papers category remove Drafts --move-papers-to 待分类\n',
  run: async (operands, options, context) => {
    const { runRemoveCategory } = await import('./run-category.ts');
    await runRemoveCategory(operands, options, context);
  },
};

export const CATEGORY: CommandGroup = {
  description: 'Add, rename, move, merge and remove categories, which are headings.',
  subcommands: [
    { name: 'add', summary: 'add a category', declaration: ADD },
    { name: 'rename', summary: 'give a category another title', declaration: RENAME },
    { name: 'move', summary: 'move a category with all in it', declaration: MOVE },
    { name: 'merge', summary: 'merge a category into another', declaration: MERGE },
    { name: 'remove', summary: 'take an empty category away', declaration: REMOVE },
  ],
  examples: '  papers category add LoRA --under 微调\n  papers category rename Prompting "Prompt engineering"\n',
};
