import type { Paint } from '../commands/painter.ts';
import { textWidth } from './text-width.ts';

/** What stands at the left of every line of a quote, list item or code block; `first` and `rest` take the same cells. */
interface Indent {
  readonly first: string;
  readonly rest: string;
  readonly width: number;
  readonly paint: Paint;
  used: boolean;
}

/** Text keeps this many cells, or half the width if that is less: what is nested deeper is not indented further. */
const ROOM_KEPT = 24;

/** The lines of a note as they come, each with the margin that what it stands in asks for. */
export class NoteMargin {
  readonly lines: string[] = [];
  readonly #width: number;
  readonly #indents: Indent[] = [];
  #wantsGap = false;
  /** How many of the indents have been there ever since the last line: a blank line belongs to these. */
  #shared = 0;

  constructor(width: number) {
    this.#width = width;
  }

  /** Terminal cells that text may take in a line. */
  get room(): number {
    return this.#indents.reduce((room, { width }) => room - width, this.#width);
  }

  /** Sets what follows apart from what stands before by a blank line. */
  addGap(): void {
    this.#wantsGap = true;
  }

  addLine(line: string): void {
    if (this.#wantsGap && this.lines.length > 0) this.lines.push(this.#indentation(this.#shared).trimEnd());
    this.#wantsGap = false;
    this.lines.push((this.#indentation(this.#indents.length) + line).trimEnd());
    this.#shared = this.#indents.length;
  }

  /** Indents what follows with `first` in its first line and as many blanks, or `rest`, in the others; false if there is no room to. */
  indent(first: string, paint: Paint, rest?: string): boolean {
    const width = textWidth(first);
    if (this.room - width < Math.min(ROOM_KEPT, this.#width / 2)) return false;
    this.#indents.push({ first, rest: rest ?? ' '.repeat(width), width, paint, used: false });
    return true;
  }

  /** Ends the last indentation; `required` says that it has to show even if nothing came. */
  outdent(required: boolean): void {
    if (required && this.#indents.at(-1)?.used === false) this.addLine('');
    this.#indents.pop();
    this.#shared = Math.min(this.#shared, this.#indents.length);
  }

  #indentation(count: number): string {
    return this.#indents
      .slice(0, count)
      .map((indent) => {
        const text = indent.used ? indent.rest : indent.first;
        indent.used = true;
        const sign = text.trimEnd();
        return sign === '' ? text : indent.paint(sign) + text.slice(sign.length);
      })
      .join('');
  }
}
