import type { Entry } from '../model/paper.ts';
import type { PaperList } from '../model/paper-list.ts';
import { filterEntries, type PaperFilter } from '../model/query.ts';
import { SORT_KEYS, type SortKey } from '../model/sort-key.ts';
import type { Context, GlobalOptions } from './context.ts';
import type { CommandDeclaration } from './declaration.ts';
import { openList, type OpenList } from './open-list.ts';
import {
  FIELDS,
  PIPED_FIELDS,
  joinJson,
  renderCell,
  renderJson,
  renderRecord,
  renderTabbed,
  requireFields,
  type Field,
} from './records.ts';
import { UserError } from './user-error.ts';

export interface ListOptions extends GlobalOptions {
  readonly status?: string;
  readonly category?: string;
  readonly sort?: SortKey;
  readonly reverse?: boolean;
  readonly limit?: number;
  readonly json?: boolean;
  readonly jsonl?: boolean;
  readonly ids?: boolean;
  readonly fields?: string;
  readonly null?: boolean;
  readonly allItems?: boolean;
}

export const LIST: CommandDeclaration<ListOptions> = {
  description: 'List papers. With words: those whose title, id, url or note holds all of them.',
  operands: [{ name: '[words...]', description: 'text to look for, without regard to case' }],
  options: [
    { name: 'status', short: 's', value: 'status', description: 'only these statuses, separated by commas' },
    { name: 'category', short: 'c', value: 'category', description: 'only this category and those below it; / for papers in none' },
    { name: 'sort', value: 'key', description: 'sort, and do not group', choices: SORT_KEYS },
    { name: 'reverse', short: 'r', description: 'the other way round' },
    { name: 'limit', short: 'n', value: 'n', description: 'at most so many', parse: parseLimit },
    { name: 'json', description: 'a JSON array', conflicts: ['jsonl', 'ids', 'null'] },
    { name: 'jsonl', description: 'JSON, a paper a line', conflicts: ['ids', 'null'] },
    { name: 'ids', description: 'ids alone, one a line', conflicts: ['fields'] },
    { name: 'fields', value: 'names', description: `fields to show, separated by commas: ${FIELDS.join(', ')}` },
    {
      name: 'all-items',
      description: 'then also what looks like an entry and was left out, with the reason',
      conflicts: ['ids', 'fields', 'null'],
    },
    { name: 'null', short: '0', description: 'end each line with NUL instead, for xargs -0' },
  ],
  examples: `  papers list --status unread              what is left to read
  papers list LoRA --category "Tuning"     words and a category
  papers list -s unread --ids              ids for a script
  papers list --json --fields id,title,url
`,
  run: runList,
};

/** Writes the papers that match, in the form asked for. */
export async function runList(words: readonly string[], options: ListOptions, context: Context): Promise<void> {
  const fields = options.fields === undefined ? undefined : requireFields(options.fields);
  const open = await openList(options, context);
  const entries = await selectEntries(open, words, options);
  for (const text of await renderEntries(open, entries, { ...options, chosen: fields }, context)) context.stdout.write(text);
  if (entries.length === 0) await (await import('./list-hints.ts')).tellOfNothing(open, options, context);
  if (words.length !== 1) return;
  const { hintAtOptions } = await import('./list-hints.ts');
  hintAtOptions(open.list, words[0] ?? '', options, context);
}

async function selectEntries({ list }: OpenList, words: readonly string[], options: ListOptions): Promise<readonly Entry[]> {
  const found = filterEntries(list.entries, { words, ...(await findNamed(list, options)) });
  if (options.sort === undefined && options.reverse !== true) return found.slice(0, options.limit);
  const { sortEntries } = await import('../model/sort.ts');
  return sortEntries(list, found, options.sort ?? 'line', options.reverse === true ? 'down' : 'up').slice(0, options.limit);
}

/** What the options name; a list asked for nothing in particular goes without the code that finds it. */
async function findNamed(list: PaperList, options: ListOptions): Promise<Pick<PaperFilter, 'statuses' | 'category'>> {
  if (options.status === undefined && options.category === undefined) return {};
  const { requireFilter } = await import('./list-filter.ts');
  return requireFilter(list, options);
}

interface RenderOptions extends ListOptions {
  readonly chosen: readonly Field[] | undefined;
}

async function renderEntries(
  open: OpenList,
  entries: readonly Entry[],
  options: RenderOptions,
  context: Context,
): Promise<Iterable<string>> {
  const end = options.null === true ? '\0' : '\n';
  if (options.allItems === true) return renderAllItems(open, entries, options, context);
  if (options.json === true || options.jsonl === true) return [renderJson(open, entries, options.chosen ?? FIELDS, options.jsonl === true)];
  if (options.ids === true) return [entries.map(({ paper }) => renderCell(paper.id) + end).join('')];
  if (!context.stdout.isTerminal || options.null === true) return renderTabbed(open, entries, options.chosen ?? PIPED_FIELDS, end);
  const { renderListTable } = await import('./list-table.ts');
  return [renderListTable(open, entries, options, await context.loadTerminal(options))];
}

async function renderAllItems(
  open: OpenList,
  entries: readonly Entry[],
  options: RenderOptions,
  context: Context,
): Promise<readonly string[]> {
  const { findLeftOut, renderJsonLeftOut, renderLeftOutTable, renderTabbedLeftOut } = await import('./left-out.ts');
  const leftOut = await findLeftOut(open);
  const others = { ...options, allItems: false };
  if (options.json !== true && options.jsonl !== true) {
    const papers = [...(await renderEntries(open, entries, others, context))];
    const isTable = context.stdout.isTerminal;
    return [...papers, isTable ? renderLeftOutTable(leftOut, await context.loadTerminal(options)) : renderTabbedLeftOut(leftOut)];
  }
  const records = [...entries.map((entry) => renderRecord(open, entry, FIELDS)), ...renderJsonLeftOut(leftOut)];
  return [options.jsonl === true ? records.map((record) => `${record}\n`).join('') : joinJson(records)];
}

function parseLimit(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new UserError('usage', `--limit takes a whole number, not “${text}”`, 'for example: papers list --limit 10');
}
