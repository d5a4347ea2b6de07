import type { Entry } from '../../src/model/paper.ts';
import type { Span } from '../../src/text/span.ts';

/** A text with the spans that its annotations name. */
export interface Annotated {
  readonly text: string;
  /** In the order in which they start. */
  readonly spans: readonly (readonly [name: string, span: Span])[];
}

/** Reads `… «marker:⬜» …`: the text without the annotations, and where each stood. They may be nested. */
export function parseAnnotated(annotated: string): Annotated {
  let text = '';
  const spans: [string, Span][] = [];
  const open: { readonly name: string; readonly start: number; readonly order: number }[] = [];
  for (const [piece, name] of annotated.matchAll(/«([a-z]+):|»|[^«»]+/g)) {
    if (name !== undefined) {
      open.push({ name, start: text.length, order: spans.length });
      spans.push([name, { start: text.length, end: text.length }]);
    } else if (piece === '»') {
      const last = open.pop();
      if (last !== undefined) spans[last.order] = [last.name, { start: last.start, end: text.length }];
    } else {
      text += piece;
    }
  }
  return { text, spans };
}

/** The spans of a list's entries and their parts, named as annotations name them, in the order in which they start. */
export function spansOf(entries: readonly Entry[]): Annotated['spans'] {
  return entries.flatMap(({ span, parts }) => {
    const named: [string, Span | undefined][] = [
      ['entry', span],
      ['marker', parts.marker],
      ['title', parts.title],
      ['url', parts.url],
      ['note', parts.note],
    ];
    return named
      .flatMap(([name, part]) => (part === undefined ? [] : [[name, part] as const]))
      .sort(([, one], [, other]) => one.start - other.start || other.end - one.end);
  });
}
