import type { Painter } from '../commands/painter.ts';
import { findBlockElement, findInlineElement } from './note-elements.ts';
import { wrapRuns, type PaintedLine, type Run } from './note-runs.ts';
import { NoteText } from './note-text.ts';
import type { NoteTag, NoteToken } from './note-token.ts';

/** A table as a whole: all that stands between its tags. */
export interface TableToken {
  readonly kind: 'table';
  readonly tokens: readonly NoteToken[];
}

interface Cell {
  readonly runs: readonly Run[];
  readonly heads: boolean;
}

/** A column does not get narrower than this, in cells; if that is too wide still, a row is written as running text. */
const NARROWEST = 8;
const SEPARATOR = ' │ ';

/**
 * `tokens` with those of each table taken together. A table ends at the latest where what Markdown opened around it does;
 * one inside another belongs to it.
 */
export function* groupTables(tokens: Iterable<NoteToken>): Generator<NoteToken | TableToken> {
  let table: OpenTable | undefined;
  for (const token of tokens) {
    if (table === undefined) {
      if (token.kind !== 'open' || token.tag !== 'table') yield token;
      else table = { tokens: [], openMarkdown: 0, openTables: 0 };
    } else if (endsTable(table, token)) {
      yield { kind: 'table', tokens: table.tokens };
      if (token.tag !== 'table') yield token;
      table = undefined;
    } else addToTable(table, token);
  }
  if (table !== undefined) yield { kind: 'table', tokens: table.tokens };
}

/** A table whose end has not come yet, and what is open inside it. */
interface OpenTable {
  readonly tokens: NoteToken[];
  openMarkdown: number;
  openTables: number;
}

function endsTable({ openMarkdown, openTables }: OpenTable, token: NoteToken): token is Extract<NoteToken, { kind: 'close' }> {
  if (token.kind !== 'close') return false;
  return token.tag === 'table' ? openTables === 0 : !token.fromHtml && openMarkdown === 0;
}

function addToTable(table: OpenTable, token: NoteToken): void {
  table.tokens.push(token);
  if (token.kind !== 'open' && token.kind !== 'close') return;
  const step = token.kind === 'open' ? 1 : -1;
  if (token.tag === 'table') table.openTables += step;
  if (!token.fromHtml) table.openMarkdown += step;
}

/**
 * The table that `tokens` (those inside `<table>`) make up, in lines of at most `width` cells. Its cells wrap; in them,
 * blocks run together. Text outside of cells comes first.
 */
export function tableLines(tokens: readonly NoteToken[], width: number, painter: Painter): string[] {
  const { rows, outside } = readTable(tokens, painter);
  const before = wrapRuns(outside, width).map((line) => line.text);
  const count = Math.max(0, ...rows.map((row) => row.length));
  const widths = columnWidths(rows, count, width - SEPARATOR.length * (count - 1));
  if (widths === undefined) return [...before, ...rows.flatMap((row) => runningRow(row, width, painter))];
  const [head, ...body] = rows.map((row) => rowLines(row, widths, painter));
  const ruled = rows[0]?.every((cell) => cell.heads) === true ? [painter.dim(rule(widths))] : [];
  return [...before, ...(head ?? []), ...ruled, ...body.flat()];
}

function readTable(tokens: readonly NoteToken[], painter: Painter): { rows: Cell[][]; outside: Run[] } {
  const rows: Cell[][] = [];
  const outside: Run[] = [];
  const text = new NoteText(painter.link);
  let heads: boolean | undefined;
  const endCell = (): void => {
    text.closeTo(0);
    if (heads === undefined) outside.push(...text.take());
    else rows.at(-1)?.push({ runs: text.take(), heads });
    heads = undefined;
  };
  for (const token of tokens) {
    const part = partOf(token);
    if (part === undefined) addInline(text, token, painter);
    else endCell();
    if (part === undefined || token.kind !== 'open') continue;
    if (part === 'tr' || rows.length === 0) rows.push([]);
    if (part !== 'tr') heads = part === 'th';
    if (part === 'th') text.open(token, { paint: painter.bold });
  }
  endCell();
  return { rows: rows.filter((row) => row.length > 0), outside };
}

/** Which part of a table `token` begins or ends, if any. */
function partOf(token: NoteToken): 'tr' | 'td' | 'th' | undefined {
  const tag = token.kind === 'open' || token.kind === 'close' ? token.tag : '';
  return tag === 'tr' || tag === 'td' || tag === 'th' ? tag : undefined;
}

function addInline(text: NoteText, token: NoteToken, painter: Painter): void {
  if (token.kind === 'text') text.add(token.text.replaceAll(/\s+/g, ' '));
  else if (token.kind === 'break') text.add(' ');
  else if (token.kind === 'close') endElement(text, token);
  else if (token.kind === 'open') openElement(text, token, painter);
}

function openElement(text: NoteText, tag: NoteTag, painter: Painter): void {
  const inline = findInlineElement(tag.tag);
  if (inline !== undefined) text.open(tag, { ...inline, paint: inline.style && painter[inline.style] });
  else if (findBlockElement(tag.tag) !== undefined) text.add(tag.tag === 'li' ? ' - ' : ' ');
}

function endElement(text: NoteText, { tag, fromHtml }: { readonly tag: string; readonly fromHtml: boolean }): void {
  if (findInlineElement(tag) !== undefined) text.close(tag, fromHtml);
  else if (findBlockElement(tag) !== undefined) text.add(' ');
}

/** The widest columns give way to `width` cells in all; undefined if they cannot. */
function columnWidths(rows: readonly (readonly Cell[])[], count: number, width: number): number[] | undefined {
  const widths = Array.from({ length: count }, (_, index) =>
    Math.max(1, ...rows.map((row) => wrapRuns(row[index]?.runs ?? [], Infinity)[0]?.width ?? 0)),
  );
  // The limit that the columns over it would share evenly.
  const ascending = widths.toSorted((a, b) => a - b);
  let left = width;
  let limit = Infinity;
  ascending.forEach((wanted, index) => {
    const share = Math.floor(left / (count - index));
    if (wanted > share) limit = Math.min(limit, share);
    left -= Math.min(wanted, share);
  });
  return limit < NARROWEST ? undefined : widths.map((wanted) => Math.min(wanted, limit));
}

function rowLines(row: readonly Cell[], widths: readonly number[], painter: Painter): string[] {
  const cells = widths.map((width, index) => wrapRuns(row[index]?.runs ?? [], width));
  const height = Math.max(1, ...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) =>
    cells.map((lines, column) => padLine(lines[line], widths[column] ?? 0)).join(painter.dim(SEPARATOR)),
  );
}

function padLine(line: PaintedLine | undefined, width: number): string {
  return line === undefined ? ' '.repeat(width) : line.text + ' '.repeat(Math.max(0, width - line.width));
}

function rule(widths: readonly number[]): string {
  return widths.map((width) => '─'.repeat(width)).join('─┼─');
}

function runningRow(row: readonly Cell[], width: number, painter: Painter): string[] {
  const separator: Run = { text: SEPARATOR, paints: [painter.dim] };
  const runs = row.flatMap((cell, index) => (index === 0 ? cell.runs : [separator, ...cell.runs]));
  return wrapRuns(runs, width).map((line) => line.text);
}
