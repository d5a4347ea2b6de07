import type { Entry } from '../model/paper.ts';
import type { StatusSign } from '../model/status-sign.ts';
import type { SourceDocument } from '../text/source-document.ts';
import { withoutHardBreak } from '../text/hard-break.ts';
import type { Span } from '../text/span.ts';
import type { TextEdit } from '../text/text-edit.ts';

/** A sign stands first on its line, or last where the settings say so. */
export function lineMarkEdits(source: SourceDocument, entry: Entry, sign: StatusSign | undefined): readonly TextEdit[] | undefined {
  const old = entry.parts.marker;
  if (old === undefined) return sign === undefined ? [] : [newSign(source.text, entry, sign)];
  if (sign?.carrier === entry.carrier) return sign && [{ span: old, newText: sign.marker }];
  const removal = { span: withBlanks(source.text, old, entry), newText: '' };
  return sign === undefined ? [removal] : [newSign(source.text, entry, sign), removal];
}

/** The sign with the blanks between it and the title. */
function withBlanks(text: string, { start, end }: Span, entry: Entry): Span {
  if (entry.carrier !== 'trailing') return { start, end: end + (/^[ \t]*/.exec(text.slice(end, entry.span.end))?.[0].length ?? 0) };
  return { start: entry.span.start + text.slice(entry.span.start, start).trimEnd().length, end };
}

function newSign(text: string, { span }: Entry, { carrier, marker }: StatusSign): TextEdit {
  const { start, end } = withoutHardBreak(text, span);
  return carrier === 'trailing'
    ? { span: { start: end, end }, newText: ` ${marker}` }
    : { span: { start, end: start }, newText: `${marker} ` };
}
