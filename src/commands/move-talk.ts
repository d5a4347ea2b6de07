import { statusOnArrival, type ArrivalPlace } from '../edits/arrival-status.ts';
import type { Destination } from '../edits/placement.ts';
import { renderCategory } from '../model/category.ts';
import type { Entry } from '../model/paper.ts';
import { lineOf, type PaperList } from '../model/paper-list.ts';
import type { Status } from '../model/status.ts';

/** Says a move in one line: `2209.04836  line 1124: 待分类 → 微调  Git re-basin  (to-classify → unread)`. */
export function describeMove(list: PaperList, entry: Entry, destination: Destination, as: Status | undefined): string {
  const { id, title, category } = entry.paper;
  const path = destination.kind === 'category' ? destination.path : destination.entry.paper.category;
  const place = destination.kind === 'category' ? '' : `, ${destination.side} ${destination.entry.paper.id}`;
  return `${id}  line ${lineOf(list, entry)}: ${showPath(category)} → ${showPath(path)}${place}  ${title}${describeStatus(list, entry, { category: path, as, isMarked: false })}`;
}

function describeStatus(list: PaperList, entry: Entry, place: ArrivalPlace): string {
  const status = statusOnArrival(list, entry, place);
  const old = entry.paper.status;
  return typeof status !== 'string' || status === old ? '' : `  (${old} → ${status})`;
}

function showPath(path: readonly string[]): string {
  return path.length === 0 ? '/' : renderCategory(path);
}
