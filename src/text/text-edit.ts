import type { Span } from './span.ts';

/** Replace what `span` covers by `newText`; an insertion has an empty span. Offsets are those of the text before any edit. */
export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
}

/**
 * The text after all edits, which refer to one snapshot and may come in any order.
 * Insertions at one place keep their order, and come before a replacement that starts there.
 * @throws RangeError when edits overlap or lie outside the text: a bug of the caller.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let copied = 0;
  for (const { span, newText } of sortEdits(edits, text.length)) {
    result += text.slice(copied, span.start) + newText;
    copied = span.end;
  }
  return result + text.slice(copied);
}

/** The edits that lead from the edited text back to `text`. */
export function invertEdits(text: string, edits: readonly TextEdit[]): TextEdit[] {
  let shift = 0;
  return sortEdits(edits, text.length).map(({ span, newText }) => {
    const start = span.start + shift;
    shift += newText.length - (span.end - span.start);
    return { span: { start, end: start + newText.length }, newText: text.slice(span.start, span.end) };
  });
}

/**
 * One list of edits that does to `text` what `first` and then `second` (whose offsets are those of the text after `first`) do.
 * Each result edit covers a stretch in which edits of both touch; text between the stretches is not part of any edit.
 */
export function composeEdits(text: string, first: readonly TextEdit[], second: readonly TextEdit[]): TextEdit[] {
  const middle = applyEdits(text, first);
  const back = invertEdits(text, first);
  const forth = sortEdits(second, middle.length);
  const stretches = mergeSpans([...back, ...forth].map((edit) => edit.span));
  let shift = 0;
  return stretches.map((stretch) => {
    const start = stretch.start + shift;
    const inside = back.filter((edit) => isWithin(edit.span, stretch));
    shift += growth(inside);
    const newText = applyEdits(
      middle.slice(stretch.start, stretch.end),
      forth.filter((edit) => isWithin(edit.span, stretch)).map((edit) => moveEdit(edit, -stretch.start)),
    );
    return { span: { start, end: stretch.end + shift }, newText };
  });
}

/** Edits in file order. @throws RangeError when they overlap or leave `[0, length]`. */
export function sortEdits(edits: readonly TextEdit[], length: number): TextEdit[] {
  const sorted = edits
    .map((edit, order) => ({ edit, order }))
    .sort((a, b) => a.edit.span.start - b.edit.span.start || a.edit.span.end - b.edit.span.end || a.order - b.order)
    .map(({ edit }) => edit);
  let end = 0;
  for (const { span } of sorted) {
    if (span.start < end || span.end < span.start || span.end > length) {
      throw new RangeError(`edit [${span.start}, ${span.end}) overlaps an earlier one or leaves the text`);
    }
    end = span.end;
  }
  return sorted;
}

function moveEdit({ span, newText }: TextEdit, by: number): TextEdit {
  return { span: { start: span.start + by, end: span.end + by }, newText };
}

function growth(edits: readonly TextEdit[]): number {
  return edits.reduce((sum, { span, newText }) => sum + newText.length - (span.end - span.start), 0);
}

function isWithin(inner: Span, outer: Span): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}

/** Spans that touch or overlap joined into one. */
function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const last = merged.at(-1);
    if (last !== undefined && span.start <= last.end) merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else merged.push(span);
  }
  return merged;
}
