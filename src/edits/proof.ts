import { assignIds } from '../model/paper-id.ts';
import type { Entry, Paper } from '../model/paper.ts';
import type { PaperList } from '../model/paper-list.ts';
import { sliceSpan } from '../text/span.ts';
import { applyEdits, invertEdits } from '../text/text-edit.ts';
import type { Change, ExpectedEntry } from './change.ts';

/**
 * Why `after`, the list read again from the edited text, is not what `change` meant; undefined when it is.
 * The papers must be those expected, ids derived anew; entries that were to stay the same string are; the categories and the
 * legend are as before unless `categories` says what they became; and taking the edits back gives the old text.
 */
export function findFlaw(before: PaperList, after: PaperList, change: Change, categories?: readonly string[]): string | undefined {
  const { text } = before.source;
  if (applyEdits(after.source.text, invertEdits(text, change.edits)) !== text) return 'the edits cannot be taken back';
  if (after.entries.length !== change.expected.length) {
    return `${change.expected.length} papers were expected, ${after.entries.length} came`;
  }
  const wanted = categories ?? categoryNames(before);
  if (categoryNames(after).join('\n') !== wanted.join('\n')) return 'the headings changed';
  if (legendText(after) !== legendText(before)) return 'the legend changed';
  return findEntryFlaw(after, change.expected);
}

function findEntryFlaw(after: PaperList, expected: readonly ExpectedEntry[]): string | undefined {
  const ids = assignIds(expected.map(({ paper }) => paper));
  for (const [index, entry] of after.entries.entries()) {
    const wanted = expected[index];
    if (wanted === undefined) return 'a paper came that was not expected';
    const field = differingField(entry.paper, { ...wanted.paper, id: ids[index] ?? '' });
    if (field !== undefined) return `“${wanted.paper.title}” would have another ${field}`;
    if (wanted.text !== undefined && !hasText(after, entry, wanted.text)) return `the text of “${wanted.paper.title}” would change`;
  }
  return undefined;
}

const COMPARED = ['id', 'title', 'url', 'status', 'venue', 'year', 'note'] as const;

function differingField(paper: Paper, wanted: Paper): string | undefined {
  if (paper.category.join('\n') !== wanted.category.join('\n')) return 'category';
  return COMPARED.find((field) => paper[field] !== wanted[field]);
}

function hasText({ source }: PaperList, { span }: Entry, text: string): boolean {
  return sliceSpan(source.text, span) === text;
}

function categoryNames({ categories }: PaperList): string[] {
  return categories.map(({ path, depth }) => `${depth} ${path.join(' / ')}`);
}

function legendText({ legend }: PaperList): string {
  return legend.signs.map(({ marker, status, label }) => `${marker} ${status} ${label}`).join('\n');
}
