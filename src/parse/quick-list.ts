import type { FoundEntry } from '../dialects/dialect.ts';
import { readLines } from '../dialects/line-reader.ts';
import { plainInline, readSimpleInline, type InlineText } from '../markdown/inline.ts';
import type { Block } from '../markdown/outline.ts';
import { trimEnd } from '../markdown/trim-end.ts';
import { findSign, type Legend } from '../model/legend.ts';
import { findMarkerAt } from '../model/marker.ts';
import type { Entry } from '../model/paper.ts';
import type { PaperList } from '../model/paper-list.ts';
import type { Problem } from '../model/problem.ts';
import { NO_SETTINGS } from '../model/settings.ts';
import type { Status } from '../model/status.ts';
import type { SourceDocument } from '../text/source-document.ts';
import { assembleList, toEntry } from './assemble-list.ts';
import type { Heading } from './categories.ts';
import { isLegendTitle, parseLegend } from './legend.ts';
import { QuickEntry, USUAL_ENTRY } from './quick-entry.ts';

/**
 * Understands a list that holds nothing but headings, paragraphs, plain bullets, comments and usual entries (see `USUAL_ENTRY`), at
 * least one, in one pass by native searches: in a fraction of the time, and of the code, that understanding any list takes.
 * Undefined where the list holds anything else. What it gives is what `parseList` gives; a test holds the two against each other.
 */
export function parseQuickList(source: SourceDocument): PaperList | undefined {
  const { text } = source;
  if (text.includes('\r') || text.includes('<<<<<<< ') || text.includes('>>>>>>> ')) return undefined;
  const reading: Reading = {
    source,
    blocks: [],
    headings: [],
    found: [],
    problems: [],
    waiting: [],
    legend: undefined,
    isLegendTitled: false,
    isBeyond: false,
    signs: new Map(),
  };
  const { length } = text;
  for (let at = 0; at < length;) {
    const next = readBlock(reading, at);
    if (next === at || reading.isBeyond) return undefined;
    at = next;
  }
  const { legend, headings, found, problems } = reading;
  if (legend === undefined) return undefined;
  const parts = { source, legend, settings: NO_SETTINGS, headings, sections: [], problems, leftOut: undefined };
  return assembleList(parts, found, placeEntry);
}

/** What was read up to some place. */
interface Reading {
  readonly source: SourceDocument;
  /** Headings and, above the first entry, paragraphs: where a legend can stand. */
  readonly blocks: Block[];
  readonly headings: Heading[];
  readonly found: (QuickEntry | FoundEntry)[];
  readonly problems: Problem[];
  /** Paragraphs above the first entry that begin with a sign: whether they explain it, only the legend tells. */
  readonly waiting: Block[];
  /** Known from the first entry on. */
  legend: Legend | undefined;
  /** Whether the last heading says that a legend follows. */
  isLegendTitled: boolean;
  /** Whether something was met that takes the whole parser. */
  isBeyond: boolean;
  /** The signs met so far, by themselves; undefined for a text that is no sign of this list. */
  readonly signs: Map<string, Sign | undefined>;
}

/** A sign as it stands in the text, one string for all entries that carry it. */
interface Sign {
  readonly marker: string;
  readonly status: Status;
}

function placeEntry(found: QuickEntry | FoundEntry, id: string, category: readonly string[]): Entry {
  if (!(found instanceof QuickEntry)) return toEntry(found, id, category);
  found.id = id;
  found.category = category;
  return found;
}

/** Reads what starts at the line start `at`, where no block is open, and gives the line start after it; `at` for anything unknown. */
function readBlock(reading: Reading, at: number): number {
  const { text } = reading.source;
  switch (text.charCodeAt(at)) {
    case 0x23:
      return readHeading(reading, at);
    case 0x3c:
      return text.startsWith('<!--', at) ? commentEnd(text, at) : readEntry(reading, at);
    case 0x0a:
    case 0x20:
    case 0x09:
      return endOf(BLANK_LINES, text, at);
    default:
      return readParagraph(reading, at);
  }
}

/** Blank lines; a last one may lack its line ending. */
const BLANK_LINES = /(?:[ \t]*\n)+(?:[ \t]+$)?|[ \t]+$/y;

