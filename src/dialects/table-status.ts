import { findSign, isOwnSign, type Legend } from '../model/legend.ts';
import { findMarkerAt, normalizeMarker } from '../model/marker.ts';
import { findStatusByWord, UNMARKED, type Status } from '../model/status.ts';
import { trimSpan, type Span } from '../text/span.ts';

/** What a cell of a column of statuses says. */
export type StatusCell =
  | { readonly kind: 'blank' }
  /** Words or numbers that are no status, such as a count of citations. */
  | { readonly kind: 'other' }
  /** A short word of the list's own is a status of that name. */
  | { readonly kind: 'known' | 'own'; readonly status: Status; readonly marker: Span };

/** What may say a status in such a column. */
export interface StatusColumn {
  readonly legend: Legend;
  /** What its head says: that it holds statuses, that a paper is read, when it was read, nothing at all, or something that only the front matter makes a status. */
  readonly meaning: 'status' | 'done' | 'read-date' | 'unnamed' | 'rated';
}

const BLANK: StatusCell = { kind: 'blank' };
const OTHER: StatusCell = { kind: 'other' };

/** A longer text is none, in UTF-16 units; nor is a label of more than so many. */
const LONGEST_CELL = 200;
const LONGEST_LABEL = 24;

/** Words for a status in a column of its own, where they can mean nothing else, lower case, between bars. */
const CELL_WORDS: Readonly<Record<string, string>> = {
  read: '|clear|cleared|complete|finish|ok|okay|已看|看完|看过|読んだ|済|済み|완독|읽었음|끝|',
  unread:
    '|not started|not yet|not read yet|to be read|queued|queue|planned|plan|backlog|new|tbu|tbr|tbd|to be updated|will be updated|未开始|未看|待看|想读|未着手|読みたい|안 읽음|미완료|대기|',
  reading:
    '|ing|ongoing|on going|started|active|working|reading now|half|partially read|正在阅读|在看|看了一半|読み中|진행중|진행 중|읽는중|',
};

/** Under a head that asks whether a paper is read. */
const ANSWERS: Readonly<Record<string, string>> = {
  read: '|x|v|o|y|yes|true|1|是|有|○|◯|●|예|네|',
  unread: '|n|no|false|0|否|无|沒|没|×|☓|아니오|아니요|',
};

/** Crosses that are too common elsewhere to be signs of a status. */
const CROSSES = '✗✘✖❎×';

/** Reads the cell `text[start, end)` of a column of statuses. */
export function readStatusCell(text: string, { start, end }: Span, column: StatusColumn): StatusCell {
  const span = trimSpan(text, start, end);
  const content = text.slice(span.start, span.end);
  if (content === '' || /^(?:[-–—/~.…]+|n\/?a|tba|&nbsp;|无|なし|없음)$/i.test(content)) return BLANK;
  if (content.length > LONGEST_CELL) return OTHER;
  if (column.meaning === 'read-date') return /\d/.test(content) ? { kind: 'known', status: 'read', marker: span } : OTHER;
  const own = readOwnSign(content, span, column);
  if (own !== undefined || column.meaning === 'rated') return own ?? OTHER;
  return readSigns(text, span, column) ?? readWord(text, span, column);
}

/** A cell that is, letter by letter, what the front matter gives a status. */
function readOwnSign(content: string, marker: Span, { legend }: StatusColumn): StatusCell | undefined {
  const sign = legend.byMarker.get(content);
  return sign?.origin === 'front-matter' ? { kind: 'known', status: sign.status, marker } : undefined;
}

/** A cell that begins with signs: the first that says a status, or all of it where a word after them does. */
function readSigns(text: string, span: Span, column: StatusColumn): StatusCell | undefined {
  if (/^\[[ xX]\]$/.test(text.slice(span.start, span.end)))
    return { kind: 'known', status: text.charCodeAt(span.start + 1) === 0x20 ? 'unread' : 'read', marker: span };
  let at = span.start;
  let sign: StatusCell | undefined;
  for (let marker = markerAt(text, at, span.end); marker !== undefined; marker = markerAt(text, at, span.end)) {
    const end = at + marker.length;
    const status = statusOfSign(marker, column);
    if (status !== undefined) sign ??= { kind: 'known', status, marker: { start: at, end } };
    at = trimSpan(text, end, span.end).start;
  }
  if (at === span.start) return undefined;
  // A word after the sign says it outright: `⏳ 待读`.
  const word = findCellWord(text.slice(at, span.end), 'status');
  return word === undefined ? (sign ?? OTHER) : { kind: 'known', status: word, marker: span };
}

