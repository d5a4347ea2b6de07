import type { Entry } from '../model/paper.ts';
import type { StatusSign } from '../model/status-sign.ts';
import type { SourceDocument } from '../text/source-document.ts';
import type { TextEdit } from '../text/text-edit.ts';

/** A sign stands first on its line. */
export function lineMarkEdits(source: SourceDocument, entry: Entry, sign: StatusSign | undefined): readonly TextEdit[] | undefined {
  const old = entry.parts.marker;
  if (old !== undefined && sign !== undefined) return [{ span: old, newText: sign.marker }];
  if (old === undefined)
    return sign === undefined ? [] : [{ span: { start: entry.span.start, end: entry.span.start }, newText: `${sign.marker} ` }];
  const blanks = /^[ \t]*/.exec(source.text.slice(old.end, entry.span.end))?.[0].length ?? 0;
  return [{ span: { start: old.start, end: old.end + blanks }, newText: '' }];
}
