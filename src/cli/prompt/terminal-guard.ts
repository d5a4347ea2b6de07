import type { Keyboard } from './keyboard.ts';
import type { Screen } from './screen.ts';

export interface Guard {
  readonly restore: () => void;
  readonly interrupt: () => void;
}

/** Signals that end the process: the terminal is put back first, then they do what they would have done. */
const DEADLY = ['SIGTERM', 'SIGHUP'] as const;

/**
 * Restores the terminal however the process ends, short of being killed. SIGINT is an interrupt like Ctrl-C, so that what
 * is being written is finished. The result ends the watch.
 */
export function guardTerminal({ restore, interrupt }: Guard): () => void {
  const stop = (): void => {
    process.off('exit', restoreQuietly);
    process.off('SIGINT', interrupt);
    for (const signal of DEADLY) process.off(signal, endBy);
  };
  const restoreQuietly = (): void => {
    try {
      restore();
    } catch {
      // The terminal is gone, which is what SIGHUP says.
    }
  };
  const endBy = (signal: NodeJS.Signals): void => {
    restoreQuietly();
    stop();
    // Whoever still listens (a lock to release) is asked again, now as the last one.
    process.kill(process.pid, signal);
  };
  process.on('exit', restoreQuietly);
  process.on('SIGINT', interrupt);
  for (const signal of DEADLY) process.on(signal, endBy);
  return stop;
}

/** Ctrl-Z: gives the terminal back to the shell until the process is continued. */
export function suspend({ screen, keyboard }: { readonly screen: Screen; readonly keyboard: Keyboard }): void {
  screen.leave();
  keyboard.setRawMode(false);
  process.once('SIGCONT', () => {
    keyboard.setRawMode(true);
    keyboard.press('change');
  });
  process.kill(process.pid, 'SIGTSTP');
}
