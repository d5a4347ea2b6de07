import { createHash } from 'node:crypto';

/** SHA-256 in lower-case hexadecimal; a string is hashed as UTF-8. */
export function hashOf(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex');
}

/** The name under which a list's lock, journal and copies are kept: 32 hexadecimal digits. */
export function listKey(realPath: string): string {
  return hashOf(realPath).slice(0, 32);
}
