import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { hashOf } from './hash.ts';

/** Names one process so that another can tell, later, whether it still runs. */
export interface ProcessIdentity {
  /** Eight hexadecimal digits for the host, its boot and its process namespace: process ids mean something only within these. */
  readonly machine: string;
  readonly pid: number;
  /** Clock ticks since boot when it started, in decimal: a reused process id has another. `0` where the system does not tell. */
  readonly start: string;
}

/** `unknown`: on another machine, or nothing to tell a reused process id by. */
export type ProcessState = 'alive' | 'dead' | 'unknown';

export interface ProcessTable {
  self(): ProcessIdentity;
  stateOf(identity: ProcessIdentity): ProcessState;
}

/** After this many milliseconds, what a process of unknown state left counts as left behind: a write takes far less than a second. */
const unknownOwnerAge = 5 * 60_000;

/** `machine-pid-start`, safe in a file name. */
export function renderIdentity({ machine, pid, start }: ProcessIdentity): string {
  return `${machine}-${pid}-${start}`;
}

/** The reverse of `renderIdentity`. */
export function parseIdentity(text: string): ProcessIdentity | undefined {
  const [, machine, pid, start] = /^([0-9a-f]{8})-(\d{1,15})-(\d{1,20})$/.exec(text) ?? [];
  if (machine === undefined || pid === undefined || start === undefined) return undefined;
  return { machine, pid: Number(pid), start };
}

/** Whether what `owner` left `ageMilliseconds` ago may be cleaned away. */
export function isLeftBehind(processes: ProcessTable, owner: ProcessIdentity, ageMilliseconds: number): boolean {
  const state = processes.stateOf(owner);
  return state === 'dead' || (state === 'unknown' && ageMilliseconds > unknownOwnerAge);
}

/** The processes of this machine, by `/proc` where there is one. */
export const nodeProcessTable: ProcessTable = {
  self: () => {
    ownIdentity ??= { machine: machineName(), pid: process.pid, start: readStart(process.pid) ?? '0' };
    return ownIdentity;
  },
  stateOf: ({ machine, pid, start }) => {
    if (machine !== nodeProcessTable.self().machine) return 'unknown';
    if (!runs(pid)) return 'dead';
    const startNow = readStart(pid);
    if (startNow === undefined || start === '0') return 'unknown';
    return startNow === start ? 'alive' : 'dead';
  },
};

let ownIdentity: ProcessIdentity | undefined;

function machineName(): string {
  const boot = readOrEmpty(() => readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim());
  // Containers may share a home folder and a host name, but not their process ids.
  const namespace = readOrEmpty(() => readlinkSync('/proc/self/ns/pid'));
  return hashOf(`${hostname()}\n${boot}\n${namespace}`).slice(0, 8);
}

function readOrEmpty(read: () => string): string {
  try {
    return read();
  } catch {
    return '';
  }
}

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, as another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Field 22 of `/proc/<pid>/stat` (proc(5)); counted from after the command's name, which may hold blanks and brackets. */
function readStart(pid: number): string | undefined {
  const stat = readOrEmpty(() => readFileSync(`/proc/${pid}/stat`, 'latin1'));
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
}
