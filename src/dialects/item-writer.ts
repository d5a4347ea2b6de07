import { escapeDestination, escapeInline, escapeLabel } from '../markdown/inline-escape.ts';
import type { Entry } from '../model/paper.ts';
import type { StatusSign } from '../model/status-sign.ts';
import { indentLines, indentWidth, splitLines, isBlankLine } from '../text/indent.ts';
import type { SourceDocument } from '../text/source-document.ts';
import { sliceSpan, type Span } from '../text/span.ts';
import { applyEdits, type TextEdit } from '../text/text-edit.ts';
import type { EntryDraft, EntryWriter, Manner } from './entry-writer.ts';
import { leadThere, linkedShape, plainShape, withBrackets } from './item-manner.ts';
import { followsItem, itemNoteEdits, newNoteLines, notesFollow, settleItemNote } from './item-note.ts';
import { rereadItem } from './item-reread.ts';
import { citedEndOf, itemLead } from './item-lead.ts';
import { citationOf } from './item-shape.ts';
import { closingMarksOf } from './quotes.ts';

/** Writes items of lists as those beside them are written: with a checkbox or without, bullets or numbers, the title linked or the link after it. */
export const itemWriter: EntryWriter = {
  leastGap: 1,
  titleEdits: (source, entry, title) => {
    const edits = titleEdits(source, entry, title);
    return edits && isReread(source, entry, edits, { title, url: entry.paper.url }) ? edits : undefined;
  },
  urlEdits: (manner, entry, url) => {
    const edits = urlEdits(manner, entry, url);
    return edits && isReread(manner.source, entry, edits, { title: entry.paper.title, url }) ? edits : undefined;
  },
  noteEdits: itemNoteEdits,
  settleNote: settleItemNote,
  noteText: (_source, { paper }) => paper.note,
  isPlain,
  adaptLines,
  renderEntry,
};

function titleEdits({ text }: SourceDocument, { parts, paper }: Entry, title: string): readonly TextEdit[] | undefined {
  const isLabel =
    parts.url !== undefined && parts.title.end < parts.url.start && /^[*_]*\]\(<?$/.test(text.slice(parts.title.end, parts.url.start));
  if (text.charCodeAt(parts.title.start - 1) === BACKTICK) return title.includes('`') ? undefined : [{ span: parts.title, newText: title }];
  const isReference = paper.url !== undefined && parts.url === undefined;
  const newText = isLabel || isReference ? escapeLabel(title) : escapeInline(title);
  return newText === undefined ? undefined : [{ span: parts.title, newText }];
}

const BACKTICK = 0x60;

function urlEdits(manner: Manner, entry: Entry, url: string | undefined): readonly TextEdit[] | undefined {
  const { source } = manner;
  const { parts, paper } = entry;
  if (url === undefined) return removeLink(source, entry);
  if (parts.url !== undefined) return [{ span: withAngles(source.text, parts.url), newText: escapeDestination(url) }];
  // The address stands elsewhere in the list, where others may need it.
  if (paper.url !== undefined) return undefined;
  const citation = citationOf(source, entry);
  if (citation === undefined) return undefined;
  const shape = linkedShape(manner);
  const { titleSpan } = citation;
  if (shape.isTitleLinked) return [{ span: titleSpan, newText: `[${sliceSpan(source.text, titleSpan)}](${escapeDestination(url)})` }];
  const link = shape.afterTitle.slice(closingMarksOf(shape.afterTitle).length) + escapeDestination(url) + shape.afterUrl;
  return [{ span: { start: titleSpan.end, end: titleSpan.end }, newText: link }];
}

function withAngles(text: string, { start, end }: Span): Span {
  return text.charAt(start - 1) === '<' && text.charAt(end) === '>' ? { start: start - 1, end: end + 1 } : { start, end };
}

/** A title keeps standing without its link; any other link goes with the brackets around it and the blanks before it. */
function removeLink(source: SourceDocument, entry: Entry): readonly TextEdit[] | undefined {
  const { text } = source;
  const citation = citationOf(source, entry);
  const { link } = citation ?? {};
  if (citation === undefined || link === undefined) return undefined;
  if (citation.titleLink === link) {
    return [
      { span: { start: link.start, end: link.contentStart }, newText: '' },
      { span: { start: link.contentEnd, end: link.end }, newText: '' },
    ];
  }
  const { start, end } = withBrackets(text, link);
  const blanks = /[ \t]*$/.exec(text.slice(Math.max(0, start - 20), start))?.[0].length ?? 0;
  return [{ span: { start: start - blanks, end }, newText: '' }];
}

