import type { Painter } from '../commands/painter.ts';
import { escapeControls } from '../text/escape-text.ts';
import { findBlockElement, findInlineElement, type BlockElement, type InlineElement } from './note-elements.ts';
import { NoteMargin } from './note-margin.ts';
import { wrapRuns } from './note-runs.ts';
import { groupTables, tableLines } from './note-table.ts';
import { NoteText, type TextStyle } from './note-text.ts';
import type { NoteTag, NoteToken } from './note-token.ts';

export interface NoteOptions {
  /** Terminal cells in a line; `Infinity` wraps nothing. */
  readonly width: number;
  readonly painter: Painter;
}

type CloseTag = Extract<NoteToken, { kind: 'close' }>;

/** An element that is open and stands on lines of its own. */
interface OpenBlock {
  readonly tag: NoteTag;
  readonly gap: boolean;
  readonly indents: boolean;
  /** How many elements within a line were open before it. */
  readonly textDepth: number;
  /** The number of the next item, in a list. */
  next: number;
}

const LISTS: readonly string[] = ['ul', 'ol', 'menu', 'dir'];
const LITERAL: readonly string[] = ['pre', 'script', 'style', 'textarea', 'listing', 'xmp'];

/** What HTML ends when another of the kind begins, unless an element that may hold one has begun since. */
const IMPLIED_ENDS: readonly { readonly tags: readonly string[]; readonly within: readonly string[] }[] = [
  { tags: ['li'], within: LISTS },
  { tags: ['dt', 'dd'], within: ['dl'] },
  { tags: ['p'], within: ['blockquote', 'li', 'dd', 'div', 'details'] },
];

/** More open elements than this are not followed: nobody writes them, and some looks go through all. */
const MOST_OPEN = 200;

/** Cells of a thematic break, at most. */
const LONGEST_RULE = 40;

/** The lines, without line feeds, that `tokens` fill. */
export function layoutNote(tokens: Iterable<NoteToken>, options: NoteOptions): string[] {
  const layout = new NoteLayout(options);
  for (const token of groupTables(tokens)) {
    if (token.kind === 'table') layout.addTable(token.tokens);
    else layout.add(token);
  }
  return layout.finish();
}

class NoteLayout {
  readonly #painter: Painter;
  readonly #margin: NoteMargin;
  readonly #text: NoteText;
  readonly #blocks: OpenBlock[] = [];
  /** Signs of list items that there was no room to indent by: they go before the next text. */
  #signs = '';

  constructor({ width, painter }: NoteOptions) {
    this.#painter = painter;
    this.#margin = new NoteMargin(width);
    this.#text = new NoteText(painter.link);
  }

  add(token: NoteToken): void {
    if (token.kind === 'text') this.#addText(token.text);
    else if (token.kind === 'break') this.#text.addBreak();
    else if (token.kind === 'open') this.#open(token);
    else if (token.kind === 'close') this.#close(token);
  }

  addTable(tokens: readonly NoteToken[]): void {
    this.#writeSigns();
    this.#endParagraph(true);
    for (const line of tableLines(tokens, this.#margin.room, this.#painter)) this.#margin.addLine(line);
    this.#margin.addGap();
  }

  finish(): string[] {
    this.#closeBlocks(0);
    this.#text.closeTo(0);
    this.#endParagraph(false);
    return this.#margin.lines;
  }

  #addText(text: string): void {
    if (text.trim() !== '') this.#writeSigns();
    if (this.#isLiteral()) this.#text.addLiteral(text);
    else this.#text.add(text);
  }

  #open(tag: NoteTag): void {
    const inline = findInlineElement(tag.tag);
    const block = findBlockElement(tag.tag);
    if (inline !== undefined) {
      this.#writeSigns();
      this.#text.open(tag, this.#textStyle(inline));
    } else if (block !== undefined) this.#openBlock(tag, block);
  }

  #textStyle(element: InlineElement): TextStyle {
    const paint = element.style && this.#painter[element.style];
    // A `<code>` in a `<pre>` is set apart already.
    return this.#isLiteral() ? { paint } : { ...element, paint };
  }

