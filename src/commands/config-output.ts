import { renderFlow } from '../markdown/yaml-flow.ts';
import { toJsonSetting } from '../model/plain-settings.ts';
import { escapeControls, renderJsonValue } from '../text/escape-text.ts';
import type { ConfigReport, ReportedSign } from './config-report.ts';
import { shownSign } from './shown-sign.ts';
import type { TableCell, TableColumn, TableRow, Terminal } from './terminal.ts';

/** What is shown in place of a carrier where papers have no status. */
const NONE = 'none';
/** So many lines of what was left out for one reason are named to a person. */
const FIRST_LINES = 3;

/** As one JSON object. */
export function renderConfigJson(report: ConfigReport, file: string | undefined): string {
  const { papers, dialects, legend, carriers, sections, leftOut, settings, problems } = report;
  const value = {
    file: file ?? null,
    papers,
    dialects: Object.fromEntries(dialects),
    legend: legend.map(({ marker, status, label, carrier, origin, papers: count }) => ({
      marker,
      status,
      label,
      carrier,
      origin,
      papers: count,
    })),
    carriers: Object.fromEntries(carriers.map(([carrier, count]) => [carrier ?? NONE, count])),
    sections,
    leftOut: leftOut.map(({ reason, lines }) => ({ reason, count: lines.length, lines })),
    settings: Object.fromEntries([...settings].map(([name, setting]) => [name, toJsonSetting(setting)])),
    problems,
  };
  return `${renderJsonValue(value)}\n`;
}

/** As tab-separated lines, each beginning with what it is of. */
export function renderConfigTabbed(report: ConfigReport, file: string | undefined): string {
  const { papers, dialects, legend, carriers, sections, leftOut, settings, problems } = report;
  const rows: readonly (readonly (string | number)[])[] = [
    ['file', file ?? ''],
    ['papers', papers],
    ...dialects.map(([dialect, count]) => ['dialect', dialect, count]),
    ...legend.map(({ marker, status, label, carrier, origin, papers: count }) => ['sign', marker, status, label, carrier, origin, count]),
    ...carriers.map(([carrier, count]) => ['carrier', carrier ?? NONE, count]),
    ...sections.map(({ title, status, line }) => ['section', title, status, line]),
    ...leftOut.map(({ reason, lines }) => ['left-out', lines.length, reason, lines.join(',')]),
    ...[...settings].map(([name, value]) => ['setting', name, renderFlow(value)]),
    ...problems.map(({ line, code, severity, message }) => ['problem', line, code, severity, message]),
  ];
  return rows.map((row) => `${row.map((cell) => escapeControls(String(cell))).join('\t')}\n`).join('');
}

const ORIGINS: Readonly<Record<ReportedSign['origin'], string>> = {
  'front-matter': 'the front matter',
  document: 'the legend in the list',
  vocabulary: 'what papers here have',
  'built-in': 'what is common in lists',
};

/** As tables for a person, those without rows left out; settings and problems are never cut. */
export function renderConfigTables(report: ConfigReport, file: string | undefined, terminal: Terminal): string {
  const { papers, dialects, carriers, sections, leftOut, settings, problems } = report;
  const { dim, warning } = terminal.painter;
  const title = `${file ?? 'standard input'}: ${papers} ${papers === 1 ? 'paper' : 'papers'}`;
  const render = (heading: string, rows: readonly (readonly TableCell[])[], columns: readonly TableColumn[]): string =>
    terminal.renderTable([{ heading }, ...rows.map((cells): TableRow => ({ cells }))], columns);
  const sectionRows = sections.map(({ title: name, status, line }) => [name, inStatus(status, terminal), { text: `:${line}`, paint: dim }]);
  const leftOutRows = leftOut.map(({ reason, lines }) => [String(lines.length), reason, { text: firstLines(lines), paint: dim }]);
  const settingRows = [...settings].map(([name, value]) => [
    { text: name, paint: same },
    { text: renderFlow(value), paint: same },
  ]);
  const problemRows = problems.map(({ line, code, message }) => [
    { text: `:${line}`, paint: dim },
    { text: code, paint: warning },
    { text: message, paint: same },
  ]);
  const parts = [
    render(title, dialects.map(countedRow), COUNTED),
    report.legend.length === 0 ? '' : render('Signs', signRows(report, terminal), SIGNS),
    carriers.length === 0 ? '' : render('What says the status', carriers.map(countedRow), COUNTED),
    sections.length === 0 ? '' : render('Sections that are a status', sectionRows, [{ givesWay: true, minWidth: 12 }, {}, {}]),
    leftOut.length === 0 ? '' : render('Left out, since it', leftOutRows, [{ align: 'right' }, { givesWay: true, minWidth: 16 }, {}]),
    renderUncut('Settings', settingRows, terminal),
    renderUncut('Problems', problemRows, terminal),
  ];
  return parts.filter((part) => part !== '').join('\n');
}

const COUNTED: readonly TableColumn[] = [{ givesWay: true }, { align: 'right' }];
const SIGNS: readonly TableColumn[] = [{ minWidth: 2 }, { givesWay: true }, { givesWay: true }, { givesWay: true }, { align: 'right' }];

function signRows({ legend }: ConfigReport, terminal: Terminal): readonly (readonly TableCell[])[] {
  return legend.map((sign) => [
    shownSign(sign.marker),
    inStatus(sign.status, terminal),
    sign.label === sign.status ? '' : sign.label,
    { text: ORIGINS[sign.origin], paint: terminal.painter.dim },
    String(sign.papers),
  ]);
}

function countedRow([name, count]: readonly [string | undefined, number]): readonly TableCell[] {
  return [name ?? NONE, String(count)];
}

function inStatus(status: string, { painter }: Terminal): TableCell {
  return { text: status, paint: (text) => painter.status(status, text) };
}

type PaintedCell = Exclude<TableCell, string>;

/** Lines whose last cell is shown whole, however long; the others are of ASCII alone. Nothing where there are no rows. */
function renderUncut(heading: string, rows: readonly (readonly PaintedCell[])[], { painter }: Terminal): string {
  if (rows.length === 0) return '';
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((cells) => cells[column]?.text.length ?? 0)));
  const lines = rows.map((cells) => {
    const shown = cells.map(({ text, paint }, column) => {
      const isLast = column === cells.length - 1;
      return paint(escapeControls(text)) + (isLast ? '' : ' '.repeat((widths[column] ?? 0) - text.length));
    });
    return `${shown.join('  ')}\n`;
  });
  return `${painter.heading(heading)}\n${lines.join('')}`;
}

function same(text: string): string {
  return text;
}

function firstLines(lines: readonly number[]): string {
  const first = lines.slice(0, FIRST_LINES).map((line) => `:${line}`);
  return [...first, ...(lines.length > FIRST_LINES ? ['…'] : [])].join(' ');
}
