import type { Entry } from '../model/paper.ts';
import type { StatusSign } from '../model/status-sign.ts';
import type { SourceDocument } from '../text/source-document.ts';
import type { Span } from '../text/span.ts';
import type { TextEdit } from '../text/text-edit.ts';
import { citedEndOf, itemLead } from './item-lead.ts';

/** Replaces what says the status of an item, takes it away, or puts it where its kind stands: a checkbox, a sign or a strike before or around the title, a word after it. */
export function itemMarkEdits(source: SourceDocument, entry: Entry, sign: StatusSign | undefined): readonly TextEdit[] | undefined {
  const { marker } = entry.parts;
  if (marker === undefined || entry.carrier === undefined) return sign === undefined ? [] : addSign(source, entry, sign);
  if (sign?.carrier === entry.carrier) return [{ span: marker, newText: sign.marker }];
  const removal = removeSign(source, entry, marker);
  // A struck item may have a checkbox, too, which says its status once the strike is gone.
  const { checkbox, contentStart } = itemLead(source, entry);
  if (sign?.carrier === 'checkbox' && checkbox !== '') {
    const start = contentStart - checkbox.length;
    return [{ span: { start, end: start + '[ ]'.length }, newText: sign.marker }, ...removal];
  }
  if (sign === undefined) return removal;
  const addition = addSign(source, entry, sign);
  return addition && [...addition, ...removal];
}

function removeSign(source: SourceDocument, entry: Entry, marker: Span): readonly TextEdit[] {
  const { text } = source;
  switch (entry.carrier) {
    case 'strike': {
      const tildes = text.slice(marker.start, marker.end);
      const close = text.lastIndexOf(tildes, citedEndOf(source, entry) - tildes.length);
      return [
        { span: marker, newText: '' },
        { span: { start: close, end: close + tildes.length }, newText: '' },
      ];
    }
    case 'trailing':
      return [{ span: { start: marker.start - blanksBefore(text, marker.start), end: marker.end }, newText: '' }];
    case 'checkbox':
      return [{ span: { start: marker.start, end: marker.end + strayBullet(text, marker.end) }, newText: '' }];
    default:
      return [{ span: { start: marker.start, end: marker.end + blanksAfter(text, marker.end) }, newText: '' }];
  }
}

function addSign(source: SourceDocument, entry: Entry, { carrier, marker }: StatusSign): readonly TextEdit[] | undefined {
  const { contentStart } = itemLead(source, entry);
  const end = citedEndOf(source, entry);
  switch (carrier) {
    case 'checkbox':
    case 'sign':
      return [{ span: { start: contentStart, end: contentStart }, newText: `${marker} ` }];
    case 'trailing':
      return [{ span: { start: end, end }, newText: ` ${marker}` }];
    case 'strike':
      return [
        { span: { start: contentStart, end: contentStart }, newText: marker },
        { span: { start: end, end }, newText: marker },
      ];
    default:
      return undefined;
  }
}

function blanksBefore(text: string, offset: number): number {
  return /[ \t]*$/.exec(text.slice(Math.max(0, offset - 20), offset))?.[0].length ?? 0;
}

/** The blanks after a checkbox, and a bullet after them, which would begin a list of its own. */
function strayBullet(text: string, offset: number): number {
  return /^[ \t]*(?:[-+*][ \t]+|\d{1,9}[.)][ \t]+)?/.exec(text.slice(offset, offset + 20))?.[0].length ?? 0;
}

function blanksAfter(text: string, offset: number): number {
  return /^[ \t]*/.exec(text.slice(offset, offset + 20))?.[0].length ?? 0;
}
