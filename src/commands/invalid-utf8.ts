import { UserError } from './user-error.ts';

/** The error for bytes that are not UTF-8, with the line and byte where that shows first. */
export function describeInvalidUtf8(bytes: Uint8Array, name: string): UserError {
  const offset = firstInvalidByte(bytes);
  const line = bytes.subarray(0, offset).reduce((lines, byte) => lines + (byte === 0x0a ? 1 : 0), 1);
  const what = `0x${(bytes[offset] ?? 0).toString(16).padStart(2, '0')}`;
  return new UserError(
    'file',
    `${name} is not valid UTF-8: byte ${what} at offset ${offset}, line ${line}`,
    'convert it first, for example: iconv -f GB18030 -t UTF-8',
  );
}

/** Where the first sequence starts that is no character, found by bisection: decoding as a stream accepts one that is cut at the end. */
function firstInvalidByte(bytes: Uint8Array): number {
  let valid = 0;
  let invalid = bytes.length + 1;
  while (valid + 1 < invalid) {
    const middle = (valid + invalid) >>> 1;
    if (isValid(bytes.subarray(0, middle), true)) valid = middle;
    else invalid = middle;
  }
  while (!isValid(bytes.subarray(0, valid), false)) valid -= 1;
  return valid;
}

function isValid(bytes: Uint8Array, stream: boolean): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream });
    return true;
  } catch {
    return false;
  }
}
