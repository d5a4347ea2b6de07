import type { Notice } from '../../commands/files-port.ts';
import type { DiskContext } from './disk-context.ts';

/** A list whose lock this process holds. */
export interface LockedList {
  readonly context: DiskContext;
  /** As the user named it. */
  readonly path: string;
  readonly realPath: string;
  readonly key: string;
  readonly inPlace: boolean;
  /** Keeps notices for the result, each message once. */
  readonly addNotices: (notices: readonly Notice[]) => void;
}
