import { execFileSync } from 'node:child_process';
import { chmodSync, lstatSync, mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeScratch, replaceBy, scratchContext, update } from './scratch.ts';

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
