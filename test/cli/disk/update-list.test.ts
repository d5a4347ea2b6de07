import { execFileSync } from 'node:child_process';
import { chmodSync, linkSync, lstatSync, mkdirSync, readFileSync, readlinkSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Clock } from '../../../src/cli/disk/disk-context.ts';
import { createDiskFiles } from '../../../src/cli/disk/disk-files.ts';
import { openFlags, type FileSystem } from '../../../src/cli/disk/file-system.ts';
import { hashOf } from '../../../src/cli/disk/hash.ts';
import { readListJournal } from '../../../src/cli/disk/read-list-journal.ts';
import { updateListFile } from '../../../src/cli/disk/update-list.ts';
import { interceptedFileSystem, systemError } from './faulty-file-system.ts';
import { fakeProcesses, hastyFileSystem, makeScratch, replaceBy, scratchContext, update, type Scratch } from './scratch.ts';
import { wholeUpdate } from './whole-update.ts';

const isRoot = process.getuid?.() === 0;

describe('an update', () => {
  it('writes what the work returns', async () => {
    const scratch = makeScratch('old\n');
    const result = await update(scratchContext(scratch), scratch, replaceBy('new\n'));
    expect(result).toEqual({ kind: 'written', realPath: scratch.list, record: 1, notices: [] });
    expect(scratch.readText()).toBe('new\n');
    expect(scratch.neighbours()).toEqual([]);
  });

  it.each([() => undefined, replaceBy('old\n')])('that changes nothing does not touch the file', async (work) => {
    const scratch = makeScratch('old\n');
    utimesSync(scratch.list, 1, 1);
    const before = statSync(scratch.list);
    expect(await update(scratchContext(scratch), scratch, work)).toEqual({ kind: 'unchanged', realPath: scratch.list, notices: [] });
    const after = statSync(scratch.list);
    expect([after.mtimeMs, after.ino]).toEqual([before.mtimeMs, before.ino]);
  });

  it('releases the lock and writes nothing when the work throws', async () => {
    const scratch = makeScratch('old\n');
    const refusal = new Error('no such paper');
    const work = (): never => {
      throw refusal;
    };
    await expect(update(scratchContext(scratch), scratch, work)).rejects.toBe(refusal);
    expect(scratch.readText()).toBe('old\n');
    expect(scratch.privateFiles()).toEqual([]);
  });

  it('gives the work its snapshot', async () => {
    const scratch = makeScratch('abc');
    await update(scratchContext(scratch), scratch, (snapshot) => {
      expect(snapshot).toMatchObject({ path: scratch.list, realPath: scratch.list, reruns: 0 });
      expect(snapshot.hash).toBe(hashOf('abc'));
      expect(snapshot.readJournal()).toEqual({ records: [], notices: [] });
      return undefined;
    });
  });

  it('works through the port', async () => {
    const scratch = makeScratch('old\n');
    const files = createDiskFiles({ XDG_STATE_HOME: dirname(scratch.privateFolder) });
    expect(await files.updateList(scratch.list, replaceBy('new\n'))).toMatchObject({ kind: 'written', record: 1 });
    const read = files.readList(scratch.list);
    expect(read.kind === 'read' && Buffer.from(read.bytes).toString()).toBe('new\n');
    expect((await files.readJournal(scratch.list)).records).toMatchObject([{ after: await files.hashBytes(Buffer.from('new\n')) }]);
    expect(files.readList(join(scratch.root, 'none.md'))).toMatchObject({ kind: 'failed', error: { kind: 'missing' } });
    expect(files.readList(scratch.root)).toMatchObject({ kind: 'failed', error: { kind: 'not-a-file' } });
  });
});

