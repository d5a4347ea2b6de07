import { findTagEnd } from '../markdown/html-tags.ts';
import type { Entry } from '../model/paper.ts';
import type { SourceDocument } from '../text/source-document.ts';
import { isBlankCode } from '../text/span.ts';
import type { TextEdit } from '../text/text-edit.ts';
import type { EntryDraft, EntryWriter } from './entry-writer.ts';

/** Writes `<details>` entries; an HTML block needs a blank line after it, or it swallows what follows. */
export const detailsWriter: EntryWriter = { leastGap: 1, markEdits, renderEntry };

function markEdits(source: SourceDocument, entry: Entry, marker: string | undefined): readonly TextEdit[] | undefined {
  const { text } = source;
  const old = entry.parts.marker;
  if (old === undefined) return marker === undefined ? [] : insertMarker(source, entry, marker);
  if (marker !== undefined) return [{ span: old, newText: marker }];
  const end = isInlineBlank(text.charCodeAt(old.end)) ? old.end + 1 : old.end;
  return [{ span: { start: old.start, end }, newText: '' }];
}

/** `<summary>  <a` becomes `<summary> ✅ <a`: where two blanks were left, the sign stood between them. */
function insertMarker({ text }: SourceDocument, entry: Entry, marker: string): readonly TextEdit[] | undefined {
  const open = /<summary(?=[\s/>])/i.exec(text.slice(entry.span.start, entry.parts.title.start));
  const start = open === null ? undefined : findTagEnd(text, entry.span.start + open.index, entry.parts.title.start);
  if (start === undefined) return undefined;
  let content = start;
  while (isBlankCode(text.charCodeAt(content))) content += 1;
  if (content - start > 1 && isInlineBlank(text.charCodeAt(content - 1)) && isInlineBlank(text.charCodeAt(content - 2))) {
    return [{ span: { start: content - 1, end: content - 1 }, newText: marker }];
  }
  return [{ span: { start: content, end: content }, newText: `${marker} ` }];
}

function renderEntry({ title, url, marker, note }: EntryDraft, { eol }: SourceDocument): string {
  const name = escapeHtml(title);
  const link = url === undefined ? name : `<a href="${escapeHtml(url)}">${name}</a>`;
  const summary = `<summary> ${marker === undefined ? '' : `${marker} `}${link} </summary>`;
  const body = note === '' ? [] : ['<br>', '<blockquote>', '', note, '', '</blockquote>'];
  return ['<details>', summary, ...body, '</details>'].join(eol);
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function isInlineBlank(code: number): boolean {
  return code === 0x20 || code === 0x09;
}
