import type { Block } from '../markdown/outline.ts';
import type { Status } from '../model/status.ts';
import { overlapsAny, type Span } from '../text/span.ts';
import type { GroupLabel } from './dialect.ts';

/** In UTF-16 units: a longer paragraph says more than a status. */
const LONGEST = 60;

/** A title that ends in a colon, or that is all in bold: `Read:`, `**To read**`, `**待读：**`. */
const SHAPE = /^(?:(\*\*|__)\s*([^*_\n\r]+?)\s*[:：]?\s*\1\s*[:：]?|([^*_\n\r]+?)\s*[:：])$/;

/** What labels are looked for in. */
export interface LabelledDocument {
  readonly text: string;
  readonly blocks: readonly Block[];
  /** The status that a title says. */
  readonly readTitle: (title: string) => Status | undefined;
  /** Elements that are no part of the document's own structure, in file order. */
  readonly claimed: readonly Span[];
}

/**
 * Paragraphs that label the list below them with a status, as `Read:` does, up to the next such label or heading. One that labels nothing, or
 * nothing any more, is a label only beside one that does.
 */
export function findParagraphLabels(document: LabelledDocument): readonly GroupLabel[] {
  const labels: FoundLabel[] = [];
  let open: FoundLabel | undefined;
  for (const block of document.blocks.filter(({ nesting }) => nesting === 0)) {
    const kind = kindOf(document, block);
    if (open !== undefined) open.next ??= typeof kind === 'string' ? kind : 'label';
    if (typeof kind === 'string' && kind !== 'heading') continue;
    if (open !== undefined) open.section.end = block.start;
    open = typeof kind === 'string' ? undefined : kind;
    if (open !== undefined) labels.push(open);
  }
  return labels.some(({ next }) => next === 'list-item') ? labels.filter(({ next }) => next === undefined || LABELLED.has(next)) : [];
}

/** The block as a label, or what else it is; `html` for what is claimed. */
function kindOf({ text, readTitle, claimed }: LabelledDocument, block: Block): FoundLabel | Block['kind'] {
  if (block.kind !== 'paragraph' && block.kind !== 'heading') return block.kind;
  if (overlapsAny(claimed, block)) return 'html';
  return (block.kind === 'paragraph' ? readLabel(text, block, readTitle) : undefined) ?? block.kind;
}

/** What may come right after a label. */
const LABELLED: ReadonlySet<string> = new Set<Block['kind'] | 'label'>(['list-item', 'heading', 'label']);

interface FoundLabel extends GroupLabel {
  readonly section: { readonly start: number; end: number };
  /** What comes right after it. */
  next: Block['kind'] | 'label' | undefined;
}

function readLabel(text: string, { start, end }: Block, readTitle: LabelledDocument['readTitle']): FoundLabel | undefined {
  if (end - start > LONGEST) return undefined;
  const [, , bold, plain] = SHAPE.exec(text.slice(start, end)) ?? [];
  const title = bold ?? plain;
  if (title === undefined || readTitle(title) === undefined) return undefined;
  return { title, span: { start, end }, section: { start, end: text.length }, next: undefined };
}
