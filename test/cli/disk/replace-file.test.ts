import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  linkSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hashOf } from '../../../src/cli/disk/hash.ts';
import { readListJournal } from '../../../src/cli/disk/read-list-journal.ts';
import { updateListFile } from '../../../src/cli/disk/update-list.ts';
import { systemError } from './faulty-file-system.ts';
import { fakeProcesses, hastyFileSystem, makeScratch, replaceBy, scratchContext, update, type Scratch } from './scratch.ts';

const isRoot = process.getuid?.() === 0;

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
    const kept = [
      `${prefix}0123abcd-55-7-aa.tmp`,
      `${prefix}ffffffff-55-7-aa.tmp`,
      `.papers-00000000-0123abcd-66-7-aa.tmp`,
      `${prefix}notes.tmp`,
    ];
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
    const result = await update({ ...context, randomName: () => (plant(victim, planted), 'fixed000') }, scratch, replaceBy('new\n'));
    expect(result).toMatchObject({ kind: 'failed', error: { kind: 'io' } });
    expect([readFileSync(victim, 'utf8'), scratch.readText()]).toEqual(['precious', 'old\n']);
    expect(await update(context, scratch, replaceBy('new\n'))).toMatchObject({ kind: 'written' });
    expect([scratch.neighbours(), readFileSync(victim, 'utf8')]).toEqual([[], 'precious']);
  });
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
