import type { Entry } from '../model/paper.ts';
import type { StatusSign } from '../model/status-sign.ts';
import type { SourceDocument } from '../text/source-document.ts';
import type { Span } from '../text/span.ts';
import type { TextEdit } from '../text/text-edit.ts';
import { headingContent } from './heading-lead.ts';

/** Replaces the sign in the heading, before its title or after all of it, takes it away, or puts one there. */
export function headingMarkEdits(source: SourceDocument, entry: Entry, sign: StatusSign | undefined): readonly TextEdit[] | undefined {
  const { marker } = entry.parts;
  if (marker === undefined) return sign === undefined ? [] : addSign(source, entry, sign);
  if (entry.carrier === 'strike') return undefined;
  if (sign !== undefined && sign.carrier === entry.carrier) return [{ span: marker, newText: sign.marker }];
  const removal = { span: withBlanks(source, entry, marker), newText: '' };
  const addition = sign === undefined ? [] : addSign(source, entry, sign);
  return addition && [...addition, removal];
}

/** The sign with the blanks between it and the title. */
function withBlanks({ text }: SourceDocument, { carrier, span, parts }: Entry, { start, end }: Span): Span {
  if (carrier === 'trailing') return { start: start - (/[ \t]*$/.exec(text.slice(parts.title.start, start))?.[0].length ?? 0), end };
  return { start, end: end + (/^[ \t]*/.exec(text.slice(end, span.end))?.[0].length ?? 0) };
}

function addSign(source: SourceDocument, entry: Entry, { carrier, marker }: StatusSign): readonly TextEdit[] | undefined {
  const { start, end } = headingContent(source, entry);
  if (carrier === 'sign') return [{ span: { start, end: start }, newText: `${marker} ` }];
  return carrier === 'trailing' ? [{ span: { start: end, end }, newText: ` ${marker}` }] : undefined;
}
