import { join } from 'node:path';
import type { DiskContext } from './disk-context.ts';
import { errorCode, orFail } from './file-error.ts';
import { openFlags } from './file-system.ts';
import { quietly, readPrivateFile, removeQuietly, withOpenFile, writeAll } from './private-file.ts';
import { isLeftBehind, parseIdentity, renderIdentity, type ProcessIdentity } from './process-table.ts';

/** `busy`: another process kept it for all of the wait; `holder` says which, for the user. */
export type LockResult = { readonly kind: 'held'; release(): void } | { readonly kind: 'busy'; readonly holder: string };

/**
 * Takes the lock `key` in `folder`, waiting at most `context.lockWait` milliseconds.
 *
 * A lock is a file that names its holder, made complete by a hard link, so that it is never seen half-written. Only its
 * holder removes it, or else the process that holds the claim on it: a second lock named after the dead lock's random
 * token. A claim is itself such a lock. So two processes that find the same dead lock cannot both remove it, and one that
 * is late, with another's new lock in place, finds another token there and leaves it.
 */
export async function acquireLock(context: DiskContext, folder: string, key: string): Promise<LockResult> {
  let pause = 5;
  for (let waited = 0; ; waited += pause, pause = Math.min(pause * 1.5, 100)) {
    const lock = orFail({ doing: 'lock the list in', path: folder }, () => tryLock(context, { folder, key, name: `${key}.lock` }, 0));
    if (lock.kind === 'held') {
      removeLeftovers(context, folder, key);
      return lock;
    }
    if (waited >= context.lockWait) return lock;
    await context.clock.sleep(pause);
  }
}

interface LockPlace {
  readonly folder: string;
  readonly key: string;
  readonly name: string;
}

interface Holder {
  readonly identity: ProcessIdentity;
  readonly token: string;
}

/** A claim on a claim on a claim means three crashes within moments: beyond this the claims are left to a later try. */
const maximumDepth = 4;

function tryLock(context: DiskContext, place: LockPlace, depth: number): LockResult {
  const path = join(place.folder, place.name);
  const token = context.randomName();
  for (let tries = 0; tries < 3; tries += 1) {
    if (makeLock(context, place, token)) return { kind: 'held', release: () => releaseLock(context, path, token) };
    const found = readHolder(context, path);
    if (found.kind === 'free') continue;
    if (found.kind === 'live' || depth >= maximumDepth) return { kind: 'busy', holder: found.description };
    const claim = tryLock(context, { ...place, name: `${place.key}.${found.token}.claim` }, depth + 1);
    if (claim.kind === 'busy') return claim;
    const again = readHolder(context, path);
    if (again.kind === 'dead' && again.token === found.token) removeQuietly(context, path);
    claim.release();
  }
  return { kind: 'busy', holder: 'several other processes' };
}

/** Whether the lock is now ours. */
function makeLock(context: DiskContext, { folder, key, name }: LockPlace, token: string): boolean {
  const identity = renderIdentity(context.processes.self());
  const content = Buffer.from(`papers-lock 1 ${identity} ${token}\n`);
  const own = join(folder, `${key}.${identity}.${context.randomName()}.own`);
  writeLockFile(context, own, content);
  try {
    context.files.link(own, join(folder, name));
    return true;
  } catch (error) {
    const code = errorCode(error);
    // ENOENT: the file was taken for a leftover, as when the clock jumps; the next try makes another.
    if (code === 'EEXIST' || code === 'ENOENT') return false;
    if (!linklessCodes.has(code)) throw error;
    return makeLockDirectly(context, join(folder, name), content);
  } finally {
    removeQuietly(context, own);
  }
}

/** File systems without hard links (FAT, some phones) say one of these. */
const linklessCodes: ReadonlySet<string | undefined> = new Set(['EPERM', 'EACCES', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK']);

/** Without hard links the file is empty for a moment; `readHolder` takes an unreadable one for live until it is old. */
function makeLockDirectly(context: DiskContext, path: string, content: Uint8Array): boolean {
  try {
    writeLockFile(context, path, content);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Not flushed: after a power failure there is no holder either. */
function writeLockFile(context: DiskContext, path: string, content: Uint8Array): void {
  const fd = context.files.open(path, openFlags.create, 0o600);
  try {
    withOpenFile(context, fd, () => writeAll(context, fd, content, undefined));
  } catch (error) {
    removeQuietly(context, path);
    throw error;
  }
}

type Found =
  | { readonly kind: 'free' }
  | { readonly kind: 'live'; readonly description: string }
  | { readonly kind: 'dead'; readonly description: string; readonly token: string };

/** An unreadable lock counts as dead after this many milliseconds; only a file system without hard links ever shows one that is not. */
const unreadableAge = 10_000;

function readHolder(context: DiskContext, path: string): Found {
  const file = readPrivateFile(context, path);
  if (file.kind === 'absent') return { kind: 'free' };
  // The folder is ours alone, so this is no lock of ours: a link that someone planted before, or a restored backup.
  if (file.kind === 'unfit') return { kind: 'dead', description: `a lock that ${file.reason}`, token: 'unfit' };
  const age = context.clock.now() - file.modified;
  const holder = parseHolder(Buffer.from(file.bytes).toString('latin1'));
  if (holder === undefined) {
    return { kind: age > unreadableAge ? 'dead' : 'live', description: 'an unreadable lock', token: 'unreadable' };
  }
  const isHere = holder.identity.machine === context.processes.self().machine;
  const description = `process ${holder.identity.pid}${isHere ? '' : ' on another machine'}`;
  if (isLeftBehind(context.processes, holder.identity, age)) return { kind: 'dead', description, token: holder.token };
  return { kind: 'live', description };
}

function parseHolder(text: string): Holder | undefined {
  const [, identityText = '', token] = /^papers-lock 1 (\S+) ([0-9A-Za-z]{8,64})\n$/.exec(text) ?? [];
  const identity = parseIdentity(identityText);
  return identity === undefined || token === undefined ? undefined : { identity, token };
}

/** Ours is left alone if someone removed it by hand and another took its place. */
function releaseLock(context: DiskContext, path: string, token: string): void {
  quietly(() => {
    const file = readPrivateFile(context, path);
    if (file.kind === 'read' && parseHolder(Buffer.from(file.bytes).toString('latin1'))?.token === token) context.files.unlink(path);
  });
}

/**
 * What dead processes left beside the lock that we hold. All claims on earlier locks of this key may go, even a live
 * process's: it will find our token in the lock, not the one that it claims.
 */
function removeLeftovers(context: DiskContext, folder: string, key: string): void {
  quietly(() => {
    for (const name of context.files.readdir(folder)) {
      if (!name.startsWith(`${key}.`)) continue;
      if (name.endsWith('.claim') || isDeadOwn(context, join(folder, name))) removeQuietly(context, join(folder, name));
    }
  });
}

function isDeadOwn(context: DiskContext, path: string): boolean {
  const identity = parseIdentity(/\.([^.]+)\.[^.]+\.own$/.exec(path)?.[1] ?? '');
  return identity !== undefined && isLeftBehind(context.processes, identity, context.clock.now() - context.files.lstat(path).mtimeMs);
}
