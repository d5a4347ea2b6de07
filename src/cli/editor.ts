import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgsStringToArgv } from 'string-argv';
import type { Editor } from '../commands/editor.ts';
import { UserError } from '../commands/user-error.ts';
import { parseSourceBytes } from '../text/source-document.ts';

const VARIABLES = ['PAPERS_EDITOR', 'VISUAL', 'EDITOR'] as const;
const CHOICES = 'set PAPERS_EDITOR, VISUAL or EDITOR, or give the text on the command line';

/** The editor that the environment names, run without a shell; its words may be quoted. */
export function createEditor(env: Readonly<Record<string, string | undefined>>): Editor {
  return {
    edit: (draft, suffix) => {
      const [program, ...words] = editorWords(env);
      if (program === undefined) throw new UserError('failed', 'no editor is set', CHOICES);
      const path = writeDraft(draft, suffix);
      const failure = runEditor(program, [...words, path]);
      const text = readDraft(path);
      if (failure === undefined && text !== undefined) return { text, path, discard: () => discard(path) };
      throw failedEdit({ path, isTouched: text !== draft, reason: failure ?? `the editor ${program} left no text that can be read` });
    },
  };
}

function editorWords(env: Readonly<Record<string, string | undefined>>): string[] {
  const named = VARIABLES.map((name) => env[name]).find((value) => value !== undefined && value.trim() !== '');
  return named === undefined ? [] : parseArgsStringToArgv(named);
}

/** Why the editor did not do its work; undefined when it did. Ctrl-C is the editor's while it runs. */
function runEditor(program: string, words: readonly string[]): string | undefined {
  const ignore = (): void => undefined;
  process.on('SIGINT', ignore);
  const { error, status, signal } = spawnSync(program, words, { stdio: 'inherit' });
  process.off('SIGINT', ignore);
  if (error !== undefined)
    return `the editor ${program} could not be started: ${'code' in error && error.code === 'ENOENT' ? 'there is no such program' : error.message}`;
  return status === 0 ? undefined : `the editor ${program} ended with ${signal ?? `exit code ${status}`}`;
}

/** The folder is made for this draft alone and is private to the user (0700). */
function writeDraft(draft: string, suffix: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'papers-')), `draft${suffix}`);
  writeFileSync(path, draft, { mode: 0o600, flag: 'wx' });
  return path;
}

/** What the editor left, a BOM left out; undefined when it is not there any more, or is not UTF-8. */
function readDraft(path: string): string | undefined {
  try {
    return parseSourceBytes(readFileSync(path))?.text;
  } catch {
    return undefined;
  }
}

function discard(path: string): void {
  rmSync(dirname(path), { recursive: true, force: true });
}

/** What the user typed is never thrown away; a draft that is as it was made is of no use. */
function failedEdit({
  path,
  isTouched,
  reason,
}: {
  readonly path: string;
  readonly isTouched: boolean;
  readonly reason: string;
}): UserError {
  if (isTouched) return new UserError('failed', `${reason}; nothing was written`, `your draft is in ${path}`);
  discard(path);
  return new UserError('failed', `${reason}; nothing was written`, CHOICES);
}