function statusOfSign(marker: string, { legend, meaning }: StatusColumn): Status | undefined {
  const sign = findSign(legend, marker);
  if (sign !== undefined || meaning === 'unnamed') return sign?.status;
  return CROSSES.includes(normalizeMarker(marker)) ? 'unread' : undefined;
}

function markerAt(text: string, at: number, end: number): string | undefined {
  const marker = findMarkerAt(text, at) ?? (CROSSES.includes(text.charAt(at)) ? text.charAt(at) : undefined);
  return marker !== undefined && at + marker.length <= end ? marker : undefined;
}

/** Marks around a word: those of emphasis and code belong to what a user would replace, a link does not. */
const LINKED = /^\[([^[\]]*)\]\([^()\s]*\)$/;
const MARKED = /^(?:\*{1,3}|_{1,2}|`|~~)(.*?)(?:\*{1,3}|_{1,2}|`|~~)$/;

function readWord(text: string, span: Span, { meaning }: StatusColumn): StatusCell {
  const content = text.slice(span.start, span.end);
  const label = LINKED.exec(content)?.[1];
  const marker = label === undefined ? span : { start: span.start + 1, end: span.start + 1 + label.length };
  const word = (label ?? MARKED.exec(content)?.[1] ?? content).trim();
  const known = findCellWord(word, meaning);
  if (known !== undefined) return { kind: 'known', status: known, marker };
  const isOwn = meaning !== 'unnamed' && label === undefined && isLabel(word);
  return isOwn ? { kind: 'own', status: word, marker } : OTHER;
}

/** Whether a word of the list's own may name a status: a short one, with letters, without numbers or links. */
function isLabel(word: string): boolean {
  if (word.length > LONGEST_LABEL || word === UNMARKED) return false;
  return /^[^\d[\]()<>|`*,，;；]+$/.test(word) && !/^[\0-@[-`{-\xbf]*$/.test(word);
}

function findCellWord(label: string, meaning: StatusColumn['meaning']): Status | undefined {
  const word = label.replace(/[!！.。…~～]+$/, '').trim();
  const known = findStatusByWord(word);
  if (known !== undefined || word === '') return known;
  const folded = `|${word.normalize('NFKC').toLowerCase()}|`;
  return findIn(CELL_WORDS, folded) ?? (meaning === 'done' ? findIn(ANSWERS, folded) : undefined);
}

function findIn(words: Readonly<Record<string, string>>, word: string): Status | undefined {
  return word.slice(1, -1).includes('|') ? undefined : Object.keys(words).find((status) => words[status]?.includes(word));
}

/** What the cells of one column, or of all columns headed alike, say together. */
export interface ColumnTally {
  blank: number;
  known: number;
  own: number;
  other: number;
  /** The signs that were known, each as it stands there. */
  readonly markers: Set<string>;
  readonly statuses: Set<Status>;
}

export function createTally(): ColumnTally {
  return { blank: 0, known: 0, own: 0, other: 0, markers: new Set(), statuses: new Set() };
}

/** Adds what one cell says. */
export function tallyCell(tally: ColumnTally, text: string, cell: StatusCell): void {
  tally[cell.kind] += 1;
  if (cell.kind !== 'known') return;
  tally.markers.add(text.slice(cell.marker.start, cell.marker.end));
  tally.statuses.add(cell.status);
}

/** Signs that say by themselves that a column without a name is about statuses. */
const SURE = '✅✔☑√✓🟩⬜🔲☐';

/** Whether cells like these are those of a column of statuses. */
export function holdsStatuses({ known, own, other, markers, statuses }: ColumnTally, { meaning, legend }: StatusColumn): boolean {
  const filled = known + own + other;
  if (meaning === 'rated') return known > 0 && known * 2 >= filled;
  if (meaning !== 'unnamed') return filled === 0 || known * 2 >= filled;
  if (filled === 0 || known * 5 < filled * 4) return false;
  const signs = [...markers].map((marker) => findSign(legend, marker));
  return signs.some((sign) => sign !== undefined && (isOwnSign(sign) || SURE.includes(normalizeMarker(sign.marker)))) || statuses.size > 1;
}
