import { htmlText } from '../markdown/html-tags.ts';
import type { Block } from '../markdown/outline.ts';
import { COMMON_SIGNS, createLegend, type Legend, type LegendSign } from '../model/legend.ts';
import { findMarkerAt, normalizeMarker } from '../model/marker.ts';
import { findStatusByWord } from '../model/status.ts';
import { trimSpan, type Span } from '../text/span.ts';

/** The longest label, in terminal cells: a longer text after a marker is a title. */
const LONGEST_LABEL = 12;

/** Titles of headings under which a legend stands anywhere in the document, lower case. */
const LEGEND_TITLES: ReadonlySet<string> = new Set(
  'legend key keys status statuses symbol symbols marker markers 图例 标记 状态 说明 符号 凡例 범례'.split(' '),
);

interface LegendLine {
  readonly span: Span;
  readonly marker: string;
  readonly label: string;
}

/**
 * The list's legend: signs the settings give, then those of each run of lines (or list items) that shows one.
 * A run stands before `firstEntry` (an offset) or under a heading that says so; it has at least two lines, each a marker
 * of its own and a label, and at least one label is a known word for a status. A list that explains no sign has the common ones.
 */
export function parseLegend(text: string, blocks: readonly Block[], firstEntry: number, settings: readonly LegendSign[]): Legend {
  const runs = findRuns(text, blocks, firstEntry).filter(isLegendRun);
  const shown = runs.flat().map(signOfLine);
  const own = distinctSigns([...settings, ...shown]);
  const spans = runs.map((run) => ({ start: run[0]?.span.start ?? 0, end: run.at(-1)?.span.end ?? 0 }));
  return createLegend(own.length > 0 ? own : COMMON_SIGNS, spans);
}

/** Runs of neighbouring lines of which each is a marker and a label, in the paragraphs and list items where a legend may stand. */
function findRuns(text: string, blocks: readonly Block[], firstEntry: number): readonly LegendLine[][] {
  const runs: LegendLine[][] = [];
  let underLegendHeading = false;
  let previousEnd = -1;
  for (const block of blocks) {
    if (block.kind === 'heading') underLegendHeading = isLegendTitle(text.slice(block.contentStart, block.contentEnd));
    if (block.start >= firstEntry && !underLegendHeading) continue;
    if (block.kind !== 'paragraph') continue;
    for (const line of legendLines(text, block)) {
      const isNext = text.slice(previousEnd, line.span.start).replace(/[-*+>\s]/g, '') === '';
      if (previousEnd !== -1 && isNext) runs.at(-1)?.push(line);
      else runs.push([line]);
      previousEnd = line.span.end;
    }
  }
  return runs;
}

function isLegendTitle(title: string): boolean {
  return title.length < 20 && LEGEND_TITLES.has(title.replace(/[:：]\s*$/, '').trim().toLowerCase());
}

function legendLines(text: string, paragraph: Block): LegendLine[] {
  const lines: LegendLine[] = [];
  const each = /[^\n\r]+/g;
  each.lastIndex = paragraph.start;
  for (let match = each.exec(text); match !== null && match.index < paragraph.end; match = each.exec(text)) {
    const line = readLegendLine(text, trimSpan(text, match.index, Math.min(paragraph.end, match.index + match[0].length)));
    if (line !== undefined) lines.push(line);
  }
  return lines;
}

/** `⬜ 已泛读`, `-:x: 未阅读`, `✅ = Read`: a marker and a short label, with or without a bullet before and a sign between. */
function readLegendLine(text: string, line: Span): LegendLine | undefined {
  const start = text.charCodeAt(line.start) === 0x2d ? trimSpan(text, line.start + 1, line.end).start : line.start;
  const marker = findMarkerAt(text, start);
  if (marker === undefined) return undefined;
  const label = htmlText(text.slice(start + marker.length, line.end).replace(/^\s*[=:：\-–—→]*\s*/u, ''));
  return label === '' || cellsOf(label) > LONGEST_LABEL ? undefined : { span: line, marker, label };
}

function isLegendRun(run: readonly LegendLine[]): boolean {
  const markers = new Set(run.map(({ marker }) => normalizeMarker(marker)));
  return run.length > 1 && markers.size === run.length && run.some(({ label }) => findStatusByWord(label) !== undefined);
}

/** A label that is no known word makes a custom status of that name. */
function signOfLine({ marker, label }: LegendLine): LegendSign {
  return { marker, label, status: findStatusByWord(label) ?? label, origin: 'document' };
}

function distinctSigns(signs: readonly LegendSign[]): LegendSign[] {
  const seen = new Set<string>();
  return signs.filter(({ marker }) => {
    const name = normalizeMarker(marker);
    return !seen.has(name) && seen.add(name);
  });
}

/** Terminal cells, roughly: two for what is CJK or an emoji. */
function cellsOf(label: string): number {
  return [...label].reduce((cells, char) => cells + ((char.codePointAt(0) ?? 0) >= 0x1100 ? 2 : 1), 0);
}
