import { findShownMarker } from '../edits/signs.ts';
import { renderCategory } from '../model/category.ts';
import type { Entry } from '../model/paper.ts';
import type { PaperList } from '../model/paper-list.ts';
import { countStatuses, statusesOf } from '../model/status-count.ts';
import type { Status } from '../model/status.ts';
import { escapeControls, renderJsonValue } from '../text/escape-text.ts';
import { lineNumberAt } from '../text/lines.ts';
import type { Context, GlobalOptions } from './context.ts';
import type { CommandDeclaration } from './declaration.ts';
import { openList } from './open-list.ts';
import { shownSign } from './shown-sign.ts';
import type { TableColumn, TableRow, Terminal } from './terminal.ts';

export interface CategoriesOptions extends GlobalOptions {
  readonly json?: boolean;
}

/** A category with the papers in it and in those below it. `line` is undefined for the top level. */
interface CategoryCount {
  readonly path: readonly string[];
  readonly line: number | undefined;
  readonly total: number;
  readonly counts: ReadonlyMap<Status, number>;
}

export const CATEGORIES: CommandDeclaration<CategoriesOptions> = {
  description: 'Show the categories as a tree, each with its papers per status; those below it count.',
  options: [{ name: 'json', description: 'a JSON array' }],
  examples: '  papers categories\n  papers categories --json\n',
  run: runCategories,
};

/** Writes the tree of categories. */
async function runCategories(_: readonly string[], options: CategoriesOptions, context: Context): Promise<void> {
  const { list } = await openList(options, context);
  const counted = countCategories(list);
  if (options.json === true) context.stdout.write(renderJson(counted));
  else if (!context.stdout.isTerminal) context.stdout.write(counted.map(renderTabbed).join(''));
  else context.stdout.write(renderTree(list, counted, await context.loadTerminal(options)));
}

/** The categories in file order, one per path; the top level first where papers stand in none. */
function countCategories(list: PaperList): CategoryCount[] {
  const entriesByPath = groupByPath(list);
  const lines = new Map<string, number | undefined>();
  const paths = new Map<string, readonly string[]>();
  if (entriesByPath.has('')) paths.set('', []);
  for (const { path, heading } of list.categories) {
    const name = path.join('\n');
    if (paths.has(name)) continue;
    paths.set(name, path);
    lines.set(name, lineNumberAt(list.source.lineStarts, heading.start));
  }
  return [...paths].map(([name, path]) => {
    const entries = entriesByPath.get(name) ?? [];
    return { path, line: lines.get(name), total: entries.length, counts: countStatuses(entries, statusesOf(list)) };
  });
}

/** Each entry under its category's path and under those of the categories around it; under '' what is in none. */
function groupByPath({ entries }: PaperList): ReadonlyMap<string, readonly Entry[]> {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const { category } = entry.paper;
    const depths = category.length === 0 ? [0] : category.map((_, depth) => depth + 1);
    for (const depth of depths) {
      const name = category.slice(0, depth).join('\n');
      const group = groups.get(name);
      if (group === undefined) groups.set(name, [entry]);
      else group.push(entry);
    }
  }
  return groups;
}

function renderJson(counted: readonly CategoryCount[]): string {
  const records = counted.map(({ path, line, total, counts }) =>
    renderJsonValue({ category: path, line: line ?? null, total, counts: Object.fromEntries(counts) }),
  );
  return records.length === 0 ? '[]\n' : `[\n${records.join(',\n')}\n]\n`;
}

/** `category <TAB> total <TAB> status=count …` */
function renderTabbed({ path, total, counts }: CategoryCount): string {
  const fields = [
    path.length === 0 ? '/' : renderCategory(path),
    String(total),
    ...[...counts].map(([status, count]) => `${status}=${count}`),
  ];
  return `${fields.map(escapeControls).join('\t')}\n`;
}

function renderTree(list: PaperList, counted: readonly CategoryCount[], { painter, renderTable }: Terminal): string {
  const shown = statusesOf(list).filter((status) => counted.some(({ counts }) => counts.has(status)));
  const rows = counted.map(({ path, total, counts }): TableRow => {
    const title = path.length === 0 ? '/' : '  '.repeat(path.length - 1) + (path.at(-1) ?? '');
    const cells = shown.map((status) => {
      const count = counts.get(status);
      return count === undefined ? '' : `${shownSign(findShownMarker(list, status)) ?? status} ${count}`;
    });
    return { cells: [title, { text: String(total), paint: painter.bold }, ...cells] };
  });
  const columns: TableColumn[] = [
    { givesWay: true, minWidth: 12 },
    { align: 'right' },
    ...shown.map((): TableColumn => ({ align: 'right' })),
  ];
  return renderTable(rows, columns);
}
