import { renderCategory } from '../model/category.ts';
import { findSign } from '../model/legend.ts';
import type { Entry } from '../model/paper.ts';
import { escapeControls } from '../text/escape-text.ts';
import { sliceSpan } from '../text/span.ts';
import type { Context } from './context.ts';
import type { CommandDeclaration } from './declaration.ts';
import { openList, type OpenList } from './open-list.ts';
import { FIELDS, fieldValue, renderJson, requireFields } from './records.ts';
import { READING, requireEntries } from './requests.ts';
import { readSelectors, type SelectorInputOptions } from './selector-input.ts';
import type { Terminal } from './terminal.ts';
import { MATCH_OPTION, NULL_OPTION } from './write-options.ts';

export interface ShowOptions extends SelectorInputOptions {
  readonly json?: boolean;
  readonly raw?: boolean;
  readonly fields?: string;
  readonly match?: boolean;
}

export const SHOW: CommandDeclaration<ShowOptions> = {
  description: 'Show papers: what the list says of each, then its note made readable.',
  operands: [{ name: '<selectors...>', description: 'ids, :LINE, links, titles or beginnings of ids; - reads them from standard input' }],
  options: [
    { name: 'json', description: 'a JSON array', conflicts: ['raw'] },
    { name: 'raw', description: "the entries' own Markdown, as the file has it" },
    { name: 'fields', value: 'names', description: 'fields of the JSON, separated by commas' },
    MATCH_OPTION,
    NULL_OPTION,
  ],
  examples: `  papers show 2302.04237
  papers show :1143 https://arxiv.org/abs/2302.07027
  papers list LoRA --ids | papers show -
`,
  run: runShow,
};

/** Writes the papers that the selectors name, one after the other. */
async function runShow(words: readonly string[], options: ShowOptions, context: Context): Promise<void> {
  const fields = options.fields === undefined ? FIELDS : requireFields(options.fields);
  const selectors = readSelectors(words, options, context);
  const open = await openList(options, context);
  const entries = requireEntries(open.list, selectors, { ...READING, matchTitles: options.match === true });
  if (options.json === true || options.fields !== undefined) return context.stdout.write(renderJson(open, entries, fields, false));
  if (options.raw === true) return context.stdout.write(renderRaw(open, entries, context));
  const terminal = await context.loadTerminal(options);
  const pages: string[] = [];
  for (const entry of entries) pages.push(await renderPage(open, entry, terminal));
  context.stdout.write(pages.join('\n'));
}

/** On a terminal even the raw text must not steer it: control characters other than line ends are escaped. */
function renderRaw({ list }: OpenList, entries: readonly Entry[], context: Context): string {
  const texts = entries.map(({ span }) => sliceSpan(list.source.text, span));
  if (!context.stdout.isTerminal) return texts.map((text) => text + list.source.eol).join(list.source.eol);
  return texts
    .map(
      (text) =>
        `${text
          .split(/\r\n|\n|\r/)
          .map(escapeControls)
          .join('\n')}\n`,
    )
    .join('\n');
}

async function renderPage(open: OpenList, entry: Entry, terminal: Terminal): Promise<string> {
  const { painter } = terminal;
  const { paper } = entry;
  const rows = fieldLines(open, entry, terminal).map(([name, value]) => ({ cells: [{ text: name, paint: painter.dim }, value] }));
  const page = terminal.renderTable([{ heading: paper.title }, ...rows], [{}, { givesWay: true }]);
  return paper.note === '' ? page : `${page}\n${await terminal.renderNote(paper.note)}`;
}

/** What is known of the paper, by name; what is missing is left out. */
function fieldLines(
  open: OpenList,
  entry: Entry,
  { painter }: Terminal,
): [string, string | { text: string; paint: (text: string) => string }][] {
  const { paper, marker } = entry;
  const sign = marker === undefined ? undefined : findSign(open.list.legend, marker);
  const label = sign === undefined || sign.label === paper.status ? '' : ` (${sign.label})`;
  const status = { text: `${paper.status}${label}`, paint: (text: string) => painter.status(paper.status, text) };
  const lines: [string, string | typeof status][] = [
    ['id', paper.id],
    ['status', status],
    ['category', renderCategory(paper.category)],
    ['url', paper.url ?? ''],
    ['venue', [paper.venue, paper.year].filter((part) => part !== undefined).join(' ')],
    ['line', `${open.file ?? 'standard input'}:${String(fieldValue(open, entry, 'line'))}`],
  ];
  return lines.filter(([, value]) => value !== '');
}
