import type { FileSystem } from './file-system.ts';
import type { ProcessTable } from './process-table.ts';

/** All that the disk layer needs from outside, so that a test can replace any of it. */
export interface DiskContext {
  readonly files: FileSystem;
  readonly processes: ProcessTable;
  readonly clock: Clock;
  /** Where locks and journals may live, the first usable one taken: see `privateFolders`. */
  readonly privateFolders: readonly string[];
  /** Who must own them; `undefined` where the system has no user ids. */
  readonly userId: number | undefined;
  /** At least 64 random bits, in letters and digits. */
  randomName(): string;
  /** Calls `cleanUp` when the process is asked to stop; the result takes the request back. */
  onInterrupt(cleanUp: () => void): () => void;
  /** How long to wait for another process's lock, in milliseconds. */
  readonly lockWait: number;
}

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  sleep(milliseconds: number): Promise<void>;
}
