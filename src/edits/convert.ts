import type { EntryDraft, Manner } from '../dialects/entry-writer.ts';
import { createSignReader } from '../dialects/common-signs.ts';
import { itemLead } from '../dialects/item-lead.ts';
import { rereadItem } from '../dialects/item-reread.ts';
import { MARKS } from '../dialects/marks.ts';
import { WRITERS } from '../dialects/writers.ts';
import { escapeInline } from '../markdown/inline-escape.ts';
import { isOwnSign } from '../model/legend.ts';
import type { DialectId, Entry } from '../model/paper.ts';
import { lineOf, type PaperList } from '../model/paper-list.ts';
import type { StatusSign } from '../model/status-sign.ts';
import { UNMARKED } from '../model/status.ts';
import type { SourceDocument } from '../text/source-document.ts';
import { indentLines } from '../text/indent.ts';
import { sliceSpan } from '../text/span.ts';
import type { TextEdit } from '../text/text-edit.ts';
import { blankLinesAfter, blankLinesBefore, countLines, isAloneOnItsLines, wholeLines } from './blank-lines.ts';
import { refuse, sameEntry, type Change, type Refusal } from './change.ts';
import { findLoss } from './convert-loss.ts';
import type { ConvertibleDialect } from './convertible.ts';
import { editedText } from './mark.ts';
import { leastGap, neighbourAfter, neighbourBefore, type Neighbour } from './neighbours.ts';
import { findWritableSign, type WritableSign } from './signs.ts';

/**
 * Writes each of `entries` that is not written so already as `to`, in its place. Title, link, status and note stay; what would lose anything else is
 * refused, each paper with what it would lose.
 */
export function convertChange(list: PaperList, entries: readonly Entry[], to: ConvertibleDialect): Change | Refusal {
  const { entries: counted } = list.settings;
  if (counted !== undefined && !counted.includes(to))
    return refuse(`in this list only ${counted.join(', ')} are papers`, `its front matter says so: add ${to} to papers.entries first`);
  const rewritten = new Map<Entry, string>();
  const losses: string[] = [];
  const target = { to, findManner: createMannerFinder(list, to) };
  for (const entry of entries.filter((each) => !isWrittenAs(list, each, to))) {
    const rewrite = rewriteEntry(list, entry, target);
    if (rewrite.kind === 'written') rewritten.set(entry, rewrite.text);
    else losses.push(`\n  ${entry.paper.id}  line ${lineOf(list, entry)}: ${rewrite.loss}  ${shorten(entry.paper.title)}`);
  }
  if (losses.length > 0) return refuseLosses(losses, to);
  return {
    kind: 'change',
    edits: withGaps(list, rewritten, to),
    expected: list.entries.map((entry) =>
      rewritten.has(entry) ? { paper: entry.paper, text: undefined, venueMayChange: true as const } : sameEntry(list, entry),
    ),
  };
}

/** Whether an entry is written so already; an item with a number is no bullet. */
export function isWrittenAs({ source }: PaperList, entry: Entry, to: ConvertibleDialect): boolean {
  if (entry.dialect !== to) return false;
  return to === 'details' || !/^\d/.test(itemLead(source, entry).bullet) || to === 'task';
}

type Rewritten = { readonly kind: 'written'; readonly text: string } | { readonly kind: 'lost'; readonly loss: string };

interface Target {
  readonly to: ConvertibleDialect;
  readonly findManner: (entry: Entry) => Manner;
}

/** What an entry takes after that is written as `to`: those of its category, else of the list, all in file order. */
function createMannerFinder({ source, entries }: PaperList, to: ConvertibleDialect): Target['findManner'] {
  const siblings = entries.filter(({ dialect }) => WRITERS[dialect] === WRITERS[to]);
  const known = new Map<string, readonly Entry[]>();
  return ({ span, paper }) => {
    const name = paper.category.join('\n');
    const near = known.get(name) ?? siblings.filter((each) => each.paper.category.join('\n') === name);
    known.set(name, near);
    return { source, offset: span.start, near, siblings };
  };
}

