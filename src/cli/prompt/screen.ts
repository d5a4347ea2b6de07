import type { Frame, WindowSize } from './frame.ts';

/** A screen beside the one the shell writes on (xterm's alternate screen buffer). */
export interface Screen {
  readonly enter: () => void;
  /** Brings back what was there before. */
  readonly leave: () => void;
  readonly draw: (frame: Frame) => void;
  readonly size: () => WindowSize;
}

export interface ScreenPorts {
  readonly write: (text: string) => void;
  /** As the terminal says it now; 0 or undefined where it does not know. */
  readonly size: () => { readonly columns: number | undefined; readonly rows: number | undefined };
}

/**
 * Lines are not wrapped by the terminal: one that takes a character for wider than we do would otherwise push
 * all others down.
 */
const ENTER = '\x1b[?1049h\x1b[?7l';
const LEAVE = '\x1b[?7h\x1b[?25h\x1b[?1049l';
const HIDE_CURSOR = '\x1b[?25l';
const SHOW_CURSOR = '\x1b[?25h';
const CLEAR_LINE = '\x1b[2K';
/** From the cursor's line on. */
const CLEAR_BELOW = '\x1b[J';

export function createScreen({ write, size }: ScreenPorts): Screen {
  let isEntered = false;
  const enter = (): void => {
    if (!isEntered) write(ENTER);
    isEntered = true;
  };
  const leave = (): void => {
    if (!isEntered) return;
    isEntered = false;
    write(LEAVE);
  };
  return {
    enter,
    leave,
    draw: (frame) => {
      enter();
      write(renderFrame(frame));
    },
    size: () => {
      const { columns, rows } = size();
      return { columns: columns || 80, rows: rows || 24 };
    },
  };
}

/** What is below the last line is cleared; each line clears its own place, so that the window never flickers empty. */
function renderFrame({ lines, cursor }: Frame): string {
  const body = lines.map((line, row) => `${moveTo(row, 0)}${CLEAR_LINE}${line}`).join('');
  return `${HIDE_CURSOR}${moveTo(lines.length - 1, 0)}${CLEAR_BELOW}${body}${moveTo(cursor.row, cursor.column)}${SHOW_CURSOR}`;
}

function moveTo(row: number, column: number): string {
  return `\x1b[${row + 1};${column + 1}H`;
}
