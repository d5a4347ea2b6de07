import { textWidth } from '../../src/cli/text-width.ts';

/** What a terminal would show, as far as the walk-through goes: lines put in their places, cleared, and the other screen. */
export interface FakeScreen {
  readonly write: (text: string) => void;
  /** On the other screen: as of the last time that the cursor was shown, which is when all was drawn. */
  readonly lines: () => readonly string[];
  /** Whether the screen is the one beside the shell's. */
  readonly isAside: () => boolean;
  /** Lines that were ever wider than the window, sequences the screen does not know. */
  readonly faults: () => readonly string[];
  readonly resize: (columns: number) => void;
}

/** A control sequence, a line break, or text up to the next of either; what is cut off at the end waits for more. */
const PIECE = /\x1b\[([?\d;]*)([A-Za-z])|\r?\n|[^\x1b\r\n]+/y;

export function createFakeScreen(width: number): FakeScreen {
  let columns = width;
  let pending = '';
  let isAside = false;
  let row = 0;
  let drawn: readonly string[] = [];
  const screens: [string[], string[]] = [[''], ['']];
  const faults: string[] = [];
  const current = (): string[] => screens[isAside ? 1 : 0];
  const put = (text: string): void => {
    const lines = current();
    const line = (lines[row] ?? '') + text;
    lines[row] = line;
    if (isAside && textWidth(line) > columns) faults.push(line);
  };
  const control = (parameters: string, final: string): void => {
    if (parameters === '?1049') [isAside, row] = [final === 'h', final === 'h' ? 0 : screens[0].length - 1];
    else if (final === 'H') row = Number(parameters.split(';')[0]) - 1;
    else if (final === 'K') current()[row] = '';
    else if (final === 'J') current().splice(row);
    else if (parameters === '?25' && final === 'h') drawn = [...current()];
    else if (final !== 'm' && !/^\?(?:25|7)$/.test(parameters)) faults.push(`${parameters}${final}`);
  };
  return {
    write: (text) => {
      pending += text;
      PIECE.lastIndex = 0;
      let done = 0;
      for (let piece = PIECE.exec(pending); piece !== null; piece = PIECE.exec(pending)) {
        done = PIECE.lastIndex;
        if (piece[2] !== undefined) control(piece[1] ?? '', piece[2]);
        else if (piece[0].endsWith('\n')) current()[(row += 1)] = '';
        else put(piece[0]);
      }
      pending = pending.slice(done);
    },
    lines: () => (isAside ? drawn : current()),
    isAside: () => isAside,
    faults: () => faults,
    resize: (now) => void (columns = now),
  };
}