function rewriteEntry(list: PaperList, entry: Entry, { to, findManner }: Target): Rewritten {
  if (!isAloneOnItsLines(list.source, entry.span)) return lost('it shares a line with other text');
  const sign = findSign(list, entry, to);
  if (sign === undefined)
    return lost(`its status ${entry.paper.status}, which ${to === 'task' ? 'a checkbox cannot say' : 'has no sign here'}`);
  if (WRITERS[entry.dialect] === WRITERS[to]) return resign(list, entry, { to, sign: sign.sign });
  const loss = refuseIndented(list, entry) ?? findLoss(list.source, entry);
  if (loss !== undefined) return lost(loss);
  const { title, url, note } = entry.paper;
  const draft = { title, url, note, sign: sign.sign };
  const text = to === 'details' ? renderDetails(draft, findManner(entry)) : renderItem(draft, findManner(entry));
  return text ?? lost('its note, which would be read otherwise');
}

/** An item stays as it is, but for its bullet and what says its status. */
function resign(list: PaperList, entry: Entry, { to, sign }: { readonly to: DialectId; readonly sign: StatusSign | undefined }): Rewritten {
  const { checkbox, contentStart } = itemLead(list.source, entry);
  const isStruck = entry.carrier === 'strike';
  if (isStruck && to === 'task') return lost('its strike, since a checkbox would say another status');
  // A struck item says its status by that, whatever its checkbox says.
  const box = { span: { start: contentStart - checkbox.length, end: contentStart }, newText: '' };
  const marked = isStruck ? [box] : entry.carrier === sign?.carrier ? [] : MARKS[entry.dialect](list.source, entry, sign);
  if (marked === undefined) return lost('its status, which has no place');
  const text = editedText(list, entry, marked);
  return written(to === 'bullet' ? text.replace(/^\d+[.)](?=[ \t])/, '-') : text);
}

/** What stands within another item would not stand there any more. */
function refuseIndented({ source }: PaperList, { span, dialect }: Entry): string | undefined {
  const indent = source.text.slice(wholeLines(source, span).start, span.start);
  return dialect === 'line' || indent === '' ? undefined : 'its place within another item';
}

function renderDetails(draft: EntryDraft, manner: Manner): Rewritten | undefined {
  const settled = WRITERS.details.settleNote(manner, draft.note, undefined);
  if (settled.kind === 'flawed') return lost(`its note: ${settled.flaw}`);
  if (settled.note !== draft.note) return undefined;
  if (draft.sign === undefined && draft.url === undefined) return lost('its being a paper: without sign and link it would be none');
  const text = WRITERS.details.renderEntry(draft, manner);
  return text === undefined ? lost('its title') : written(text);
}

/** The note stands right below the item, or a blank line apart where it would else be read as something else. */
function renderItem(draft: EntryDraft, { source, offset, siblings }: Manner): Rewritten | undefined {
  const cited = [siblings, []]
    .map((models) => WRITERS.bullet.renderEntry({ ...draft, note: '' }, { source, offset, near: [], siblings: models }))
    .concat(renderBold(draft, source))
    .find((text) => text !== undefined)
    ?.replace(/^\d+[.)]/, '-');
  if (cited === undefined) return lost('its title, which a list item cannot hold');
  if (draft.note === '') return written(cited);
  const width = /^\S+[ \t]+/.exec(cited)?.[0].length ?? 2;
  const note = indentLines(draft.note, ' '.repeat(width));
  const texts = [cited + source.eol + note, cited + source.eol + source.eol + note];
  const text = texts.find((each) => rereadItem(source, each)?.note === draft.note);
  return text === undefined ? undefined : written(text);
}

/** A title without a link that ends as a remark would, `(NeurIPS 2022)`, is all of it a title in bold. */
function renderBold({ title, url, sign }: EntryDraft, source: SourceDocument): string | undefined {
  const text = url === undefined ? escapeInline(title) : undefined;
  const line = text === undefined ? undefined : `- ${sign === undefined ? '' : `${sign.marker} `}**${text}**`;
  return line !== undefined && rereadItem(source, line)?.title === title ? line : undefined;
}