function isReread(
  source: SourceDocument,
  entry: Entry,
  edits: readonly TextEdit[],
  wanted: { title: string; url: string | undefined },
): boolean {
  const { start } = entry.span;
  const own = edits.map((edit) => ({ ...edit, span: { start: edit.span.start - start, end: edit.span.end - start } }));
  const read = rereadItem(source, itemLead(source, entry).indent + applyEdits(source.text.slice(start, citedEndOf(source, entry)), own));
  // Where an address stands elsewhere in the list, reading the item alone does not tell it.
  const isElsewhere = entry.parts.url === undefined && entry.paper.url !== undefined;
  return read?.title === wanted.title && (isElsewhere || read.url === wanted.url);
}

/** Whether nothing but signs, the title and its link stands in the lines that cite the paper. */
function isPlain(source: SourceDocument, entry: Entry): boolean {
  const { text } = source;
  const citation = citationOf(source, entry);
  if (citation === undefined || citation.links.length > 1) return false;
  const spans: Span[] = [citation.titleSpan, ...citation.markers.map(({ span }) => span)];
  if (citation.link !== undefined) spans.push(citation.link);
  if (entry.parts.marker !== undefined) spans.push(entry.parts.marker);
  const from = itemLead(source, entry).contentStart;
  let rest = text.slice(from, citedEndOf(source, entry));
  for (const { start, end } of spans)
    if (start >= from) rest = rest.slice(0, start - from) + ' '.repeat(end - start) + rest.slice(end - from);
  return /^[\s[\](){}（）【】,，;；:：|/.·•~-]*$/.test(rest);
}

function renderEntry(draft: EntryDraft, manner: Manner): string | undefined {
  const { eol } = manner.source;
  const lead = leadThere(manner) ?? anyLead(manner);
  const cited = renderCitation(draft, manner);
  if (cited === undefined) return undefined;
  const line = `${lead.indent}${lead.bullet}${renderSign(cited, draft.sign)}`;
  const read = rereadItem(manner.source, line);
  if (read?.title !== draft.title || read.url !== draft.url) return undefined;
  return draft.note === '' ? line : line + eol + newNoteLines(manner, lead, draft.note).lines;
}

const DEFAULT_LEAD = { indent: '', bullet: '- ' };

/** Where the category has no items: a bullet as those of the list have, at the start of the line. */
function anyLead({ source, siblings }: Manner): typeof DEFAULT_LEAD {
  const [model] = siblings;
  const bullet = model === undefined ? '- ' : itemLead(source, model).bullet.replace(/^\d+/, '1');
  return { indent: '', bullet };
}

function renderCitation({ title, url }: EntryDraft, manner: Manner): string | undefined {
  if (url === undefined) {
    const { beforeTitle, afterTitle } = plainShape(manner);
    const text = escapeInline(title);
    return text === undefined ? undefined : beforeTitle + text + afterTitle;
  }
  const { beforeTitle, afterTitle, afterUrl, isTitleLinked } = linkedShape(manner);
  const text = isTitleLinked ? escapeLabel(title) : escapeInline(title);
  return text === undefined ? undefined : beforeTitle + text + afterTitle + escapeDestination(url) + afterUrl;
}

function renderSign(cited: string, sign: StatusSign | undefined): string {
  if (sign === undefined) return cited;
  if (sign.carrier === 'trailing') return `${cited} ${sign.marker}`;
  return sign.carrier === 'strike' ? sign.marker + cited + sign.marker : `${sign.marker} ${cited}`;
}

/** With the indentation and the bullet of those there; the lines below the first move with it. */
function adaptLines(manner: Manner, entry: Entry, text: string): string {
  const own = itemLead(manner.source, entry);
  const isIndented = followsItem(manner.source, entry, own) && !notesFollow(manner);
  const there = leadThere(manner) ?? { ...own, indent: '' };
  if (own.indent === there.indent && own.bullet === there.bullet && !isIndented) return text;
  const [first = '', ...rest] = splitLines(text);
  const from = indentWidth(own.indent) + own.bullet.length;
  const to = ' '.repeat(indentWidth(there.indent) + there.bullet.length);
  if (isIndented) return there.indent + there.bullet + first.slice(own.indent.length + own.bullet.length) + indentLines(rest.join(''), to);
  const moved = rest.map((line) =>
    isBlankLine(line) || indentWidth(line) < from || from === to.length ? line : to + dropColumns(line, from),
  );
  return there.indent + there.bullet + first.slice(own.indent.length + own.bullet.length) + moved.join('');
}

function dropColumns(line: string, columns: number): string {
  const blanks = /^[ \t]*/.exec(line)?.[0] ?? '';
  return ' '.repeat(indentWidth(blanks) - columns) + line.slice(blanks.length);
}
