// By name: of a namespace the bundle would copy each of the hundred names.
import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  realpathSync,
  renameSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs';

/** The calls on the file system that writing a list needs, one each, so that a test can make any of them fail. Errors are Node's. */
export interface FileSystem {
  /** `flags` from `openFlags`; `mode` in permission bits, for a new file. */
  readonly open: (path: string, flags: number, mode?: number) => number;
  /** All bytes from the file's current position on. */
  readonly readAll: (fd: number) => Uint8Array;
  /** Writes `bytes` from `offset` on at `position` (`undefined`: where the file stands); says how many bytes were taken. */
  readonly write: (fd: number, bytes: Uint8Array, offset: number, position: number | undefined) => number;
  readonly fsync: (fd: number) => void;
  readonly close: (fd: number) => void;
  /** `length` in bytes. */
  readonly ftruncate: (fd: number, length: number) => void;
  readonly fchmod: (fd: number, mode: number) => void;
  readonly fchown: (fd: number, uid: number, gid: number) => void;
  readonly fstat: (fd: number) => FileStat;
  readonly stat: (path: string) => FileStat;
  readonly lstat: (path: string) => FileStat;
  readonly realpath: (path: string) => string;
  readonly readdir: (path: string) => string[];
  /** Makes missing folders above, too, each with `mode`. */
  readonly mkdir: (path: string, mode: number) => void;
  readonly chmod: (path: string, mode: number) => void;
  readonly rename: (from: string, to: string) => void;
  readonly link: (existing: string, added: string) => void;
  readonly unlink: (path: string) => void;
  /** @throws when this process may not write the file. */
  readonly checkWritable: (path: string) => void;
}

/** What is used of `fs.Stats`. `mode` carries the file type's bits, too; times are milliseconds since 1970, sizes bytes. */
export interface FileStat {
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly nlink: number;
  readonly size: number;
  readonly mtimeMs: number;
  isFile(): boolean;
  isDirectory(): boolean;
  isSymbolicLink(): boolean;
}

const { O_RDONLY, O_WRONLY, O_RDWR, O_CREAT, O_EXCL, O_APPEND, O_NOFOLLOW, O_NONBLOCK } = constants;
// Windows has neither flag; there the folder's own protection is all there is.
const careful = (O_NOFOLLOW ?? 0) | (O_NONBLOCK ?? 0);

/** How files are opened here: a symbolic link in the last place is never followed, and a planted pipe never waited for. */
export const openFlags: Readonly<Record<'read' | 'create' | 'append' | 'overwrite', number>> = {
  read: O_RDONLY | careful,
  create: O_WRONLY | O_CREAT | O_EXCL | careful,
  append: O_RDWR | O_APPEND | O_CREAT | careful,
  overwrite: O_RDWR | careful,
};

/** The real file system. */
export const nodeFileSystem: FileSystem = {
  open: (path, flags, mode) => openSync(path, flags, mode),
  readAll: (fd) => readFileSync(fd),
  write: (fd, bytes, offset, position) => writeSync(fd, bytes, offset, bytes.length - offset, position ?? null),
  fsync: (fd) => fsyncSync(fd),
  close: (fd) => closeSync(fd),
  ftruncate: (fd, length) => ftruncateSync(fd, length),
  fchmod: (fd, mode) => fchmodSync(fd, mode),
  fchown: (fd, uid, gid) => fchownSync(fd, uid, gid),
  fstat: (fd) => fstatSync(fd),
  stat: (path) => statSync(path),
  lstat: (path) => lstatSync(path),
  // The native one gives the spelling on disk where upper and lower case are one, as on macOS; the lock is keyed by it.
  realpath: (path) => realpathSync.native(path),
  readdir: (path) => readdirSync(path),
  mkdir: (path, mode) => void mkdirSync(path, { recursive: true, mode }),
  chmod: (path, mode) => chmodSync(path, mode),
  rename: (from, to) => renameSync(from, to),
  link: (existing, added) => linkSync(existing, added),
  unlink: (path) => unlinkSync(path),
  checkWritable: (path) => accessSync(path, constants.W_OK),
};
