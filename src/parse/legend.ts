import { htmlText } from '../markdown/html-text.ts';
import type { Block } from '../markdown/outline.ts';
import { categoryNames } from '../model/category.ts';
import { COMMON_SIGNS, createLegend, type Legend, type LegendSign } from '../model/legend.ts';
import { findMarkerAt, normalizeMarker } from '../model/marker.ts';
import { findStatusByWord } from '../model/status.ts';
import { trimSpan, type Span } from '../text/span.ts';

/**
 * How far from the top, or into a paragraph, a legend is looked for, in UTF-16 units; farther down only under a heading that says so.
 * A list of line entries alone would else be read as a legend from end to end.
 */
const REACH = 32_768;

/** The longest label, in terminal cells: a longer text after a marker is a title. */
const LONGEST_LABEL = 12;

/** Titles of headings under which a legend stands anywhere in the document. */
const LEGEND_TITLES = 'legend|keys?|status|statuses|symbols?|markers?|图例|标记|状态|说明|符号|凡例|범례';
const LEGEND_WORD = new RegExp(LEGEND_TITLES, 'i');
const LEGEND_TITLE = new RegExp(`^(?:${LEGEND_TITLES})$`, 'i');
/** In UTF-16 units: a longer title says something else. */
const LONGEST_TITLE = 30;

interface LegendLine {
  readonly span: Span;
  readonly marker: string;
  readonly label: string;
}

interface LegendRun {
  readonly lines: LegendLine[];
  /** Whether each line is a paragraph or item of its own. */
  readonly isLoose: boolean;
  /** Whether it stands under a heading that says it is a legend. */
  readonly isTitled: boolean;
}

/**
 * The list's legend: signs the settings give, then those of each run of lines (or list items) that shows one.
 * A run stands before `firstEntry` (an offset) or under a heading that says so; it has at least two lines, each a marker
 * of its own and a label, and unless under such a heading at least one label is a known word for a status. A run that says
 * something else of a sign explained before is none. A list that explains no sign has the common ones.
 */
export function parseLegend(text: string, blocks: readonly Block[], firstEntry: number, settings: readonly LegendSign[]): Legend {
  const labels = new Map<string, string>();
  const runs = findRuns(text, blocks, firstEntry).filter((run) => isLegendRun(run) && explains(run, labels));
  const shown = runs.flatMap(({ lines }) => lines.map(signOfLine));
  const own = distinctSigns([...settings.map((sign) => withLabel(sign, labels)), ...shown]);
  const spans = runs.map(({ lines }) => ({ start: lines[0]?.span.start ?? 0, end: lines.at(-1)?.span.end ?? 0 }));
  return createLegend(own.some(({ carrier }) => carrier === 'sign') ? own : [...own, ...COMMON_SIGNS], spans);
}

/** Adds the run's labels by their markers; false when it contradicts one that is there. */
function explains({ lines }: LegendRun, labels: Map<string, string>): boolean {
  const signs = lines.map(({ marker, label }) => [normalizeMarker(marker), label] as const);
  if (signs.some(([marker, label]) => (labels.get(marker) ?? label) !== label)) return false;
  for (const [marker, label] of signs) labels.set(marker, label);
  return true;
}

/** The settings say what a sign means; the list's own word for it is what the document shows beside it. */
function withLabel(sign: LegendSign, labels: ReadonlyMap<string, string>): LegendSign {
  return { ...sign, label: labels.get(normalizeMarker(sign.marker)) ?? sign.label };
}

/** Runs of neighbouring lines of which each is a marker and a label, in the paragraphs and list items where a legend may stand. */
function findRuns(text: string, blocks: readonly Block[], firstEntry: number): readonly LegendRun[] {
  const runs: LegendRun[] = [];
  const reach = Math.min(firstEntry, REACH);
  let isTitled = false;
  for (let index = 0; index < blocks.length; index += 1) {
    const block = blocks[index];
    if (block?.kind === 'heading') isTitled = isLegendTitle(text.slice(block.contentStart, block.contentEnd));
    if (block?.kind !== 'paragraph' || (block.start >= reach && !isTitled)) continue;
    for (const run of paragraphRuns(text, block, isTitled)) addRun(text, runs, run);
  }
  return runs;
}

