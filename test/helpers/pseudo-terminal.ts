import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { createFakeScreen, type FakeScreen } from './fake-screen.ts';

/** How a command ended, and whether the terminal's settings were then those from before. */
export interface TerminalEnd {
  readonly code: number | null;
  readonly signal: number | null;
  readonly isRestored: boolean;
}

/** A command that runs in a terminal of its own. */
export interface PseudoTerminal {
  readonly screen: FakeScreen;
  /** All that was written so far. */
  readonly written: () => string;
  /** Waits until the screen shows `text`. */
  readonly see: (text: string) => Promise<void>;
  readonly send: (keys: string) => void;
  readonly resize: (columns: number, rows: number) => void;
  readonly signal: (number: number) => void;
  readonly ended: Promise<TerminalEnd>;
}

export interface TerminalSetting {
  readonly columns: number;
  readonly rows: number;
  readonly command: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** Whether pseudo-terminals can be had: Python has them everywhere but on Windows, and no package of ours need be compiled. */
export function hasPseudoTerminals(): boolean {
  return spawnSync('python3', ['-c', 'import fcntl, pty, termios']).status === 0;
}

const PATIENCE = 10_000;

export function openPseudoTerminal({ columns, rows, command, env }: TerminalSetting): PseudoTerminal {
  const script = join(import.meta.dirname, 'pseudo-terminal.py');
  const child = spawn('python3', [script, String(columns), String(rows), ...command], {
    env: { PATH: process.env['PATH'], TERM: 'xterm', ...env },
  });
  const screen = createFakeScreen(columns);
  const waiting = new Set<() => void>();
  let written = '';
  let report = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    written += text;
    screen.write(text);
    for (const look of waiting) look();
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => void (report += text));
  const order = (what: object): void => void child.stdin.write(`${JSON.stringify(what)}\n`);
  return {
    screen,
    written: () => written,
    see: (text) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`“${text}” never came:\n${screen.lines().join('\n')}\n${report}`)), PATIENCE);
        const look = (): void => {
          if (!screen.lines().join('\n').includes(text)) return;
          clearTimeout(timer);
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
    send: (keys) => order({ send: keys }),
    resize: (width, height) => {
      screen.resize(width);
      order({ resize: [width, height] });
    },
    signal: (number) => order({ signal: number }),
    // Our own script writes this.
    ended: new Promise((resolve) => child.on('close', () => resolve(JSON.parse(report) as TerminalEnd))),
  };
}
