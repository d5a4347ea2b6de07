import { becomesLink, escapeDestination, escapeInline, escapeLabel } from '../markdown/inline-escape.ts';
import { findMarkerAt } from '../model/marker.ts';
import type { Entry } from '../model/paper.ts';
import type { SourceDocument } from '../text/source-document.ts';
import { withoutHardBreak } from '../text/hard-break.ts';
import { sliceSpan, type Span } from '../text/span.ts';
import type { TextEdit } from '../text/text-edit.ts';
import type { EntryWriter, Manner } from './entry-writer.ts';

/** Writes `marker title` lines; each is a paragraph, so that blank lines stand around it. A line has no place for a note. */
export const lineWriter: EntryWriter = {
  leastGap: 1,
  titleEdits,
  urlEdits,
  noteEdits: (_manner, _entry, note) => (note === '' ? [] : undefined),
  settleNote: (_manner, note) => ({ kind: 'note', note }),
  noteText: (_source, { paper }) => paper.note,
  isPlain: ({ text }, { parts }) => parts.url !== undefined || !RICH.test(sliceSpan(text, parts.title)),
  adaptLines: ({ source, near }, _entry, text) => (near.some(({ span }) => endsInBreak(source.text, span)) ? text : withoutBreak(text)),
  renderEntry: ({ title, url, sign, note }, { siblings }) => {
    // Where lines are entries by their signs, one without a sign would be none.
    const needsSign = siblings.every(({ marker }) => marker !== undefined);
    const text = note !== '' || (sign === undefined && needsSign) ? undefined : renderTitle(title, url);
    if (text === undefined || sign === undefined) return text;
    return sign.carrier === 'trailing' ? `${text} ${sign.marker}` : `${sign.marker} ${text}`;
  },
};

function endsInBreak(text: string, line: Span): boolean {
  return withoutHardBreak(text, line).end < line.end;
}

/** Where lines are paragraphs of their own, nothing follows the break, and a backslash would be shown. */
function withoutBreak(line: string): string {
  return sliceSpan(line, withoutHardBreak(line, { start: 0, end: line.length }));
}

/** What a title and one link cannot carry: images, HTML, a second link. */
const RICH = /!\[|<[a-z/!?]|\].*\]\(|\]\(.*https?:.*https?:/i;

/** A title that is more than text and a link (images, a second link) cannot be replaced without losing the rest. */
function titleEdits({ text }: SourceDocument, { parts, paper }: Entry, title: string): readonly TextEdit[] | undefined {
  if ((parts.url === undefined && paper.url !== undefined) || isSignsAlone(title)) return undefined;
  const isCode = text.charCodeAt(parts.title.start - 1) === BACKTICK;
  if (isCode) return title.includes('`') ? undefined : [{ span: parts.title, newText: title }];
  const newText = parts.url === undefined ? escapeInline(title) : escapeLabel(title);
  return newText === undefined ? undefined : [{ span: parts.title, newText }];
}

const BACKTICK = 0x60;

/** A first link is written where other lines of the list have links. */
function urlEdits({ source, siblings }: Manner, { parts, paper }: Entry, url: string | undefined): readonly TextEdit[] | undefined {
  if (url === paper.url) return [];
  if (paper.url !== undefined && parts.url === undefined) return undefined;
  if (parts.url !== undefined) {
    const label = sliceSpan(source.text, parts.title);
    if (url === undefined && becomesLink(label)) return undefined;
    return [{ span: { start: parts.title.start - 1, end: parts.url.end + 1 }, newText: renderLink(label, url) }];
  }
  const span = withWrapper(source.text, parts.title);
  const showsLinks = siblings.some(({ parts: own }) => own.url !== undefined);
  return showsLinks ? [{ span, newText: renderLink(sliceSpan(source.text, span), url) }] : undefined;
}

/** The title with the signs of emphasis, code or strike around it. */
function withWrapper(text: string, { start, end }: Span): Span {
  let width = 0;
  while (/[*_`~]/.test(text.charAt(start - width - 1)) && text.charAt(start - width - 1) === text.charAt(end + width)) width += 1;
  return { start: start - width, end: end + width };
}

function renderTitle(title: string, url: string | undefined): string | undefined {
  if (isSignsAlone(title)) return undefined;
  return url === undefined ? escapeInline(title) : renderLink(escapeLabel(title), url);
}

/** `label` is Markdown already. */
function renderLink(label: string, url: string | undefined): string {
  return url === undefined ? label : `[${label}](${escapeDestination(url)})`;
}

/** A line of nothing but signs explains or decorates, and is no paper. */
function isSignsAlone(title: string): boolean {
  let at = 0;
  while (at < title.length) {
    const marker = findMarkerAt(title, at);
    if (marker === undefined) return false;
    at += marker.length;
    while (title.charAt(at) === ' ') at += 1;
  }
  return true;
}