/** A paragraph of several lines is a run of its own: entries may follow it that look like it. */
function addRun(text: string, runs: LegendRun[], run: LegendRun): void {
  const last = runs.at(-1);
  if (last?.isLoose === true && run.isLoose && isNext(text, last, run)) last.lines.push(...run.lines);
  else runs.push(run);
}

function paragraphRuns(text: string, paragraph: Block, isTitled: boolean): LegendRun[] {
  const runs: LegendRun[] = [];
  for (const line of legendLines(text, paragraph)) {
    const last = runs.at(-1);
    const next = { lines: [line], isLoose: line.span.end === paragraph.end, isTitled };
    if (last === undefined) runs.push({ ...next, isLoose: next.isLoose && line.span.start === paragraph.start });
    else if (isNext(text, last, next)) last.lines.push(line);
    else runs.push({ ...next, isLoose: false });
  }
  return runs;
}

/** Whether nothing but bullets, quote markers and blanks stands between the two. */
function isNext(text: string, before: LegendRun, after: LegendRun): boolean {
  return /^[-*+>\s]*$/.test(text.slice(before.lines.at(-1)?.span.end, after.lines[0]?.span.start));
}

/** Whether a heading of this text, as Markdown has it, says that a legend stands under it. */
export function isLegendTitle(title: string): boolean {
  if (title.length > LONGEST_TITLE || !LEGEND_WORD.test(title)) return false;
  return categoryNames(title.replace(/[:：]\s*$/, '').trim()).some((name) => LEGEND_TITLE.test(name));
}

function legendLines(text: string, paragraph: Block): LegendLine[] {
  const lines: LegendLine[] = [];
  const each = /[^\n\r]+/g;
  each.lastIndex = paragraph.start;
  const end = Math.min(paragraph.end, paragraph.start + REACH);
  for (let match = each.exec(text); match !== null && match.index < end; match = each.exec(text)) {
    const line = readLegendLine(text, trimSpan(text, match.index, Math.min(paragraph.end, match.index + match[0].length)));
    if (line !== undefined) lines.push(line);
  }
  return lines;
}

/** `⬜ 已泛读`, `-:x: 未阅读`, `> ✅ = Read`: a marker and a short label, with or without a bullet or quote before and a sign between. */
function readLegendLine(text: string, line: Span): LegendLine | undefined {
  const isPrefixed = text.charCodeAt(line.start) === 0x2d || text.charCodeAt(line.start) === 0x3e;
  const start = isPrefixed ? trimSpan(text, line.start + 1, line.end).start : line.start;
  const marker = findMarkerAt(text, start);
  if (marker === undefined) return undefined;
  const label = htmlText(text.slice(start + marker.length, line.end).replace(/^\s*[=:：\-–—→]*\s*/u, ''));
  return label === '' || cellsOf(label) > LONGEST_LABEL ? undefined : { span: line, marker, label };
}

function isLegendRun({ lines, isTitled }: LegendRun): boolean {
  const markers = new Set(lines.map(({ marker }) => normalizeMarker(marker)));
  return (
    lines.length > 1 && markers.size === lines.length && (isTitled || lines.some(({ label }) => findStatusByWord(label) !== undefined))
  );
}

/** A label that is no known word makes a custom status of that name. */
function signOfLine({ marker, label }: LegendLine): LegendSign {
  return { carrier: 'sign', marker, label, status: findStatusByWord(label) ?? label, origin: 'document' };
}

function distinctSigns(signs: readonly LegendSign[]): LegendSign[] {
  const seen = new Set<string>();
  return signs.filter(({ marker, carrier }) => {
    const name = `${carrier} ${normalizeMarker(marker)}`;
    return !seen.has(name) && seen.add(name);
  });
}

/** Terminal cells, roughly: two for what is CJK or an emoji. */
function cellsOf(label: string): number {
  return [...label].reduce((cells, char) => cells + ((char.codePointAt(0) ?? 0) >= 0x1100 ? 2 : 1), 0);
}