function commentEnd(text: string, at: number): number {
  const close = text.indexOf('-->', at + 2);
  return close === -1 ? at : nextLine(text, close);
}

/** Hashes that close the heading, and tags, are not for here to tell from its title. */
const HEADING = /(#{1,6})(?:[ \t]+([^\n<]*))?(?:\n|$)/y;

function readHeading(reading: Reading, at: number): number {
  const { text } = reading.source;
  HEADING.lastIndex = at;
  const match = HEADING.exec(text);
  if (match === null) return at;
  const next = HEADING.lastIndex;
  const level = match[1]?.length ?? 0;
  const end = trimEnd(text, at, next);
  if (end > at + level && text.charCodeAt(end - 1) === 0x23) return at;
  const content = (match[2] ?? '').trim();
  reading.headings.push({ span: { start: at, end }, depth: level, title: content === '' ? '' : readInline(reading, content).text });
  reading.isLegendTitled = isLegendTitle(content);
  if (reading.legend !== undefined) return reading.isLegendTitled ? at : next;
  const contentStart = end - content.length;
  reading.blocks.push({ kind: 'heading', start: at, end, nesting: 0, contentStart, contentEnd: end, level, checkbox: -1 });
  return next;
}

/** How a line starts that can begin or go on with a paragraph and nothing else; one that begins with a link may be an entry. */
const PLAIN_START = String.raw`(?:[^\t\n #<=>|~*+\-:[_\`0-9]|[*+\-:_\`0-9](?=[^\t\n )*\-.:^_\`|0-9])|\*\*(?=[^\0-\x20*[]))`;
/** Longer paragraphs are not read here: each line takes room on the stack of the search. */
const MOST_LINES = '{1,500}';
const PARAGRAPH = new RegExp(String.raw`(?:${PLAIN_START}[^\n<]*(?:\n|$))${MOST_LINES}`, 'y');
/** A bullet and a text without a link in brackets or a checkbox, which goes on as long as nothing else can start. */
const BULLET = new RegExp(String.raw`[-*+] (?:${PLAIN_START}[^\n<[]*(?:\n|$))${MOST_LINES}`, 'y');
/** What ends a paragraph, even one in an item: a blank line, a heading, a bullet with a text, a `<details>` or a comment. */
const PARAGRAPH_END = /[ \t]*(?:\n|$)|#{1,6}[ \t\n]|[-*+] [^\s]|<details>|<!--/y;

function readParagraph(reading: Reading, at: number): number {
  const { text } = reading.source;
  const isItem = text.charCodeAt(at + 1) === 0x20 && '-*+'.includes(text.charAt(at));
  const next = endOf(isItem ? BULLET : PARAGRAPH, text, at);
  if (next === at || !isAt(PARAGRAPH_END, text, next)) return at;
  const end = trimEnd(text, at, next);
  const start = isItem ? at + 2 : at;
  const nesting = isItem ? 1 : 0;
  addParagraph(reading, { kind: 'paragraph', start, end, nesting, contentStart: start, contentEnd: end, level: 0, checkbox: -1 });
  return next;
}

/** What an item without a sign or a link in brackets needs to be a paper: an address or a year. */
const MAY_CITE = /:\/\/|www\.|\d\d/i;

/** A paragraph, or that of an item, which may be an entry if a sign or a link stands in it. */
function addParagraph(reading: Reading, paragraph: Block): void {
  const { legend, blocks, waiting } = reading;
  const { text } = reading.source;
  const { start, end, nesting } = paragraph;
  const isMarked = findMarkerAt(text, start) !== undefined;
  if (nesting > 0 && (MAY_CITE.test(text.slice(start, end)) || (isMarked && legend !== undefined))) reading.isBeyond = true;
  if (legend === undefined) blocks.push(paragraph);
  if (!isMarked) return;
  if (legend === undefined) waiting.push(paragraph);
  else readMarkedLines(reading, legend, paragraph);
}

function readMarkedLines(reading: Reading, legend: Legend, paragraph: Block): void {
  const { source, found, problems } = reading;
  const document = {
    source,
    legend,
    readInline: (markdown: string) => readInline(reading, markdown),
    report: (problem: Problem) => void problems.push(problem),
  };
  found.push(...readLines(document, paragraph));
}

function readInline(reading: Reading, markdown: string): InlineText {
  const inline = readSimpleInline(markdown);
  if (inline === undefined) reading.isBeyond = true;
  return inline ?? plainInline(markdown);
}

/**
 * The first of what an entry's note must not hold to be passed over, or the tag that ends it: another of these tags, a comment (but
 * one without a tag, on one line) or a fence that could hide that tag, a quote that ends before the note does, a heading, or nesting
 * so deep that it is a problem.
 */
const NOTE_END =
  /<(?:!(?!--[^<>\n]*-->)|\?|\/?(?:details|summary)\b|\/blockquote\b(?!>\s*<\/details>)|(?:pre|script|style|textarea)\b)|(?<!<!--[^<>\n]*)-->|```|~~~|\n(?:[ \t>*+\d.)-]*#|[ \t>]*(?:-+|=+)[ \t]*\n|[ \t>*+\d.)-]{50})/gi;
/** The closing tag and the blank lines that must follow it. */
const CLOSING_LINES = /<\/details>[ \t]*(?:\n(?:[ \t]*\n)*(?:[ \t]*\n|[ \t]*$)|$)/y;

/** Reads the usual entry at `at` and gives the line start after it; `at` when there is none. */
function readEntry(reading: Reading, at: number): number {
  const { text } = reading.source;
  USUAL_ENTRY.lastIndex = at;
  const match = USUAL_ENTRY.exec(text);
  if (match === null) return at;
  const body = USUAL_ENTRY.lastIndex;
  const close = findClose(text, body);
  const next = close === -1 ? at : endOf(CLOSING_LINES, text, close);
  if (next <= close) return at;
  const legend = (reading.legend ??= startEntries(reading, at));
  // By index: taking an array apart costs as much as the search.
  const title = joinLines(match[3] ?? match[4] ?? '');
  const sign = findSignOnce(reading, legend, match[1] ?? '');
  if (sign === undefined || title === undefined) return at;
  reading.found.push(new QuickEntry(text, { start: at, body, close, title, url: match[2], status: sign.status, marker: sign.marker }));
  return next;
}

/** Where the tag stands, at a line start, that ends the note which starts at `body`; -1 where the note is not to be passed over. */
function findClose(text: string, body: number): number {
  NOTE_END.lastIndex = body;
  const close = NOTE_END.test(text) ? NOTE_END.lastIndex - '</details'.length : 0;
  return text.charCodeAt(close - 1) === 0x0a ? close : -1;
}

/** At the first entry all is there that can hold the legend, and the legend tells which lines above are entries. */
function startEntries(reading: Reading, at: number): Legend {
  const { source, blocks, waiting } = reading;
  if (reading.isLegendTitled) reading.isBeyond = true;
  const legend = parseLegend(source.text, blocks, at, []);
  for (const paragraph of waiting) {
    if (paragraph.nesting === 0) readMarkedLines(reading, legend, paragraph);
    else if (!legend.spans.some(({ start, end }) => start <= paragraph.start && paragraph.end <= end)) reading.isBeyond = true;
  }
  return legend;
}

/** Whether all of the text is a sign is asked once, with a blank after it as most have. */
function findSignOnce({ signs }: Reading, legend: Legend, marker: string): Sign | undefined {
  const known = signs.get(marker);
  if (known !== undefined || signs.has(marker)) return known;
  const status = findMarkerAt(`${marker} `, 0) === marker ? findSign(legend, marker)?.status : undefined;
  const sign = status === undefined ? undefined : { marker, status };
  signs.set(marker, sign);
  return sign;
}

/** A title on one line; undefined where a blank line breaks it, or a blank that HTML knows nothing of stands around it. */
function joinLines(shown: string): string | undefined {
  if (shown.trim() !== shown) return undefined;
  if (!shown.includes('\n')) return shown.includes('  ') ? shown.replace(/ +/g, ' ') : shown;
  return /\n[ ]*\n/.test(shown) ? undefined : shown.replace(/[ \n]+/g, ' ');
}

/** Where the match of the sticky `pattern` at `at` ends; `at` when there is none. */
function endOf(pattern: RegExp, text: string, at: number): number {
  return isAt(pattern, text, at) ? pattern.lastIndex : at;
}

function isAt(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

function nextLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end + 1;
}
