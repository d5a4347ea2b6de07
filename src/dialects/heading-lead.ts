import type { Entry } from '../model/paper.ts';
import type { SourceDocument } from '../text/source-document.ts';
import { sliceSpan, trimSpan, type Span } from '../text/span.ts';

/** Where the text of the entry's heading starts and ends. */
export function headingContent({ text }: SourceDocument, { span, parts }: Pick<Entry, 'span' | 'parts'>): Span {
  const marks = /^#{1,6}(?:[ \t]+|$)/.exec(text.slice(span.start, span.start + 40))?.[0].length ?? 0;
  const start = span.start + marks;
  const lineEnd = /[\n\r]|$/.exec(text.slice(parts.title.end, span.end))?.index ?? 0;
  const line = trimSpan(text, start, parts.title.end + lineEnd);
  const closing = marks === 0 ? 0 : (/[ \t]+#+$/.exec(sliceSpan(text, line))?.[0].length ?? 0);
  return { start, end: line.end - closing };
}
