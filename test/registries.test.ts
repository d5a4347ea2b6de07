import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { createProgram } from '../src/cli/program.ts';
import { COMMANDS } from '../src/commands/registry.ts';
import { DIALECTS } from '../src/dialects/registry.ts';
import { loadEveryDescription, namedCommands } from './helpers/every-command.ts';
import { FIXTURES, readFixtures } from './helpers/fixture-files.ts';
import { createTestContext, createTestFolder } from './helpers/test-context.ts';

const ROOT = path.join(import.meta.dirname, '..');

/** What is registered, what is there, and what shows it belong together: a new dialect or command cannot forget one of them. */
describe('every dialect', () => {
  const ids = DIALECTS.flatMap(({ ids: each }) => each);

  test('has a name of its own', () => expect(new Set(ids).size).toBe(ids.length));

  test('stands in a file named for it or for what it shares with others, and each such file is registered', () => {
    const exported = readdirSync(path.join(ROOT, 'src/dialects')).filter((name) =>
      /^export const \w+Dialect\b/m.test(readSource(`dialects/${name}`)),
    );
    expect(exported).toHaveLength(DIALECTS.length);
    const alone = DIALECTS.filter(({ ids: each }) => each.length === 1).flatMap(({ ids: each }) => each.map((id) => `${id}.ts`));
    expect(exported).toEqual(expect.arrayContaining(alone));
  });

  test('has a folder of fixtures; others are for what is hostile and for sections', () => {
    expect(
      readdirSync(FIXTURES)
        .filter((name) => name !== 'hostile' && name !== 'section')
        .toSorted(),
    ).toEqual(ids.toSorted());
  });

  test.each(ids)('%s has entries in its fixtures', (id) => {
    const papers = readFixtures()
      .filter(({ name }) => name.startsWith(`${id}/`))
      .flatMap(({ expected }) => expected.papers);
    expect(papers.some(({ dialect }) => dialect === id)).toBe(true);
  });
});

const folder = createTestFolder();
const program = await createProgram(
  COMMANDS.map(({ name }) => name),
  createTestContext({ folder }).context,
);
folder.remove();

describe('every command', () => {
  const { commands } = program;
  const named = namedCommands(program);

  test('has a name of its own', () => {
    const all = commands.flatMap((command) => [command.name(), ...command.aliases()]);
    expect(new Set(all).size).toBe(all.length);
  });

  test('that a file declares is registered', async () => {
    const declared = readdirSync(path.join(ROOT, 'src/commands')).flatMap((name) =>
      [...readSource(`commands/${name}`).matchAll(DECLARED)].map(([, , description = '']) => description),
    );
    const registered = await loadEveryDescription();
    expect(declared.map(firstWords).toSorted()).toEqual(registered.map(firstWords).toSorted());
  });

  test.each(named)('%s says what it does, and shows examples first', (name, command) => {
    expect(command.summary()).toMatch(/^[a-z].*[^.]$/);
    let help = '';
    command.configureOutput({ writeOut: (text) => void (help += text) });
    command.outputHelp();
    expect(help).toMatch(new RegExp(`^Examples:\n(?: {2}.*\n)*? {2}(?:.*\\| )?papers ${name}\\b`));
  });

  test.each(named.map(([name]) => name))('%s has a transcript', (name) => {
    const transcripts = readdirSync(path.join(ROOT, 'test/transcripts')).map((file) =>
      readFileSync(path.join(ROOT, 'test/transcripts', file), 'utf8'),
    );
    const line = new RegExp(String.raw`^\$ (?:.* )?papers ${name}\b`, 'm');
    expect(transcripts.some((text) => line.test(text))).toBe(true);
  });
});

describe('every file', () => {
  const files = ['src', 'test', 'bin'].flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((name) => path.join(folder, name)),
  );
  const sources = files
    .filter((name) => /\.[jt]s$/.test(name))
    .map((name) => ({ name, text: readFileSync(path.join(ROOT, name), 'utf8') }));

  test('has 400 lines at most', () =>
    expect(sources.filter(({ text }) => text.split('\n').length > 401).map(({ name }) => name)).toEqual([]));

  test('exports by name', () => expect(sources.filter(({ text }) => /^export default\b/m.test(text)).map(({ name }) => name)).toEqual([]));

  test('has a name in kebab-case', () =>
    expect(sources.filter(({ name }) => !/^[a-z0-9-]+(?:\.(?:test|d))?\.[jt]s$/.test(path.basename(name))).map(({ name }) => name)).toEqual(
      [],
    ));

  test('but those of the command line does without the process, the console and the clock', () => {
    const uses = /(?<![\w.'`/-])(?:process\.\w|console\.\w|Date\.now\(|new Date\(\)|Math\.random\(|setTimeout\()/;
    const wrong = sources.filter(
      ({ name, text }) => name.startsWith('src/') && !name.startsWith('src/cli/') && uses.test(withoutComments(text)),
    );
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });

  test('has types that say what holds', () => {
    const wrong = sources.filter(
      ({ name, text }) => name.startsWith('src/') && /[:<(] ?any\b|\bas any\b|\w!(?=[.;),\]])/.test(withoutComments(text)),
    );
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });
});

/** The description of what is declared as a command or as a group of them. */
const DECLARED = /^(?:export )?const [A-Z_]+: Command(?:Declaration<|Group\b)[^]*?^ {2}description:\s*(['"])(.*?)\1/gm;

/** Enough to know a description by, and no character of which is escaped in the source. */
function firstWords(description: string): string {
  return description.slice(0, 20);
}

function readSource(name: string): string {
  return readFileSync(path.join(ROOT, 'src', name), 'utf8');
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, '').replace(/'(?:[^'\\\n]|\\.)*'/g, "''");
}
