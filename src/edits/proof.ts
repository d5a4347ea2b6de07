import { isOwnSign } from '../model/legend.ts';
import type { Entry, Paper } from '../model/paper.ts';
import type { PaperList } from '../model/paper-list.ts';
import { sliceSpan, type Span } from '../text/span.ts';
import { applyEdits, invertEdits, type TextEdit } from '../text/text-edit.ts';
import type { Change, ExpectedCategory, ExpectedEntry } from './change.ts';
import { wakesBlock } from './torn-entries.ts';

/**
 * Why `after`, the list read again from the edited text, is not what `change` meant; undefined when it is.
 * The papers must be those expected; entries that were to stay the same string are; the categories and the
 * legend are as before unless `change.categories` says what they became, and so is, but for blanks, all text outside of entries;
 * and taking the edits back gives the old text.
 */
export function findFlaw(before: PaperList, after: PaperList, change: Change): string | undefined {
  const { text } = before.source;
  if (applyEdits(after.source.text, invertEdits(text, change.edits)) !== text) return 'the edits cannot be taken back';
  if (after.entries.length !== change.expected.length) {
    return `${change.expected.length} papers were expected, ${after.entries.length} came`;
  }
  if (categoryNames(after.categories) !== categoryNames(change.categories ?? before.categories)) return 'the headings changed';
  if (change.frontMatter === undefined && legendText(after) !== legendText(before)) return 'the legend changed';
  if (change.categories === undefined && textBetween(after, change.frontMatter?.after) !== expectedBetween(before, change))
    return 'text between the papers would change';
  if (wakesBlock(before, change.edits)) return 'text right below a paper would be read as something else';
  return findEntryFlaw(after, change.expected);
}

/**
 * What `edits`, which lead from `before` to `after`, do to papers they do not touch; undefined when those all stay. For edits
 * whose meaning is not known any more, such as those that take an old write back.
 */
export function findDamage(before: PaperList, after: PaperList, edits: readonly TextEdit[]): string | undefined {
  const had = untouchedEntries(before, edits);
  const has = untouchedEntries(after, invertEdits(before.source.text, edits));
  for (let index = 0; index < Math.max(had.length, has.length); index += 1) {
    const [one, other] = [had[index], has[index]];
    if (one === undefined || other === undefined) return `“${(one ?? other)?.paper.title ?? ''}” would come or go`;
    const isSame =
      hasText(after, other, sliceSpan(before.source.text, one.span)) && differingField(other.paper, one.paper, COMPARED) === undefined;
    if (!isSame) return `“${one.paper.title}” would not stay as it is`;
  }
  return undefined;
}

function untouchedEntries({ source, entries }: PaperList, edits: readonly TextEdit[]): readonly Entry[] {
  return entries.filter(({ span }) => !edits.some((edit) => touches(source.text, edit, span)));
}

/** Where an edit within a line stands right beside an entry, such as one that adds a sign after it, it is the entry's: taken back, it is within. */
function touches(text: string, { span, newText }: TextEdit, entry: Span): boolean {
  if (span.start < entry.end && span.end > entry.start) return true;
  return span.start <= entry.end && span.end >= entry.start && !/[\n\r]/.test(newText + sliceSpan(text, span));
}

/** A new heading and the head of a column are the only text that an operation writes outside of entries. */
function expectedBetween(before: PaperList, { between, frontMatter }: Change): string {
  return between ?? textBetween(before, frontMatter?.before);
}

/** All from `start` on that stands outside of entries, in order, blanks left out. */
function textBetween({ source, entries }: PaperList, start = 0): string {
  let text = '';
  let from = start;
  for (const { span } of entries) {
    text += source.text.slice(from, span.start);
    from = span.end;
  }
  return (text + source.text.slice(from)).replace(/\s+/g, '');
}

/** Ids need not be compared: they follow from the titles and links of all papers, and those are. */
function findEntryFlaw(after: PaperList, expected: readonly ExpectedEntry[]): string | undefined {
  for (const [index, entry] of after.entries.entries()) {
    const wanted = expected[index];
    if (wanted === undefined) return 'a paper came that was not expected';
    const field = differingField(entry.paper, wanted.paper, wanted.venueMayChange === true ? ESSENTIAL : COMPARED);
    if (field !== undefined) return `“${wanted.paper.title}” would have another ${field}`;
    if (wanted.text !== undefined && !hasText(after, entry, wanted.text)) return `the text of “${wanted.paper.title}” would change`;
  }
  return undefined;
}

const ESSENTIAL = ['title', 'url', 'status', 'note'] as const;
const COMPARED = [...ESSENTIAL, 'venue', 'year'] as const;

function differingField(paper: Paper, wanted: ExpectedEntry['paper'], fields: readonly (typeof COMPARED)[number][]): string | undefined {
  if (paper.category.join('\n') !== wanted.category.join('\n')) return 'category';
  return fields.find((field) => paper[field] !== wanted[field]);
}

function hasText({ source }: PaperList, { span }: Entry, text: string): boolean {
  return sliceSpan(source.text, span) === text;
}

function categoryNames(categories: readonly ExpectedCategory[]): string {
  // Labels come and go with the entries they group.
  const headings = categories.filter(({ kind }) => kind === 'heading');
  return headings.map(({ path, depth }) => JSON.stringify([depth, ...path])).join('\n');
}

function legendText({ legend }: PaperList): string {
  return legend.signs
    .filter(isOwnSign)
    .map(({ marker, status, label }) => `${marker} ${status} ${label}`)
    .join('\n');
}
