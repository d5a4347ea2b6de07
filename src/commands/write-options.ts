import type { OptionDeclaration } from './declaration.ts';

/** Words of titles as selectors. */
export const MATCH_OPTION: OptionDeclaration = { name: 'match', short: 'm', description: 'words of a title may name a paper' };

/** Selectors from standard input that end in NUL. */
export const NULL_OPTION: OptionDeclaration = { name: 'null', short: '0', description: 'selectors on standard input end in NUL' };

const DRY_RUN: OptionDeclaration = { name: 'dry-run', short: 'n', description: 'show what would change as a diff, and write nothing' };
const IN_PLACE: OptionDeclaration = { name: 'in-place', description: 'write through the file itself (for a hard-linked list)' };

/** The options of every command that writes: those for selectors of many papers, of one, or of none. */
export const WRITE_OPTIONS: Readonly<Record<'many' | 'one' | 'none', readonly OptionDeclaration[]>> = {
  many: [DRY_RUN, MATCH_OPTION, NULL_OPTION, IN_PLACE],
  one: [DRY_RUN, MATCH_OPTION, IN_PLACE],
  none: [DRY_RUN, IN_PLACE],
};