/** How the status of `entry` is written as `to`; undefined where it cannot be. */
function findSign(list: PaperList, entry: Entry, to: ConvertibleDialect): Pick<WritableSign, 'sign'> | undefined {
  const { status, category } = entry.paper;
  if (entry.carrier === 'section') return { sign: undefined };
  if (to === 'task') {
    const box = status === UNMARKED ? undefined : findWritableSign(list, { dialect: to, category, carrier: 'checkbox' }, status);
    return box?.sign === undefined ? undefined : box;
  }
  return entry.carrier === undefined ? { sign: undefined } : findSignBefore(list, entry, to);
}

/** The sign before the title; one that would not be read there is none. */
function findSignBefore(
  list: PaperList,
  { paper: { status, category }, carrier: own }: Entry,
  to: DialectId,
): Pick<WritableSign, 'sign'> | undefined {
  const explained = list.legend.signs.filter((sign) => sign.carrier === 'sign' && isOwnSign(sign));
  const found = findWritableSign(list, { dialect: to, category, carrier: 'sign' }, status);
  // Before items, signs by their common meaning count only in a list that explains none.
  if (to === 'bullet' && explained.length > 0) return explained.some(({ marker }) => marker === found?.sign?.marker) ? found : undefined;
  // A lone ❌ before items may say something else, while an empty square says one thing.
  const isShown = explained.length > 0 || list.entries.some(({ carrier }) => carrier === 'sign');
  if (status === 'unread' && !isShown) return { sign: { carrier: 'sign', marker: '⬜' } };
  const isKept = to !== 'bullet' || own === 'strike' || found?.sign === undefined;
  return isKept || isReadBeforeItems(list, found.sign.marker) ? found : undefined;
}

/** Whether the sign is taken for a status before items of a list that explains none: 🗑 alone may as well decorate. */
function isReadBeforeItems({ entries, legend }: PaperList, marker: string): boolean {
  const markers = entries.flatMap((entry) => (entry.carrier === 'sign' && entry.marker !== undefined ? [entry.marker] : []));
  return createSignReader(legend, [...markers, marker])(marker) !== undefined;
}

/** Each in its place, with the blank lines that it needs now where there are none. */
function withGaps(list: PaperList, rewritten: ReadonlyMap<Entry, string>, to: DialectId): readonly TextEdit[] {
  const { source } = list;
  const lines = new Map([...rewritten.keys()].map((entry) => [entry, wholeLines(source, entry.span)]));
  const starts = new Set([...lines.values()].map(({ start }) => start));
  const ends = new Set([...lines.values()].map(({ end }) => end));
  return [...rewritten].map(([entry, text]) => {
    const { start, end } = lines.get(entry) ?? entry.span;
    const [before, after] = [blankLinesBefore(source, start), blankLinesAfter(source, end)];
    const above = ends.has(before.start) ? 0 : leastGap(neighbourBefore(list, start), to);
    const below = starts.has(after.end) ? Number(to === 'details') : gapBetween(to, neighbourAfter(list, end));
    const opening = source.eol.repeat(Math.max(0, above - countLines(source, before)));
    const closing = source.eol.repeat(Math.max(0, below - countLines(source, after)));
    return { span: { start, end: entry.span.end }, newText: opening + indentThere(list, entry, to) + text + closing };
  });
}

/** HTML swallows even a heading right below it. */
function gapBetween(to: DialectId, after: Neighbour): number {
  if (after === 'nothing') return 0;
  return to === 'details' ? 1 : leastGap(to, after);
}

/** Items that stay items keep their indentation. */
function indentThere({ source }: PaperList, entry: Entry, to: DialectId): string {
  if (WRITERS[entry.dialect] !== WRITERS[to]) return '';
  return sliceSpan(source.text, { start: wholeLines(source, entry.span).start, end: entry.span.start });
}

function refuseLosses(losses: readonly string[], to: ConvertibleDialect): Refusal {
  const what = losses.length === 1 ? 'a paper' : `${losses.length} papers`;
  return refuse(`${what} would lose something as ${to}:${losses.join('')}`, 'change those by hand, or name another --category');
}

/** A title is shown to know the paper by, not to be read. */
function shorten(title: string): string {
  return title.length > 60 ? `${title.slice(0, 60)}…` : title;
}

function written(text: string): Rewritten {
  return { kind: 'written', text };
}

function lost(loss: string): Rewritten {
  return { kind: 'lost', loss };
}
