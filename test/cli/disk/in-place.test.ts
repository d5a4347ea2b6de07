import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openFlags, type FileSystem } from '../../../src/cli/disk/file-system.ts';
import { readListJournal } from '../../../src/cli/disk/read-list-journal.ts';
import { systemError } from './faulty-file-system.ts';
import { hastyFileSystem, makeScratch, replaceBy, scratchContext, update, type Scratch } from './scratch.ts';

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
    expect(scratch.readText()).toBe('ned text\n');
    const next = await update(scratchContext(scratch), scratch, () => undefined);
    expect(next.notices).toMatchObject([{ code: 'in-place-finished' }]);
    expect(scratch.readText()).toBe('new\n');
    expect(journalOf(scratch)).toMatchObject([{ number: 1, command: 'replace by 4' }]);
  });
});

function journalOf(scratch: Scratch): readonly unknown[] {
  return readListJournal(scratchContext(scratch), scratch.list).records;
}

function refuse(code: string): never {
  throw systemError(code);
}

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
