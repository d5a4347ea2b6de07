import type { Painter } from '../../commands/painter.ts';
import type { Choice, Paragraph, PromptKey } from '../../commands/prompter.ts';
import { escapeControls } from '../../text/escape-text.ts';
import { textWidth, truncateToWidth, wrapToWidth } from '../text-width.ts';

/** What a question looks like at one moment. */
export interface View {
  readonly about: readonly Paragraph[];
  readonly label: string;
  readonly typed: string;
  /** UTF-16 offset into `typed`. */
  readonly cursor: number;
  readonly choices: readonly Pick<Choice<unknown>, 'label' | 'depth' | 'paint'>[];
  readonly selected: number;
  readonly keys: readonly { readonly key: PromptKey; readonly name: string }[];
}

/** Lines that fill no more than the window, and where the cursor stands, counted from 0. */
export interface Frame {
  readonly lines: readonly string[];
  readonly cursor: { readonly row: number; readonly column: number };
}

export interface WindowSize {
  readonly columns: number;
  readonly rows: number;
}

/** How many choices are shown at least before any line above them is. */
const FEWEST_CHOICES = 5;
const LOWEST_WITH_KEYS = 6;
const LOWEST_WITH_GAPS = 18;

/** Lays a question out in a window of any size; no line is wider than it, nor are there more lines than it has. */
export function layoutFrame(view: View, { columns, rows }: WindowSize, painter: Painter): Frame {
  const gap = rows >= LOWEST_WITH_GAPS ? [''] : [];
  const keys = rows >= LOWEST_WITH_KEYS ? [...gap, painter.dim(layoutKeys(view.keys, columns))] : [];
  const fewest = Math.min(view.choices.length, FEWEST_CHOICES);
  const about = view.about.flatMap((paragraph) => layoutParagraph(paragraph, columns));
  const above = about.slice(0, Math.max(0, rows - 1 - keys.length - gap.length - fewest));
  const head = above.length > 0 ? [...above, ...gap] : [];
  const input = layoutInput(view, columns, painter);
  const room = Math.max(0, rows - head.length - 1 - keys.length);
  const lines = [...head, input.line, ...layoutChoices(view, { columns, rows: room }, painter), ...keys];
  return { lines, cursor: { row: head.length, column: input.column } };
}

function layoutParagraph({ text, paint, lines = 1 }: Paragraph, columns: number): string[] {
  const wrapped = lines === 1 ? [escapeControls(text)] : wrapToWidth(escapeControls(text), columns);
  const kept = wrapped.slice(0, lines);
  if (wrapped.length > lines) kept[lines - 1] = `${kept[lines - 1] ?? ''} ${wrapped[lines] ?? ''}`;
  return kept.map((line) => paint(truncateToWidth(line, columns)));
}

/** The label and the end of what is typed before the cursor, which stays in the window. */
function layoutInput(
  { label, typed, cursor }: View,
  columns: number,
  painter: Painter,
): { readonly line: string; readonly column: number } {
  const wholeLabel = `${escapeControls(label)} `;
  const shownLabel = textWidth(wholeLabel) * 2 <= columns ? wholeLabel : '';
  const room = Math.max(1, columns - textWidth(shownLabel) - 1);
  const characters = [...escapeControls(typed.slice(0, cursor))].slice(-2 * room);
  while (textWidth(characters.join('')) > room) characters.shift();
  const before = characters.join('');
  const after = truncateToWidth(escapeControls(typed.slice(cursor)).slice(0, 2 * room), room - textWidth(before));
  const column = Math.min(columns - 1, textWidth(shownLabel) + textWidth(before));
  return { line: (shownLabel === '' ? '' : painter.bold(shownLabel)) + before + after, column };
}

/** As many choices around the selected one as there are rows; arrows show that there are more. */
function layoutChoices({ choices, selected }: View, { columns, rows }: WindowSize, painter: Painter): string[] {
  const from = Math.max(0, Math.min(selected - Math.floor(rows / 2), choices.length - rows));
  const shown = choices.slice(from, from + rows);
  return shown.map(({ label, depth, paint }, index) => {
    const isSelected = from + index === selected;
    const isMoreAbove = index === 0 && from > 0;
    const isMoreBelow = index === shown.length - 1 && from + rows < choices.length;
    const sign = isSelected ? '>' : isMoreAbove ? '↑' : isMoreBelow ? '↓' : ' ';
    const line = truncateToWidth(`${sign} ${'  '.repeat(depth)}${escapeControls(label)}`, columns);
    if (isSelected) return painter.accent(line);
    return paint === undefined ? line : paint(line);
  });
}

const KEY_NAMES: Readonly<Record<PromptKey, string>> = {
  tab: 'tab',
  'shift-tab': 'shift-tab',
  escape: 'esc',
  'ctrl-n': '^N',
  'ctrl-r': '^R',
};

/** As many keys as fit whole, the first first. */
function layoutKeys(keys: View['keys'], columns: number): string {
  let line = '';
  for (const { key, name } of keys) {
    const longer = `${line}${line === '' ? '' : '   '}${KEY_NAMES[key]} ${name}`;
    if (textWidth(longer) > columns) break;
    line = longer;
  }
  return line;
}