describe('an editor that saves meanwhile', () => {
  it('makes the work run again on the new bytes', async () => {
    const scratch = makeScratch('one\n');
    const result = await update(scratchContext(scratch), scratch, ({ bytes, reruns }) => {
      const text = Buffer.from(bytes).toString();
      if (reruns < 3) writeFileSync(scratch.list, `${text}saved ${reruns}\n`);
      return wholeUpdate(text, `${text}ours\n`);
    });
    expect(result).toMatchObject({ kind: 'written', record: 1 });
    expect(scratch.readText()).toBe('one\nsaved 0\nsaved 1\nsaved 2\nours\n');
    expect(scratch.neighbours()).toEqual([]);
  });

  it('four times over makes the update fail with the editor\'s text in place', async () => {
    const scratch = makeScratch('one\n');
    const reruns: number[] = [];
    const result = await update(scratchContext(scratch), scratch, (snapshot) => {
      reruns.push(snapshot.reruns);
      writeFileSync(scratch.list, `saved ${snapshot.reruns}\n`);
      return replaceBy('ours\n')(snapshot);
    });
    expect(result).toMatchObject({ kind: 'failed', error: { kind: 'changed-meanwhile' } });
    expect(reruns).toEqual([0, 1, 2, 3]);
    expect(scratch.readText()).toBe('saved 3\n');
    expect(scratch.neighbours()).toEqual([]);
    expect(journalOf(scratch)).toEqual([]);
  });

  it('by way of a rename, the list missing for a moment, makes the work run again', async () => {
    const scratch = makeScratch('one\n');
    let reads = 0;
    const files = interceptedFileSystem(hastyFileSystem, (name) => {
      if (name === 'readAll' && (reads += 1) === 2) throw systemError('ENOENT');
    });
    const result = await update(scratchContext(scratch, { files }), scratch, replaceBy('ours\n'));
    expect(result).toMatchObject({ kind: 'written' });
  });
});

describe('the file stays what it was', () => {
  it.each([0o600, 0o644, 0o664, 0o755])('mode %o', async (mode) => {
    const scratch = makeScratch();
    chmodSync(scratch.list, mode);
    await update(scratchContext(scratch), scratch, replaceBy('new\n'));
    expect(statSync(scratch.list).mode & 0o7777).toBe(mode);
  });

  it('a symbolic link, to a link, to the list', async () => {
    const scratch = makeScratch();
    mkdirSync(join(scratch.root, 'links'));
    symlinkSync('../lists/README.md', join(scratch.root, 'links', 'inner'));
    const outer = join(scratch.root, 'links', 'outer');
    symlinkSync('inner', outer);
    const result = await updateListFile(scratchContext(scratch), outer, { work: replaceBy('new\n') });
    expect(result).toMatchObject({ kind: 'written', realPath: scratch.list });
    expect(readlinkSync(outer)).toBe('inner');
    expect(scratch.readText()).toBe('new\n');
  });

  // Only root can give the list a group that is not its own.
  it.runIf(isRoot)('owner and group, in a setgid folder of another group', async () => {
    const scratch = makeScratch();
    execFileSync('chown', ['1234:2345', scratch.list]);
    execFileSync('chgrp', ['3456', dirname(scratch.list)]);
    chmodSync(dirname(scratch.list), 0o2775);
    chmodSync(scratch.list, 0o640);
    await update(scratchContext(scratch), scratch, replaceBy('new\n'));
    expect(statSync(scratch.list)).toMatchObject({ uid: 1234, gid: 2345 });
    expect(statSync(scratch.list).mode & 0o7777).toBe(0o640);
    expect(statSync(dirname(scratch.list)).mode & 0o7777).toBe(0o2775);
  });

  it.runIf(isRoot)('but a group that cannot be kept takes its rights along', async () => {
    const scratch = makeScratch();
    execFileSync('chgrp', ['2345', scratch.list]);
    chmodSync(scratch.list, 0o664);
    const files = { ...hastyFileSystem, fchown: () => refuse('EPERM') };
    await update(scratchContext(scratch, { files }), scratch, replaceBy('new\n'));
    expect(statSync(scratch.list).mode & 0o7777).toBe(0o644);
  });
});

