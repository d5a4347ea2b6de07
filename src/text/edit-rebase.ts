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
 * same order; undefined otherwise. `replaced[i]` is what the i-th edit replaces. Where other lines came near, the context is made
 * smaller line by line, down to the line of the edit itself.
 */
export function placeEdits(
  text: string,
  edits: readonly TextEdit[],
  replaced: readonly string[],
  contexts: readonly EditContext[],
): TextEdit[] | undefined {
  const placed: TextEdit[] = [];
  let from = 0;
  for (const [index, { newText }] of edits.entries()) {
    const context = contexts[index];
    const old = replaced[index];
    const start = context === undefined || old === undefined ? undefined : findPlace(text, old, context);
    if (old === undefined || start === undefined || start < from) return undefined;
    placed.push({ span: { start, end: start + old.length }, newText });
    from = start + old.length;
  }
  return placed;
}

/** Where `old` begins; undefined where no context is there, or one is there twice. */
function findPlace(text: string, old: string, context: EditContext): number | undefined {
  for (const { before, after } of [context, ...smallerContexts(context)]) {
    const wanted = before + old + after;
    const at = text.indexOf(wanted);
    if (at !== -1) return text.indexOf(wanted, at + 1) === -1 ? at + before.length : undefined;
  }
  return undefined;
}

/** A context says too little with fewer characters than these: it could be that of something else. */
const LEAST_CONTEXT = 20;

/** Fewer and fewer lines around the edit, on both sides alike. */
function smallerContexts({ before, after }: EditContext): readonly EditContext[] {
  const linesBefore = before.match(LINE) ?? [];
  const linesAfter = after.match(LINE) ?? [];
  const most = Math.max(linesBefore.length, linesAfter.length) - 1;
  return Array.from({ length: Math.max(0, most) }, (_, index) => most - index)
    .map((count) => ({ before: linesBefore.slice(-count).join(''), after: linesAfter.slice(0, count).join('') }))
    .filter((context) => (context.before + context.after).replace(/\s+/g, '').length >= LEAST_CONTEXT);
}

const LINE = /[^\n]*\n|[^\n]+$/g;
