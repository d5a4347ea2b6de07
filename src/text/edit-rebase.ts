import { sortEdits, type TextEdit } from './text-edit.ts';

/** How much of the text around an edit is kept to find its place again, in UTF-16 units on either side. */
const CONTEXT_LENGTH = 80;

/** The text right before and right after an edit's span. */
export interface EditContext {
  readonly before: string;
  readonly after: string;
}

/**
 * `edits`, made for a text, as they are for that text after `later` was applied to it;
 * undefined when an edit of both touches the same characters.
 */
export function rebaseEdits(edits: readonly TextEdit[], later: readonly TextEdit[]): TextEdit[] | undefined {
  const rebased: TextEdit[] = [];
  for (const { span, newText } of edits) {
    let shift = 0;
    for (const other of later) {
      const isBefore = other.span.end <= span.start && other.span.start < Math.max(span.start, span.end);
      const isAfter = other.span.start >= span.end;
      if (!isBefore && !isAfter) return undefined;
      if (isBefore) shift += other.newText.length - (other.span.end - other.span.start);
    }
    rebased.push({ span: { start: span.start + shift, end: span.end + shift }, newText });
  }
  return rebased;
}

/** What stands around each edit in `text`, the text the edits are for; in the order of `sortEdits`. */
export function editContexts(text: string, edits: readonly TextEdit[]): EditContext[] {
  return sortEdits(edits, text.length).map(({ span }) => ({
    before: text.slice(Math.max(0, span.start - CONTEXT_LENGTH), span.start),
    after: text.slice(span.end, span.end + CONTEXT_LENGTH),
  }));
}

/**
 * The edits at the places in `text` where what they replace stands between the same contexts, each found exactly once and in the
 * same order; undefined otherwise. `replaced[i]` is what the i-th edit replaces.
 */
export function placeEdits(text: string, edits: readonly TextEdit[], replaced: readonly string[], contexts: readonly EditContext[]): TextEdit[] | undefined {
  const placed: TextEdit[] = [];
  let from = 0;
  for (const [index, { newText }] of edits.entries()) {
    const context = contexts[index];
    const old = replaced[index];
    if (context === undefined || old === undefined) return undefined;
    const start = findOnce(text, context.before + old + context.after);
    if (start === undefined || start + context.before.length < from) return undefined;
    const span = { start: start + context.before.length, end: start + context.before.length + old.length };
    placed.push({ span, newText });
    from = span.end;
  }
  return placed;
}

function findOnce(text: string, wanted: string): number | undefined {
  const at = text.indexOf(wanted);
  return at === -1 || text.indexOf(wanted, at + 1) !== -1 ? undefined : at;
}
