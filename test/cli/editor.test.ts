import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEditor } from '../../src/cli/editor.ts';
import { run } from '../../src/cli/main.ts';
import type { Editor } from '../../src/commands/editor.ts';
import { UserError } from '../../src/commands/user-error.ts';
import { createTestContext, createTestFolder, type TestFolder } from '../helpers/test-context.ts';

/** An editor is a script of its own, run as a process; what it was given goes to `seen`. */
let scripts = '';
beforeEach(() => {
  scripts = mkdtempSync(join(tmpdir(), 'papers editors '));
});
afterEach(() => rmSync(scripts, { recursive: true, force: true }));

/** A program that does `work` to the draft, whose path is `$last`. */
function program(work: string): string {
  const path = join(scripts, 'my editor');
  const note = `for last; do :; done; printf '%s\\n' "$@" > '${scripts}/seen'; ls -ld "$last" "$(dirname "$last")" > '${scripts}/modes'`;
  writeFileSync(path, `#!/bin/sh\n${note}\n${work}\n`);
  chmodSync(path, 0o755);
  return `"${path}"`;
}

function seen(): readonly string[] {
  return readFileSync(join(scripts, 'seen'), 'utf8').trimEnd().split('\n');
}

function failureOf(work: () => unknown): UserError | undefined {
  try {
    work();
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  return undefined;
}

const editorOf = (words: string): Editor => createEditor({ PAPERS_EDITOR: words });

describe('the editor', () => {
  it('is given a draft that nobody else may read, and what it leaves comes back', () => {
    const draft = editorOf(program('printf "new\\n" >> "$last"')).edit('old\n', '.md');
    expect(draft.text).toBe('old\nnew\n');
    expect(draft.path).toMatch(/\.md$/);
    expect(readFileSync(join(scripts, 'modes'), 'utf8')).toMatch(/^drwx------ .*\n-rw------- /);
    draft.discard();
    expect(existsSync(dirname(draft.path))).toBe(false);
  });

  it('gets the words of the variable, quotes honoured and nothing else done to them', () => {
    const draft = editorOf(`${program('true')} --wait 'two words' "$HOME" a\\b *`).edit('x', '.md');
    expect(seen()).toEqual(['--wait', 'two words', '$HOME', String.raw`a\b`, '*', draft.path]);
    draft.discard();
  });

  it.each([
    [{ PAPERS_EDITOR: 'a', VISUAL: 'b', EDITOR: 'c' }, 'a'],
    [{ PAPERS_EDITOR: ' ', VISUAL: 'b', EDITOR: 'c' }, 'b'],
    [{ EDITOR: 'c' }, 'c'],
  ])('is the first that is named: %j', (named, first) => {
    const env = Object.fromEntries(
      Object.entries(named).map(([name, value]) => [name, value.trim() === '' ? value : `'${join(scripts, value)}'`]),
    );
    expect(failureOf(() => createEditor(env).edit('x', '.md'))?.message).toBe(
      `the editor ${join(scripts, first)} could not be started: there is no such program; nothing was written`,
    );
  });

  it('has to be named', () => {
    expect(failureOf(() => createEditor({}).edit('x', '.md'))).toMatchObject({
      message: 'no editor is set',
      hint: expect.stringContaining('PAPERS_EDITOR'),
    });
  });

  it('that fails with the draft as it was leaves none behind', () => {
    const failure = failureOf(() => editorOf(program('exit 3')).edit('x', '.md'));
    expect(failure?.message).toMatch(/my editor ended with exit code 3; nothing was written$/);
    expect(existsSync(dirname(seen().at(-1) ?? ''))).toBe(false);
  });

  it('that fails after the draft was changed leaves it, and says where', () => {
    const failure = failureOf(() => editorOf(program('echo typed > "$last"; kill -TERM $$')).edit('x', '.md'));
    const path = seen().at(-1) ?? '';
    expect(failure).toMatchObject({
      message: expect.stringMatching(/ended with SIGTERM; nothing was written$/),
      hint: `your draft is in ${path}`,
    });
    expect(readFileSync(path, 'utf8')).toBe('typed\n');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    rmSync(dirname(path), { recursive: true });
  });

  it.each([
    ['that removes the draft', 'rm "$last"'],
    ['that leaves no UTF-8', String.raw`printf '\377' > "$last"`],
  ])('%s leaves nothing to be read', (_name, work) => {
    const failure = failureOf(() => editorOf(program(work)).edit('x', '.md'));
    expect(failure?.message).toMatch(/left no text that can be read; nothing was written$/);
    rmSync(dirname(seen().at(-1) ?? ''), { recursive: true, force: true });
  });

  it('may leave a BOM, which is none of the text', () => {
    const draft = editorOf(program(String.raw`printf '\357\273\277new' > "$last"`)).edit('x', '.md');
    expect(draft.text).toBe('new');
    draft.discard();
  });
});

describe('papers note in the editor', () => {
  const list = '✅ Read\n❌ Unread\n\n<details>\n<summary>✅ A</summary>\nold\n</details>\n';
  let folder: TestFolder;
  beforeEach(() => {
    folder = createTestFolder();
    writeFileSync(join(folder.current, 'README.md'), list);
  });
  afterEach(() => folder.remove());

  async function note(words: string, ...argv: readonly string[]): Promise<{ code: number; stderr: string; text: string }> {
    const { context, stderr } = createTestContext({ folder });
    const code = await run(['note', 'a', ...argv], { ...context, loadEditor: () => Promise.resolve(editorOf(words)) });
    return { code, stderr: stderr(), text: readFileSync(join(folder.current, 'README.md'), 'utf8') };
  }

  it('writes what was typed and takes the draft away', async () => {
    expect(await note(program('printf "new\\r\\nlines\\r\\n" > "$last"'))).toEqual({
      code: 0,
      stderr: 'a  line 4: note changed  A\nwrote README.md\n',
      text: list.replace('old', 'new\nlines'),
    });
    expect(existsSync(seen().at(-1) ?? '')).toBe(false);
  });

  it('writes nothing where nothing was changed, and takes the draft away', async () => {
    expect(await note(program('true'))).toEqual({ code: 0, stderr: 'nothing to change\n', text: list });
    expect(existsSync(seen().at(-1) ?? '')).toBe(false);
    expect(readdirSync(folder.home)).toEqual(['work']);
  });

  it('writes nothing where only line ends and the last newline differ', async () => {
    expect(await note(program('printf "old\\r\\n\\r\\n" > "$last"'))).toMatchObject({ code: 0, stderr: 'nothing to change\n' });
  });

  it.each([
    ['that would end the frame', 'echo "</details>" > "$last"', 1, 'the note cannot stand in its entry'],
    ['of a note that changed meanwhile', `echo new > "$last"; sed -i.bak -e s/old/other/ README`, 5, 'the note of “A” changed meanwhile'],
    [
      'of a paper that is another now',
      `echo new > "$last"; sed -i.bak -e "s|✅ A|✅ <a href='u'>A</a>|" README`,
      5,
      'is no longer the same',
    ],
    ['of a paper that is gone', `echo new > "$last"; sed -i.bak -e "s/A</B</" README`, 3, 'no paper “a”'],
  ])('keeps the draft %s, and says where', async (_name, work, code, reason) => {
    const result = await note(program(work.replace('README', join(folder.current, 'README.md'))));
    const path = seen().at(-1) ?? '';
    expect(result.code).toBe(code);
    expect(result.stderr).toContain(reason);
    expect(result.stderr).toContain(`your draft is in ${path}`);
    expect(result.text).not.toContain('new');
    expect(readFileSync(path, 'utf8')).toMatch(/^(?:new|<\/details>)\n$/);
    rmSync(dirname(path), { recursive: true });
  });

  it('writes other changes of the list along', async () => {
    const work = `echo new > "$last"; sed -i.bak -e "s/✅ Read/✅ Done/" ${join(folder.current, 'README.md')}`;
    expect((await note(program(work))).text).toBe(list.replace('old', 'new').replace('Read', 'Done'));
  });

  it('shows what it would do, and takes the draft away', async () => {
    const result = await note(program('echo new > "$last"'), '--dry-run');
    expect(result).toMatchObject({ code: 0, text: list });
    expect(existsSync(seen().at(-1) ?? '')).toBe(false);
  });
});
