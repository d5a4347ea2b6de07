import type { Entry } from '../model/paper.ts';
import type { SourceDocument } from '../text/source-document.ts';
import type { TextEdit } from '../text/text-edit.ts';

/** A line is an entry by its sign alone, so the sign can be replaced but not taken away. */
export function lineMarkEdits(_source: SourceDocument, entry: Entry, marker: string | undefined): readonly TextEdit[] | undefined {
  const old = entry.parts.marker;
  return old === undefined || marker === undefined ? undefined : [{ span: old, newText: marker }];
}
