import { homedir, tmpdir } from 'node:os';
import type { DiskContext } from './disk-context.ts';
import { nodeFileSystem } from './file-system.ts';
import { onInterrupt } from './interrupts.ts';
import { privateFolders } from './private-folder.ts';
import { nodeProcessTable } from './process-table.ts';

/** The real disk, for the user of `environment` (`XDG_STATE_HOME`). */
export function createNodeContext(environment: Readonly<Record<string, string | undefined>>): DiskContext {
  const userId = process.getuid?.();
  // Not `$TMPDIR` where there are users: each process must come to the same folder.
  const temporary = userId === undefined ? tmpdir() : '/tmp';
  return {
    files: nodeFileSystem,
    processes: nodeProcessTable,
    clock: { now: Date.now, sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)) },
    privateFolders: privateFolders({ stateHome: environment['XDG_STATE_HOME'], home: homedir(), temporary, userId }),
    userId,
    randomName: () => randomDigits() + randomDigits(),
    onInterrupt,
    lockWait: 10_000,
  };
}

/** Names only have to differ, not to be secret: whatever is made under one is never made over something else. */
function randomDigits(): string {
  return Math.random().toString(36).slice(2).padEnd(11, '0');
}
