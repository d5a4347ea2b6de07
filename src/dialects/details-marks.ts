import { findTagEnd } from '../markdown/html-tags.ts';
import { findMarkerAt } from '../model/marker.ts';
import type { Entry } from '../model/paper.ts';
import type { StatusSign } from '../model/status-sign.ts';
import type { SourceDocument } from '../text/source-document.ts';
import { isBlankCode } from '../text/span.ts';
import type { TextEdit } from '../text/text-edit.ts';

/** Replaces the sign before the title, takes it away, or puts one there. */
export function detailsMarkEdits(source: SourceDocument, entry: Entry, sign: StatusSign | undefined): readonly TextEdit[] | undefined {
  const { text } = source;
  const old = entry.parts.marker;
  const marker = sign?.marker;
  if (old === undefined) return marker === undefined ? [] : insertMarker(source, entry, marker);
  if (marker !== undefined) return [{ span: old, newText: marker }];
  // Without a link the summary would name no paper any more.
  if (entry.parts.url === undefined) return undefined;
  // A line left blank would end the HTML block.
  const isFirstOnLine = /[\n\r]/.test(text.charAt(old.start - 1));
  const gone = (isFirstOnLine ? /^[ \t]*(?:\r\n|\n|\r)|^[ \t]/ : /^[ \t]/).exec(text.slice(old.end, entry.parts.title.start))?.[0] ?? '';
  return [{ span: { start: old.start, end: old.end + gone.length }, newText: '' }];
}

/** `<summary>  <a` becomes `<summary> ✅ <a`: where two blanks were left, the sign stood between them. */
function insertMarker(source: SourceDocument, entry: Entry, marker: string): readonly TextEdit[] | undefined {
  const { text } = source;
  const content = summaryContent(source, entry);
  if (content === undefined) return undefined;
  const { start } = content;
  const misspelt = findMisspelt(source, entry, start);
  if (misspelt !== undefined) return [{ span: { start, end: start + misspelt.length }, newText: marker }];
  if (start - content.from > 1 && isInlineBlank(text.charCodeAt(start - 1)) && isInlineBlank(text.charCodeAt(start - 2))) {
    return [{ span: { start: start - 1, end: start - 1 }, newText: marker }];
  }
  return [{ span: { start, end: start }, newText: `${marker} ` }];
}

/** Where the summary's text starts, and where the blanks before it do. */
function summaryContent({ text }: SourceDocument, { span, parts }: Entry): { readonly from: number; readonly start: number } | undefined {
  const open = /<summary(?=[\s/>])/i.exec(text.slice(span.start, parts.title.start));
  const from = open === null ? undefined : findTagEnd(text, span.start + open.index, parts.title.start);
  if (from === undefined) return undefined;
  let start = from;
  while (isBlankCode(text.charCodeAt(start))) start += 1;
  return { from, start };
}

/**
 * A misspelt shortcode such as `:⬜:` or `:x`, alone before the link, was meant for a sign: the new one takes its place.
 * A well-formed sign that the list does not explain may mean something else, and stays.
 */
function findMisspelt({ text }: SourceDocument, { parts }: Entry, start: number): string | undefined {
  if (parts.url === undefined) return undefined;
  const before = text.slice(start, text.lastIndexOf('<', parts.url.start)).trim();
  return /^:[^\s<>]{1,20}$/.test(before) && findMarkerAt(before, 0) === undefined ? before : undefined;
}

function isInlineBlank(code: number): boolean {
  return code === 0x20 || code === 0x09;
}
