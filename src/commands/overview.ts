import { findShownMarker } from '../edits/signs.ts';
import { findSignOf } from '../model/legend.ts';
import type { PaperList } from '../model/paper-list.ts';
import { countStatuses, statusesOf } from '../model/status-count.ts';
import type { Status } from '../model/status.ts';
import { escapeControls } from '../text/escape-text.ts';
import type { Context, GlobalOptions } from './context.ts';
import { namedFile, openList, type OpenList } from './open-list.ts';
import { COMMANDS } from './registry.ts';
import { shownSign } from './shown-sign.ts';
import type { TableCell, Terminal } from './terminal.ts';

const BAR_WIDTH = 30;

/** What `papers` alone says: counts per status, the share read, and the commands. In a pipe: `status <TAB> count` lines. */
export async function runOverview(options: GlobalOptions, context: Context): Promise<void> {
  const open = await openListOrShowCommands(options, context);
  const counts = countStatuses(open.list.entries, statusesOf(open.list));
  if (!context.stdout.isTerminal) {
    return context.stdout.write([...counts].map(([status, count]) => `${escapeControls(status)}\t${count}\n`).join(''));
  }
  const terminal = await context.loadTerminal(options);
  context.stdout.write(`${renderCounts(open, counts, terminal)}\n${renderCommands(terminal)}`);
}

/** Someone who has no list yet sees the commands all the same. */
async function openListOrShowCommands(options: GlobalOptions, context: Context): Promise<OpenList> {
  try {
    return await openList(options, context);
  } catch (error) {
    if (context.stdout.isTerminal && namedFile(options, context) === undefined)
      context.stdout.write(`${renderCommands(await context.loadTerminal(options))}\n`);
    throw error;
  }
}

/** The commands with their summaries. */
function renderCommands({ painter, renderTable }: Terminal): string {
  const rows = COMMANDS.map(({ name, summary }) => ({
    cells: [`  papers ${name}`, { text: summary, paint: painter.dim }],
  }));
  return `${renderTable([{ heading: 'Commands' }, ...rows], [{}, { givesWay: true }])}\n${painter.dim('papers <command> --help shows examples and options.')}\n`;
}

function renderCounts({ list, file }: OpenList, counts: ReadonlyMap<Status, number>, terminal: Terminal): string {
  const { painter, renderTable, width } = terminal;
  const total = list.entries.length;
  const rows = [...counts].map(([status, count]) => ({
    cells: [
      shownSign(findShownMarker(list, status)) ?? '',
      { text: statusName(list, status), paint: (text: string) => painter.status(status, text) },
      String(count),
    ] satisfies TableCell[],
  }));
  const heading = `${file ?? 'standard input'}: ${total} ${total === 1 ? 'paper' : 'papers'}`;
  const table = renderTable([{ heading }, ...rows], [{}, { givesWay: true }, { align: 'right' }]);
  return total === 0 ? table : `${table}\n${renderBar(counts.get('read') ?? 0, total, Math.min(BAR_WIDTH, width - 12), terminal)}`;
}

function statusName(list: PaperList, status: Status): string {
  const label = findSignOf(list.legend, status)?.label ?? status;
  return label === status ? status : `${status} (${label})`;
}

function renderBar(read: number, total: number, width: number, { painter }: Terminal): string {
  const share = read / total;
  const cells = Math.max(1, width);
  const full = Math.round(share * cells);
  const bar = painter.status('read', '█'.repeat(full)) + painter.dim('░'.repeat(cells - full));
  return `${bar} ${Math.floor(share * 100)} % read\n`;
}
