import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgsStringToArgv } from 'string-argv';
import type { EditedDraft, Editor } from '../commands/editor.ts';
import { UserError } from '../commands/user-error.ts';

/** The editor that the environment names, run without a shell; its words may be quoted. */
export function createEditor(env: Readonly<Record<string, string | undefined>>): Editor {
  return {
    edit: (draft, suffix) => {
      const [program, ...words] = editorWords(env);
      if (program === undefined) {
        throw new UserError('failed', 'no editor is set', 'set PAPERS_EDITOR, VISUAL or EDITOR, or give the text on the command line');
      }
      const path = writeDraft(draft, suffix);
      const { error, status, signal } = spawnSync(program, [...words, path], { stdio: 'inherit' });
      if (error !== undefined || status !== 0) throw editorError(program, path, error?.message ?? `it ended with ${signal ?? `exit code ${status}`}`);
      return readDraft(path);
    },
  };
}

function editorWords(env: Readonly<Record<string, string | undefined>>): string[] {
  const named = [env['PAPERS_EDITOR'], env['VISUAL'], env['EDITOR']].find((value) => value !== undefined && value.trim() !== '');
  return named === undefined ? [] : parseArgsStringToArgv(named);
}

/** The folder is made for this draft alone and is private to the user (0700). */
function writeDraft(draft: string, suffix: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'papers-')), `draft${suffix}`);
  writeFileSync(path, draft, { mode: 0o600, flag: 'wx' });
  return path;
}

function readDraft(path: string): EditedDraft {
  return {
    text: readFileSync(path, 'utf8'),
    path,
    discard: () => rmSync(dirname(path), { recursive: true, force: true }),
  };
}

function editorError(program: string, path: string, reason: string): UserError {
  return new UserError('failed', `the editor ${program} failed: ${reason}; nothing was written`, `your draft is in ${path}`);
}
