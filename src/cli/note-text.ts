import type { Paint } from '../commands/painter.ts';
import { escapeControls } from '../text/escape-text.ts';
import type { InlineElement } from './note-elements.ts';
import type { Run } from './note-runs.ts';
import type { NoteTag } from './note-token.ts';

/** How the text inside an element looks, its style being ready to use. */
export interface TextStyle extends Pick<InlineElement, 'before' | 'after'> {
  readonly paint?: Paint | undefined;
}

interface OpenStyle {
  readonly tag: NoteTag;
  readonly style: TextStyle;
  /** The text of a link so far. */
  said: string;
}

/** More open elements than this are not followed: nobody writes them, and each text looks at all that are open. */
const MOST_OPEN = 200;

const TAB = '    ';

/** The text of one paragraph after the other, as it fills: blanks run together, controls escaped, styles applied. */
export class NoteText {
  readonly #open: OpenStyle[] = [];
  readonly #linkPaint: Paint;
  #runs: Run[] = [];
  /** The character that ends the runs, or a line feed where there are none. */
  #last = '\n';

  constructor(linkPaint: Paint) {
    this.#linkPaint = linkPaint;
  }

  /** How many elements are open, for `closeTo`. */
  get depth(): number {
    return this.#open.length;
  }

  /**
   * Adds text in which blanks count once. Line ends stay line ends: notes are written line by line, and what stands on one
   * line belongs together.
   */
  add(text: string): void {
    const together = text.replace(/[ \t\f]+/g, ' ').replace(/ ?[\r\n]\s*/g, '\n');
    if (this.#last === '\n') this.addLiteral(together.replace(/^[ \n]+/, ''));
    else this.addLiteral(this.#last === ' ' ? together.replace(/^ /, '') : together);
  }

  /** Adds text whose blanks and line ends all count. */
  addLiteral(text: string): void {
    if (text === '') return;
    const shown = text
      .replaceAll('\t', TAB)
      .split(/\r\n?|\n/)
      .map(escapeControls)
      .join('\n');
    this.#runs.push({ text: shown, paints: this.#paints() });
    this.#last = shown.charAt(shown.length - 1);
    const link = this.#open.findLast((element) => element.tag.href !== undefined);
    if (link !== undefined) link.said += shown;
  }

  /** Ends the line, if anything was said before. */
  addBreak(): void {
    if (this.#runs.length > 0) this.addLiteral('\n');
  }

  open(tag: NoteTag, style: TextStyle): void {
    if (this.#open.length >= MOST_OPEN) return;
    this.#open.push({ tag, style, said: '' });
    // What `before` says is not to be run together with blanks that stand before it.
    if (style.before !== undefined) this.addLiteral(style.before);
  }

  /** Closes the innermost open `tag` and what is open inside it; nothing if there is none, or Markdown opened one inside it. */
  close(tag: string, fromHtml: boolean): void {
    for (let index = this.#open.length - 1; index >= 0; index -= 1) {
      const element = this.#open[index]?.tag;
      if (element?.tag === tag && element.fromHtml === fromHtml) return this.closeTo(index);
      if (fromHtml && element?.fromHtml === false) return;
    }
  }

  /** Closes elements until only the first `depth` of them are open. */
  closeTo(depth: number): void {
    while (this.#open.length > depth) {
      const element = this.#open.at(-1);
      if (element?.style.after !== undefined) this.addLiteral(element.style.after);
      this.#open.pop();
      if (element?.tag.href !== undefined) this.#addAddress(element.tag.href, element.tag.title, element.said);
    }
  }

  /** The paragraph so far, after which a new one begins. */
  take(): Run[] {
    const runs = this.#runs;
    this.#runs = [];
    this.#last = '\n';
    return runs;
  }

  /** Where a link leads, unless its text has just said so. */
  #addAddress(href: string, title: string | undefined, said: string): void {
    const spoken = said.trim();
    const known = ['', 'mailto:', 'http://'].some((scheme) => escapeControls(href) === scheme + spoken);
    const address = known ? undefined : href;
    const words = [address, title === undefined ? undefined : `"${title}"`].filter((word) => word !== undefined);
    if (words.length === 0) return;
    this.addLiteral(this.#last === '\n' || this.#last === ' ' ? '(' : ' (');
    this.#runs.push({ text: escapeControls(words.join(', ')), paints: [...this.#paints(), this.#linkPaint] });
    this.addLiteral(')');
  }

  #paints(): Paint[] {
    return [...new Set(this.#open.map((element) => element.style.paint))].filter((paint) => paint !== undefined);
  }
}
