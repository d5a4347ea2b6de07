import { fstatSync, readSync, statSync, writeSync } from 'node:fs';
import type { Input, Output } from '../commands/context.ts';
import { UserError } from '../commands/user-error.ts';

/** Nobody reads the output any more: the command ends, quietly. */
export class ClosedPipe extends Error {
  override readonly name = 'ClosedPipe';
}

const CHUNK = 65_536;
const PAUSE = 2;

/**
 * Output to a file descriptor, written at once: `process.stdout` would take longer to set up than the seed takes to parse.
 * @throws ClosedPipe from `write` when the reader has gone.
 */
export function createOutput(descriptor: number): Output {
  return {
    isTerminal: isTerminal(descriptor),
    write: (text) => {
      if (text !== '') writeAll(descriptor, Buffer.from(text));
    },
  };
}

/** Standard input, read to its end when asked for. */
export function createInput(descriptor: number): Input {
  return { isTerminal: isTerminal(descriptor), readBytes: () => readAll(descriptor), readLine: () => readLine(descriptor) };
}

/** Only a device that is not `/dev/null` is asked: asking loads Node's streams, which takes longer than listing the seed. */
function isTerminal(descriptor: number): boolean {
  try {
    const device = fstatSync(descriptor);
    if (!device.isCharacterDevice() || device.rdev === statSync('/dev/null').rdev) return false;
  } catch {
    return false;
  }
  if (descriptor === 0) return process.stdin.isTTY;
  return descriptor === 1 ? process.stdout.isTTY : process.stderr.isTTY;
}

function writeAll(descriptor: number, bytes: Uint8Array): void {
  let written = 0;
  while (written < bytes.length) {
    try {
      written += writeSync(descriptor, bytes, written);
    } catch (error) {
      // A socket whose reader left some of it unread is reset.
      if (hasCode(error, 'EPIPE') || hasCode(error, 'ECONNRESET')) throw new ClosedPipe();
      if (!hasCode(error, 'EAGAIN')) throw streamError(error, `cannot write to standard ${descriptor === 2 ? 'error' : 'output'}`);
      pause();
    }
  }
}

function readAll(descriptor: number): Uint8Array {
  const chunks: Uint8Array[] = [];
  for (;;) {
    const chunk = Buffer.allocUnsafe(CHUNK);
    const count = readSome(descriptor, chunk);
    if (count === 0) return Buffer.concat(chunks);
    chunks.push(chunk.subarray(0, count));
  }
}

/** A terminal hands over a line at a time. */
function readLine(descriptor: number): string {
  const chunk = Buffer.alloc(1024);
  return chunk.toString('utf8', 0, readSome(descriptor, chunk));
}

function readSome(descriptor: number, chunk: Uint8Array): number {
  for (;;) {
    try {
      return readSync(descriptor, chunk);
    } catch (error) {
      if (hasCode(error, 'EOF')) return 0;
      if (!hasCode(error, 'EAGAIN')) throw streamError(error, 'cannot read standard input');
      pause();
    }
  }
}

/** What the system refuses is nobody's bug: a full disk behind `>`, a folder behind `<`. */
function streamError(error: unknown, what: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
  return code === undefined ? error : new UserError('file', `${what}: ${SYSTEM_REASONS[code] ?? 'the system refused'} (${code})`);
}

const SYSTEM_REASONS: Readonly<Record<string, string | undefined>> = {
  EBADF: 'it is closed',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'the file would be too large',
  EIO: 'input/output error',
  EISDIR: 'it is a folder',
  ENOSPC: 'no space left on the device',
};

/** A descriptor shared with another process may be non-blocking; then there is nothing to do but to wait a little. */
function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE);
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
