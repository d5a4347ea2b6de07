import type { FileSystem } from '../../../src/cli/disk/file-system.ts';

export type CallName = keyof FileSystem;

/** `files` with `before` run ahead of every call, with the call's name and its number from 0 on. What it throws is what the call throws. */
export function interceptedFileSystem(files: FileSystem, before: (name: CallName, index: number) => void): FileSystem {
  let calls = 0;
  const wrap =
    <Arguments extends unknown[], Result>(name: CallName, call: (...given: Arguments) => Result) =>
    (...given: Arguments): Result => {
      before(name, calls++);
      return call(...given);
    };
  return {
    open: wrap('open', files.open),
    readAll: wrap('readAll', files.readAll),
    // Takes half of what there is, so that a text is several writes and can be cut off within.
    write: wrap('write', (fd, bytes, offset, position) => files.write(fd, firstHalf(bytes, offset), offset, position)),
    fsync: wrap('fsync', files.fsync),
    close: wrap('close', files.close),
    ftruncate: wrap('ftruncate', files.ftruncate),
    fchmod: wrap('fchmod', files.fchmod),
    fchown: wrap('fchown', files.fchown),
    fstat: wrap('fstat', files.fstat),
    stat: wrap('stat', files.stat),
    lstat: wrap('lstat', files.lstat),
    realpath: wrap('realpath', files.realpath),
    readdir: wrap('readdir', files.readdir),
    mkdir: wrap('mkdir', files.mkdir),
    chmod: wrap('chmod', files.chmod),
    rename: wrap('rename', files.rename),
    link: wrap('link', files.link),
    unlink: wrap('unlink', files.unlink),
    checkWritable: wrap('checkWritable', files.checkWritable),
  };
}

/** The error that the operating system gives with `code`. */
export function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: injected`), { code });
}

/** What stands for `kill -9` within one process: from then on, no call does anything. It is no system error, so nothing may swallow it as one. */
export class Killed extends Error {}

function firstHalf(bytes: Uint8Array, offset: number): Uint8Array {
  return bytes.subarray(0, offset + Math.max(7, Math.ceil((bytes.length - offset) / 2)));
}
