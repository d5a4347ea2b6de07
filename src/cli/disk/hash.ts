import { createHash } from 'node:crypto';

/**
 * SHA-256 in lower-case hexadecimal; a string is hashed as UTF-8. Loading `node:crypto` costs about 3 ms, but a hash in
 * JavaScript costs more: a command that writes runs it once, cold (MurmurHash3 over two texts of 47 KB: 6 ms).
 */
export function hashOf(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex');
}

/** The name under which a list's lock, journal and copies are kept: 32 hexadecimal digits. */
export function listKey(realPath: string): string {
  return hashOf(realPath).slice(0, 32);
}