  #openBlock(tag: NoteTag, block: BlockElement): void {
    if (tag.fromHtml) this.#closeImplied(tag.tag);
    const gap = this.#isSetApart(tag, block);
    this.#endParagraph(gap);
    if (tag.tag === 'hr') this.#addRule();
    else if (this.#blocks.length < MOST_OPEN) {
      const indents = this.#indent(tag);
      this.#blocks.push({ tag, gap, indents, textDepth: this.#text.depth, next: tag.start ?? 1 });
      if (block.before !== undefined) this.#writeSigns();
      this.#text.open({ tag: '', fromHtml: false }, { ...block, paint: block.style && this.#painter[block.style] });
    }
  }

  /** Items of a list stand close together unless the list is loose, and so do lists in them. */
  #isSetApart(tag: NoteTag, block: BlockElement): boolean {
    const inItem = tag.tag === 'li' || (LISTS.includes(tag.tag) && this.#blocks.some((open) => open.tag.tag === 'li'));
    return inItem ? this.#list()?.tag.loose === true : block.gap;
  }

  #closeImplied(tag: string): void {
    const rule = IMPLIED_ENDS.find(({ tags }) => tags.includes(tag));
    const stops = [...(rule?.within ?? [])];
    const index = this.#blocks.findLastIndex((block) => stops.includes(block.tag.tag) || rule?.tags.includes(block.tag.tag));
    const found = this.#blocks[index];
    if (found?.tag.fromHtml === true && !stops.includes(found.tag.tag)) this.#closeBlocks(index);
  }

  /** Indents what stands in `tag`, or keeps its sign for the text where there is no room; false if nothing is to be undone. */
  #indent(tag: NoteTag): boolean {
    if (tag.tag === 'blockquote') return this.#margin.indent('│ ', this.#painter.dim, '│ ');
    if (tag.tag === 'pre' || tag.tag === 'dd') return this.#margin.indent('    ', this.#painter.dim);
    if (tag.tag !== 'li') return false;
    const marker = escapeControls(`${this.#marker(tag)} `);
    const indents = this.#margin.indent(marker, (text) => text);
    if (!indents) this.#signs += marker;
    return indents;
  }

  #marker(item: NoteTag): string {
    const list = this.#list();
    const task = item.task === undefined ? '' : ` [${item.task ? 'x' : ' '}]`;
    if (item.marker !== undefined || list?.tag.tag !== 'ol') return (item.marker ?? '-') + task;
    list.next += 1;
    return `${list.next - 1}.${task}`;
  }

  #close({ tag, fromHtml }: CloseTag): void {
    const block = findBlockElement(tag);
    if (block === undefined) return this.#text.close(tag, fromHtml);
    const index = this.#blocks.findLastIndex((open) => open.tag.tag === tag || (fromHtml && !open.tag.fromHtml));
    const found = this.#blocks[index];
    if (found?.tag.tag === tag && found.tag.fromHtml === fromHtml) this.#closeBlocks(index);
    else this.#endParagraph(false);
  }

  /** Closes blocks until only the first `count` are open. */
  #closeBlocks(count: number): void {
    while (this.#blocks.length > count) {
      const block = this.#blocks.pop();
      if (block === undefined) return;
      if (block.tag.tag === 'li') this.#writeSigns();
      this.#text.closeTo(block.textDepth);
      this.#endParagraph(false);
      if (block.indents) this.#margin.outdent(block.tag.tag === 'li');
      if (block.gap) this.#margin.addGap();
    }
  }

  #endParagraph(gap: boolean): void {
    for (const line of wrapRuns(this.#text.take(), this.#margin.room)) this.#margin.addLine(line.text);
    if (gap) this.#margin.addGap();
  }

  #writeSigns(): void {
    this.#text.addLiteral(this.#signs);
    this.#signs = '';
  }

  #addRule(): void {
    this.#margin.addLine(this.#painter.dim('─'.repeat(Math.max(1, Math.min(LONGEST_RULE, this.#margin.room)))));
    this.#margin.addGap();
  }

  #list(): OpenBlock | undefined {
    return this.#blocks.findLast((block) => LISTS.includes(block.tag.tag));
  }

  #isLiteral(): boolean {
    return this.#blocks.some((block) => LITERAL.includes(block.tag.tag));
  }
}
