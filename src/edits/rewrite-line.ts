import { WRITERS } from '../dialects/writers.ts';
import type { Entry, Paper } from '../model/paper.ts';
import type { PaperList } from '../model/paper-list.ts';
import type { TextEdit } from '../text/text-edit.ts';
import { blankLinesAfter, countLines, wholeLines } from './blank-lines.ts';
import { signOf } from './signs.ts';
import { mannerOf, placeOf } from './manner.ts';

/**
 * The line as a details entry that says what `paper` says, where the list has such; undefined where it has none, or the line
 * holds more than that could say.
 */
export function rewriteAsDetails(
  list: PaperList,
  entry: Entry,
  { title, url, note }: Pick<Paper, 'title' | 'url' | 'note'>,
): readonly TextEdit[] | undefined {
  const manner = mannerOf(list, 'details', placeOf(entry));
  if (entry.dialect !== 'line' || manner.siblings.length === 0 || !WRITERS.line.isPlain(list.source, entry)) return undefined;
  const text = WRITERS.details.renderEntry({ title, url, sign: signOf(entry), note }, manner);
  if (text === undefined) return undefined;
  // What follows on the very next line would be swallowed by the HTML.
  const after = blankLinesAfter(list.source, wholeLines(list.source, entry.span).end);
  const needsGap = after.end < list.source.text.length && countLines(list.source, after) === 0;
  return [{ span: entry.span, newText: needsGap ? text + list.source.eol : text }];
}