describe('refused, with the list as it was', () => {
  it('hard links, unless written in place', async () => {
    const scratch = makeScratch('old and longer\n');
    const second = join(scratch.root, 'second.md');
    linkSync(scratch.list, second);
    const refused = await update(scratchContext(scratch), scratch, replaceBy('new\n'));
    expect(refused).toMatchObject({ kind: 'failed', error: { kind: 'hard-linked', hint: expect.stringContaining('--in-place') } });
    expect(scratch.readText()).toBe('old and longer\n');
    const written = await update(scratchContext(scratch), scratch, replaceBy('new\n'), { inPlace: true });
    expect(written).toMatchObject({ kind: 'written', record: 1 });
    expect(readFileSync(second, 'utf8')).toBe('new\n');
    expect(statSync(second).nlink).toBe(2);
    expect(scratch.privateFiles()).toEqual([expect.stringMatching(/^journal\//)]);
  });

  it('a folder, a pipe, and what is not there', async () => {
    const scratch = makeScratch();
    const pipe = join(scratch.root, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const context = scratchContext(scratch);
    const kinds = await Promise.all(
      [scratch.root, pipe, join(scratch.root, 'none')].map(async (path) => updateListFile(context, path, { work: replaceBy('x') })),
    );
    expect(kinds).toMatchObject(['not-a-file', 'not-a-file', 'missing'].map((kind) => ({ kind: 'failed', error: { kind } })));
  });

  it.each([
    ['open', 'EACCES', 'no-permission', true],
    ['open', 'EROFS', 'no-permission', true],
    ['write', 'ENOSPC', 'no-space', true],
    ['rename', 'EBUSY', 'io', true],
    ['checkWritable', 'EACCES', 'no-permission', false],
  ] as const)('%s: %s', async (call, code, kind, hasHint) => {
    const scratch = makeScratch('old\n');
    const files = {
      ...hastyFileSystem,
      open: guard(hastyFileSystem.open, (path) => call === 'open' && isTemporary(path), code),
      write: call === 'write' ? failOnSize(8, code) : hastyFileSystem.write,
      rename: guard(hastyFileSystem.rename, () => call === 'rename', code),
      checkWritable: guard(hastyFileSystem.checkWritable, (path) => call === 'checkWritable' && path === scratch.list, code),
    };
    const result = await update(scratchContext(scratch, { files }), scratch, replaceBy('new text'));
    expect(result).toMatchObject({ kind: 'failed', error: { kind, hint: hasHint ? expect.stringContaining('--in-place') : undefined } });
    expect(result.kind === 'failed' && result.error.message).toMatch(new RegExp(`^cannot .*README\\.md: .*\\(${code}\\)$`));
    expect([scratch.readText(), scratch.neighbours(), journalOf(scratch)]).toEqual(['old\n', [], []]);
  });

  // Permissions do not bind root, for whom the injected EACCES above has to do.
  it.skipIf(isRoot)('a folder that cannot be written', async () => {
    const scratch = makeScratch('old\n');
    chmodSync(dirname(scratch.list), 0o555);
    const result = await update(scratchContext(scratch), scratch, replaceBy('new\n'));
    const inPlace = await update(scratchContext(scratch), scratch, replaceBy('new\n'), { inPlace: true });
    chmodSync(dirname(scratch.list), 0o755);
    expect(result).toMatchObject({ kind: 'failed', error: { kind: 'no-permission' } });
    expect(inPlace).toMatchObject({ kind: 'written' });
  });
});

describe('temporary files beside the list', () => {
  it('of dead runs are removed; of live ones, other machines, other lists and strangers kept', async () => {
    const scratch = makeScratch();
    const folder = dirname(scratch.list);
    const prefix = temporaryPrefix();
    const kept = [`${prefix}0123abcd-55-7-aa.tmp`, `${prefix}ffffffff-55-7-aa.tmp`, `.papers-00000000-0123abcd-66-7-aa.tmp`, `${prefix}notes.tmp`];
    const stale = [`${prefix}0123abcd-66-7-aa.tmp`, `${prefix}0123abcd-55-8-aa.tmp`, `${prefix}eeeeeeee-55-7-aa.tmp`];
    for (const name of [...kept, ...stale]) writeFileSync(join(folder, name), 'x');
    utimesSync(join(folder, `${prefix}eeeeeeee-55-7-aa.tmp`), 1, 1);
    await update(scratchContext(scratch, { processes: fakeProcesses(1000, new Set([66])) }), scratch, () => undefined);
    expect(scratch.neighbours().sort()).toEqual(kept.toSorted());
  });

  it('planted as a symbolic link is not followed', async () => {
    const scratch = makeScratch('old\n');
    const victim = join(scratch.root, 'victim');
    writeFileSync(victim, 'precious');
    const planted = join(dirname(scratch.list), `${temporaryPrefix()}0123abcd-1000-7-fixed000.tmp`);
    const context = scratchContext(scratch);
    const result = await update(
      { ...context, randomName: () => (plant(victim, planted), 'fixed000') },
      scratch,
      replaceBy('new\n'),
    );
    expect(result).toMatchObject({ kind: 'failed', error: { kind: 'io' } });
    expect([readFileSync(victim, 'utf8'), scratch.readText()]).toEqual(['precious', 'old\n']);
    expect(await update(context, scratch, replaceBy('new\n'))).toMatchObject({ kind: 'written' });
    expect([scratch.neighbours(), readFileSync(victim, 'utf8')]).toEqual([[], 'precious']);
  });
});

describe('an interrupted write in place', () => {
  it('is left alone when the file changed since, and the copy is kept', async () => {
    const scratch = makeScratch('old text\n');
    const files = tearingFileSystem(scratch);
    const torn = await update(scratchContext(scratch, { files }), scratch, replaceBy('new\n'), { inPlace: true });
    expect(torn).toMatchObject({ kind: 'failed', error: { kind: 'torn' } });
    writeFileSync(scratch.list, 'mended by hand\n');
    const next = await update(scratchContext(scratch), scratch, () => undefined);
    expect(next.notices).toEqual([{ code: 'in-place-left', message: expect.stringContaining('.kept-') }]);
    expect(scratch.readText()).toBe('mended by hand\n');
    const kept = scratch.privateFiles().find((name) => name.includes('.kept-')) ?? '';
    expect(readFileSync(join(scratch.privateFolder, kept), 'utf8')).toBe('old text\n');
    expect((await update(scratchContext(scratch), scratch, () => undefined)).notices).toEqual([]);
  });

  it('is finished, and can be seen in the journal', async () => {
    const scratch = makeScratch('old text\n');
    const files = tearingFileSystem(scratch);
    const torn = await update(scratchContext(scratch, { files }), scratch, replaceBy('new\n'), { inPlace: true });
    expect(torn).toMatchObject({ kind: 'failed', error: { kind: 'torn' } });
    expect(scratch.readText()).toBe('ne' + 'd text\n');
    const next = await update(scratchContext(scratch), scratch, () => undefined);
    expect(next.notices).toMatchObject([{ code: 'in-place-finished' }]);
    expect(scratch.readText()).toBe('new\n');
    expect(journalOf(scratch)).toMatchObject([{ number: 1, command: 'replace by 4' }]);
  });
});

describe('the private folder', () => {
  it('is of mode 0700, and its files 0600', async () => {
    const scratch = makeScratch();
    const modes: number[] = [];
    await update(scratchContext(scratch), scratch, (snapshot) => {
      for (const name of ['', 'locks', 'journal']) modes.push(statSync(join(scratch.privateFolder, name)).mode & 0o777);
      for (const name of scratch.privateFiles()) modes.push(statSync(join(scratch.privateFolder, name)).mode & 0o777);
      return replaceBy('new\n')(snapshot);
    });
    for (const name of scratch.privateFiles()) modes.push(statSync(join(scratch.privateFolder, name)).mode & 0o777);
    expect(modes).toEqual([0o700, 0o700, 0o700, 0o600, 0o600]);
  });

  it('closed to readers if it was open to them', async () => {
    const scratch = makeScratch();
    mkdirSync(join(scratch.privateFolder, 'locks'), { recursive: true, mode: 0o755 });
    expect(await update(scratchContext(scratch), scratch, replaceBy('new\n'))).toMatchObject({ kind: 'written', notices: [] });
    expect(statSync(scratch.privateFolder).mode & 0o777).toBe(0o700);
  });

  it.each(['a symbolic link', 'open to writers', 'a file'])('that is %s is passed over', async (trouble) => {
    const scratch = makeScratch();
    const spare = join(scratch.root, 'spare');
    const elsewhere = join(scratch.root, 'elsewhere');
    mkdirSync(dirname(scratch.privateFolder), { recursive: true });
    mkdirSync(elsewhere);
    if (trouble === 'a symbolic link') symlinkSync(elsewhere, scratch.privateFolder);
    else if (trouble === 'a file') writeFileSync(scratch.privateFolder, '');
    else {
      mkdirSync(scratch.privateFolder);
      chmodSync(scratch.privateFolder, 0o777);
    }
    const context = scratchContext(scratch, { privateFolders: [scratch.privateFolder, spare] });
    const result = await update(context, scratch, replaceBy('new\n'));
    expect(result).toMatchObject({ kind: 'written', record: 1, notices: [{ code: 'private-folder-unsafe' }] });
    expect(execFileSync('find', [elsewhere, spare, '-type', 'f'], { encoding: 'utf8' })).toMatch(/^\S+\/spare\/journal\/\S+\n$/);
    const alone = await update(scratchContext(scratch), scratch, replaceBy('newer\n'));
    expect(alone).toMatchObject({ kind: 'failed', error: { kind: 'no-private-folder' } });
  });

  it('whose parts are planted symbolic links leads nowhere', async () => {
    const scratch = makeScratch();
    const elsewhere = join(scratch.root, 'elsewhere');
    mkdirSync(elsewhere);
    mkdirSync(scratch.privateFolder, { recursive: true, mode: 0o700 });
    symlinkSync(elsewhere, join(scratch.privateFolder, 'journal'));
    const result = await update(scratchContext(scratch), scratch, replaceBy('new\n'));
    expect(result).toMatchObject({ kind: 'written', record: undefined, notices: [{ code: 'journal-unavailable' }] });
    expect(lstatSync(join(scratch.privateFolder, 'journal')).isSymbolicLink()).toBe(true);
    expect(execFileSync('find', [elsewhere, '-type', 'f'], { encoding: 'utf8' })).toBe('');
  });
});

it('a list that another process keeps locked is given up after the wait', async () => {
  const scratch = makeScratch('old\n');
  const pauses: number[] = [];
  const clock: Clock = { now: Date.now, sleep: async (milliseconds) => void pauses.push(milliseconds) };
  const first = scratchContext(scratch, { processes: fakeProcesses(77) });
  const inner = async (): Promise<undefined> => {
    const second = await update(scratchContext(scratch, { clock, lockWait: 10_000 }), scratch, replaceBy('new\n'));
    expect(second).toMatchObject({ kind: 'failed', error: { kind: 'locked', message: expect.stringContaining('process 77') } });
  };
  await update(first, scratch, inner);
  const total = pauses.reduce((sum, pause) => sum + pause, 0);
  expect(total).toBeGreaterThanOrEqual(10_000);
  expect(total).toBeLessThan(10_200);
  expect(scratch.readText()).toBe('old\n');
});

function journalOf(scratch: Scratch): readonly unknown[] {
  return readListJournal(scratchContext(scratch), scratch.list).records;
}

function temporaryPrefix(): string {
  return `.papers-${hashOf('README.md').slice(0, 8)}-`;
}

function plant(victim: string, path: string): void {
  rmSync(path, { force: true });
  symlinkSync(victim, path);
}

function isTemporary(path: string): boolean {
  return path.endsWith('.tmp');
}

function refuse(code: string): never {
  throw systemError(code);
}

function guard<Arguments extends readonly [string, ...unknown[]], Result>(
  call: (...given: Arguments) => Result,
  isRefused: (path: string) => boolean,
  code: string,
): (...given: Arguments) => Result {
  return (...given) => (isRefused(given[0]) ? refuse(code) : call(...given));
}

function failOnSize(size: number, code: string): typeof hastyFileSystem.write {
  return (fd, bytes, offset, position) => (bytes.length === size ? refuse(code) : hastyFileSystem.write(fd, bytes, offset, position));
}

/** A disk that fails for good once two bytes of the list were written in place. */
function tearingFileSystem(scratch: Scratch): FileSystem {
  let listFd: number | undefined;
  let writes = 0;
  return {
    ...hastyFileSystem,
    open: (path, flags, mode) => {
      const fd = hastyFileSystem.open(path, flags, mode);
      if (path === scratch.list && flags === openFlags.overwrite) listFd = fd;
      return fd;
    },
    write: (fd, bytes, offset, position) => {
      if (fd !== listFd) return hastyFileSystem.write(fd, bytes, offset, position);
      writes += 1;
      return writes > 1 ? refuse('EIO') : hastyFileSystem.write(fd, bytes.subarray(0, 2), offset, position);
    },
  };
}
