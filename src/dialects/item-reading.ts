import type { ListItem } from '../markdown/list-items.ts';
import type { InlineNode } from '../markdown/inline-nodes.ts';
import type { Legend } from '../model/legend.ts';
import { dedentLines, lineEndAt, nextLineStart } from '../text/indent.ts';
import { trimSpan, type Span } from '../text/span.ts';
import { readCitation, retitleCitation, type Citation } from './citation.ts';
import { citedLinesEnd } from './cited-lines.ts';
import { readPlainCitation } from './plain-citation.ts';
import { findSetSign, findTrailingSign, type TrailingSign } from './trailing-sign.ts';

/** What reading an item takes of its document. */
export interface ItemDocument {
  readonly text: string;
  readonly legend: Legend;
  readonly readNodes: (start: number, end: number) => readonly InlineNode[];
}

/** What an item cites, before it is known whether it is a paper and which signs say a status. */
export interface CitedItem {
  /** Undefined where nothing in it could be a title. */
  readonly citation: Citation | undefined;
  /** Where the lines that cite the paper end; its note follows. */
  readonly citedEnd: number;
  /** What may be the sign of a status after all else. */
  readonly trailing: TrailingSign | undefined;
}

/** Reads what stands in the first paragraph of an item. */
export function citeItem(document: ItemDocument, item: ListItem): CitedItem {
  return withTitleSign(document, citeHead(document, item));
}

function citeHead({ text, legend, readNodes }: ItemDocument, { head, block }: ListItem): CitedItem {
  if (head === undefined) return { citation: undefined, citedEnd: block.end, trailing: undefined };
  const line = { start: head.contentStart, end: Math.min(lineEndAt(text, head.contentStart), head.end) };
  const isAlone = line.end === head.end || isNote(text, nextLineStart(text, line.end));
  const plain = isAlone ? readPlainCitation(text, line.start, line.end) : undefined;
  if (plain !== undefined) return { citation: plain, citedEnd: line.end, trailing: findTrailingSign(text, line, legend) };
  const all = readNodes(head.contentStart, head.end);
  const citedEnd = citedLinesEnd(text, all, head.end);
  const trailing = findTrailingSign(text, { start: head.contentStart, end: citedEnd }, legend);
  const end = trailing?.span.start ?? citedEnd;
  const nodes = end === head.end ? all : readNodes(head.contentStart, trimSpan(text, head.contentStart, end).end);
  return { citation: readCitation(text, nodes), citedEnd, trailing };
}

/** What the settings say entries end with may end the title instead, as in the text of a link: the title goes without it then. */
export function withTitleSign({ text, legend }: Pick<ItemDocument, 'text' | 'legend'>, item: CitedItem): CitedItem {
  const { citation, trailing } = item;
  const sign = citation === undefined || trailing !== undefined ? undefined : findSetSign(citation.titleText, legend);
  if (citation === undefined || sign === undefined) return item;
  const { start, end } = citation.title.span;
  const span = { start: end - sign.marker.length, end };
  if (text.slice(span.start, end) !== sign.marker) return item;
  const title = { span: trimSpan(text, start, span.start), text: citation.titleText.slice(0, -sign.marker.length).trim() };
  return { ...item, citation: retitleCitation(citation, title), trailing: { span, status: sign.status, isSet: true } };
}

/** Whether the line at `offset` can be nothing but a note: it begins with a letter, and not with a link. */
function isNote(text: string, offset: number): boolean {
  NOTE_LINE.lastIndex = offset;
  return NOTE_LINE.test(text);
}

const NOTE_LINE = /[ \t]*(?!https?:|www\.)[A-Za-z\u3040-\u9fff]/iy;

/** A note as the file has it, from its first character to its last, and without the indentation its lines have in common. */
export interface ItemNote {
  readonly span: Span | undefined;
  readonly note: string;
}

/** The note of an item that ends at `end`: what follows the lines that cite the paper. */
export function readItemNote(text: string, citedEnd: number, end: number): ItemNote {
  const start = Math.min(nextLineStart(text, citedEnd), end);
  const span = trimSpan(text, start, end);
  if (span.start === span.end) return { span: undefined, note: '' };
  const lines = dedentLines(text.slice(start, span.end), 1);
  return { span, note: lines.replace(/^(?:[ \t]*(?:\r\n|\n|\r))+/, '') };
}
