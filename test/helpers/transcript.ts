import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { run } from '../../src/cli/main.ts';
import { FIXTURES } from './fixture-files.ts';
import { createTestContext, type TestFolder } from './test-context.ts';

/**
 * Command lines and all they write. A transcript holds sessions, each in a fresh folder:
 *
 * ```
 * ## What the session shows
 * # copy details/frames README.md     a fixture, under this name
 * # terminal 60                       stdout is a terminal of that width; `# pipe` ends it
 * # stdin one\ntwo                    for the next command, as in a JSON string
 * # edit one\ntwo                     what the user's editor leaves of the next command's draft
 * # in some/folder                    the current folder from here on
 * # file name.md text\n               a file with this text; `# bytes name.md ff 0a` one with these bytes
 * $ papers list -s read | papers show -
 * > what goes to stdout
 * 2> what goes to stderr
 * exit 3
 * ```
 *
 * Tabs are written `⇥`, NUL `␀`, escape `␛`; `exit` is left out for 0. Lines that begin with `//` and blank lines say nothing.
 */
export interface Session {
  readonly title: string;
  readonly lines: readonly string[];
}

/** What comes before the first session, and the sessions. */
export interface Transcript {
  readonly preface: readonly string[];
  readonly sessions: readonly Session[];
}

export function parseTranscript(text: string): Transcript {
  const preface: string[] = [];
  const sessions: { title: string; lines: string[] }[] = [];
  for (const line of text.replace(/\n$/, '').split('\n')) {
    if (line.startsWith('## ')) sessions.push({ title: line.slice(3), lines: [] });
    else (sessions.at(-1)?.lines ?? preface).push(line);
  }
  return { preface, sessions };
}

/** The session's lines with what its commands write now. */
export async function replaySession({ lines }: Session, folder: TestFolder): Promise<readonly string[]> {
  const state: SessionState = { folder, within: '.', width: undefined, stdin: '', edit: undefined };
  const replayed: string[] = [];
  for (const line of lines) {
    if (isOutput(line)) continue;
    replayed.push(line);
    if (line.startsWith('# ')) prepare(state, line.slice(2));
    if (!line.startsWith('$ ')) continue;
    replayed.push(...(await runPipeline(line.slice(2), state)));
    state.stdin = '';
    state.edit = undefined;
  }
  return replayed;
}

interface SessionState {
  readonly folder: TestFolder;
  within: string;
  width: number | undefined;
  stdin: string;
  edit: ((draft: string) => string) | undefined;
}

function isOutput(line: string): boolean {
  return /^(?:>|2>|exit )/.test(line);
}

function prepare(state: SessionState, directive: string): void {
  const [name = '', first = '', ...rest] = directive.split(' ');
  const path = join(state.folder.current, state.within, first);
  switch (name) {
    case 'copy':
      return copyFixture(first, join(state.folder.current, state.within, rest.join(' ')));
    case 'file':
      return writeFile(path, unquote(rest.join(' ')));
    case 'bytes':
      return writeFile(path, Uint8Array.from(rest.map((byte) => Number.parseInt(byte, 16))));
    case 'folder':
      return void mkdirSync(path, { recursive: true });
    case 'in':
      return void (state.within = first);
    case 'terminal':
      return void (state.width = Number(first));
    case 'pipe':
      return void (state.width = undefined);
    case 'stdin':
      return void (state.stdin = unquote(directive.slice('stdin '.length)));
    case 'edit':
      return void (state.edit = () => unquote(directive.slice('edit '.length)));
    default:
      throw new Error(`no directive “${name}”`);
  }
}

function copyFixture(fixture: string, target: string): void {
  mkdirSync(dirname(target), { recursive: true });
  cpSync(join(FIXTURES, `${fixture}.md`), target);
}

function writeFile(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

function unquote(text: string): string {
  return String(JSON.parse(`"${text.replaceAll('"', String.raw`\"`)}"`));
}

async function runPipeline(line: string, state: SessionState): Promise<readonly string[]> {
  const shown: string[] = [];
  let { stdin } = state;
  const commands = splitCommands(splitWords(line));
  for (const [index, { words, env }] of commands.entries()) {
    const isLast = index === commands.length - 1;
    const setting = {
      folder: state.folder,
      within: state.within,
      env,
      stdin,
      width: isLast ? state.width : undefined,
      ...(state.edit && { edit: state.edit }),
    };
    const { context, stdout, stderr } = createTestContext(setting);
    const code = await run(words, context);
    stdin = stdout();
    shown.push(...showLines(isLast ? '>' : '', stdout()), ...showLines('2>', stderr()));
    if (code !== 0) shown.push(`exit ${code}`);
  }
  return shown;
}

/** Each line after `prefix`; nothing without a prefix. */
function showLines(prefix: string, text: string): readonly string[] {
  if (text === '' || prefix === '') return [];
  const visible = text.replaceAll('\t', '⇥').replaceAll('\0', '␀').replaceAll('\x1b', '␛').replaceAll('\r', '␍');
  const lines = visible.endsWith('\n') ? visible.slice(0, -1).split('\n') : `${visible}⌁`.split('\n');
  return lines.map((line) => (line === '' ? prefix : `${prefix} ${line}`));
}

interface CommandLine {
  readonly words: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

function splitCommands(words: readonly string[]): readonly CommandLine[] {
  const bar = words.indexOf('|');
  const first = bar === -1 ? words : words.slice(0, bar);
  const name = first.indexOf('papers');
  if (name === -1) throw new Error(`no papers in “${words.join(' ')}”`);
  const env = Object.fromEntries(first.slice(0, name).map((word) => [word.split('=')[0] ?? '', word.slice(word.indexOf('=') + 1)]));
  const command = { words: first.slice(name + 1), env };
  return bar === -1 ? [command] : [command, ...splitCommands(words.slice(bar + 1))];
}

/** Words as a shell would have them: quotes keep blanks together, and nothing else is special. */
function splitWords(line: string): readonly string[] {
  const words = line.matchAll(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g);
  return [...words].map(([word]) => word.replace(/"([^"]*)"|'([^']*)'/g, '$1$2'));
}
