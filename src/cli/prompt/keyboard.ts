import { createInterface, type Interface, type Key } from 'node:readline';
import { Writable } from 'node:stream';
import type { ReadStream } from 'node:tty';

/** What was pressed, with the line as it then was. `change` is any edit of the line, or a reason to draw anew. */
export interface KeyPress {
  readonly name: KeyName;
  readonly line: string;
  /** UTF-16 offset into `line`. */
  readonly cursor: number;
}

export type KeyName =
  | 'enter'
  | 'change'
  | 'up'
  | 'down'
  | 'page-up'
  | 'page-down'
  | 'tab'
  | 'shift-tab'
  | 'escape'
  | 'ctrl-n'
  | 'ctrl-r'
  | 'interrupt'
  | 'suspend'
  | 'end';

/** A terminal's keys, one at a time, in raw mode; Node's readline edits the line. */
export interface Keyboard {
  /** Forgets what was pressed before a question was there to be read, and starts with this line. */
  readonly start: (line: string) => void;
  readonly read: () => Promise<KeyPress>;
  /** Draws attention to what did not come from the keyboard: a window of another size, a signal. */
  readonly press: (name: 'change' | 'interrupt') => void;
  readonly setRawMode: (isRaw: boolean) => void;
  /** Leaves raw mode and lets the process end. */
  readonly close: () => void;
}

/** An escape sequence arrives at once; what comes later than this many milliseconds after an escape is a key of its own. */
const ESCAPE_TIMEOUT = 60;

export function createKeyboard(input: ReadStream): Keyboard {
  const reader = createReader(input);
  const queue = createQueue();
  const press = (name: KeyName, line = reader.line): void => queue.push({ name, line, cursor: Math.min(reader.cursor, line.length) });
  const onKey = (_text: string | undefined, key: Key): void => {
    const name = nameOf(key);
    if (name !== undefined) press(name);
  };
  input.on('keypress', onKey);
  reader.on('line', (line) => press('enter', line));
  reader.on('SIGINT', () => press('interrupt'));
  reader.on('SIGTSTP', () => press('suspend'));
  const end = (): void => press('end', '');
  reader.on('close', end);
  input.on('error', end);
  return {
    start: (line) => {
      queue.clear();
      replaceLine(reader, line);
      queue.clear();
    },
    read: queue.read,
    press,
    setRawMode: (isRaw) => input.setRawMode(isRaw),
    close: () => {
      input.off('keypress', onKey);
      input.off('error', end);
      reader.close();
    },
  };
}

/** It writes nothing: what it shows would not know of wide characters at the window's edge. */
function createReader(input: ReadStream): Interface {
  const output = new Writable({ write: (_chunk, _encoding, done) => done() });
  const completer = (line: string): [string[], string] => [[], line];
  return createInterface({ input, output, completer, terminal: true, historySize: 0, escapeCodeTimeout: ESCAPE_TIMEOUT });
}

function replaceLine(reader: Interface, line: string): void {
  reader.write(null, { ctrl: true, name: 'e' });
  reader.write(null, { ctrl: true, name: 'u' });
  if (line !== '') reader.write(line);
}

/** Enter, Ctrl-C and Ctrl-Z are events of the line's own. */
const KEYS: ReadonlyMap<string, KeyName | undefined> = new Map([
  ['return', undefined],
  ['enter', undefined],
  ['ctrl-c', undefined],
  ['ctrl-z', undefined],
  ['tab', 'tab'],
  ['shift-tab', 'shift-tab'],
  ['ctrl-n', 'ctrl-n'],
  ['ctrl-r', 'ctrl-r'],
  ['up', 'up'],
  ['down', 'down'],
  ['pageup', 'page-up'],
  ['pagedown', 'page-down'],
  ['escape', 'escape'],
]);

function nameOf({ name = '', ctrl, shift }: Key): KeyName | undefined {
  const pressed = ctrl === true ? `ctrl-${name}` : shift === true && name === 'tab' ? 'shift-tab' : name;
  return KEYS.has(pressed) ? KEYS.get(pressed) : 'change';
}

interface Queue {
  readonly push: (key: KeyPress) => void;
  readonly read: () => Promise<KeyPress>;
  readonly clear: () => void;
}

/** Keeps what comes faster than it is read. An end or an interrupt is never forgotten. */
function createQueue(): Queue {
  let waiting: ((key: KeyPress) => void) | undefined;
  let keys: KeyPress[] = [];
  return {
    push: (key) => {
      const reader = waiting;
      waiting = undefined;
      if (reader === undefined) keys.push(key);
      else reader(key);
    },
    read: () => {
      const key = keys[0];
      if (key === undefined) return new Promise((resolve) => void (waiting = resolve));
      if (key.name !== 'end') keys.shift();
      return Promise.resolve(key);
    },
    clear: () => {
      keys = keys.filter(({ name }) => name === 'end' || name === 'interrupt');
    },
  };
}
