import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { createProgram } from '../src/cli/program.ts';
import { COMMANDS as EVERY_COMMAND } from '../src/commands/registry.ts';
import { FIELDS } from '../src/commands/records.ts';
import { EXIT } from '../src/commands/user-error.ts';
import { DIALECTS } from '../src/dialects/registry.ts';
import type { Carrier } from '../src/model/paper.ts';
import { parsePapers } from '../src/parse/understand-list.ts';
import { fencedBlocks } from './helpers/console-blocks.ts';
import { namedCommands } from './helpers/every-command.ts';
import { createTestContext, createTestFolder } from './helpers/test-context.ts';

const ROOT = path.join(import.meta.dirname, '..');
const DOCUMENTS = ['README.md', ...readdirSync(path.join(ROOT, 'docs')).map((name) => `docs/${name}`)].filter((name) =>
  name.endsWith('.md'),
);
const COMMANDS = readText('docs/commands.md');
const LISTS = readText('docs/lists.md');

const folder = createTestFolder();
const program = await createProgram(
  EVERY_COMMAND.map(({ name }) => name),
  createTestContext({ folder }).context,
);
folder.remove();

describe('docs/commands.md', () => {
  test.each(namedCommands(program))('has all of %s', (name, command) => {
    const section = sectionOf(COMMANDS, `papers ${name}`);
    expect(section).toContain(`\`papers ${name}`);
    for (const alias of command.aliases()) expect(section).toContain(`\`papers ${alias}`);
    expect(optionsIn(section)).toEqual(optionsOf(command));
  });

  test('has the options of every command', () =>
    expect(optionsIn(sectionOf(COMMANDS, 'Which file'))).toEqual([...optionsOf(program), '-h, --help'].toSorted()));

  test('has every field', () => {
    const rows = sectionOf(COMMANDS, 'Output')
      .split('\n')
      .filter((line) => line.startsWith('| `'));
    expect(rows.flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`(\w+)`/g)].map(([, field]) => field))).toEqual([...FIELDS]);
  });

  test('has every exit code', () => {
    const codes = [...sectionOf(COMMANDS, 'Exit codes').matchAll(/^\| (\d+) \|/gm)].map(([, code]) => Number(code));
    expect(codes).toEqual(Object.values(EXIT));
  });

  test('has every environment variable that is read', () => {
    const read = sourceTexts().flatMap((text) => [...text.matchAll(/\benv(?:ironment)?\['(\w+)'\]/g)].map(([, name]) => name ?? ''));
    const section = sectionOf(COMMANDS, 'Environment');
    // HOME and TERM mean to papers what they mean to every program.
    for (const name of new Set(read)) if (name !== 'HOME' && name !== 'TERM') expect(section).toContain(`\`${name}\``);
  });
});

describe('docs/lists.md', () => {
  test.each(DIALECTS.flatMap(({ ids }) => ids))('says how the dialect %s looks', (id) => expect(LISTS).toContain(`**${id}**`));

  test('has every code of a problem', () => {
    const codes = sourceTexts().flatMap((text) => [...text.matchAll(/code: '([a-z-]+)',\s*severity/g)].map(([, code]) => code ?? ''));
    const listed = [...sectionOf(LISTS, 'Problems').matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, code]) => code ?? '');
    expect(listed.toSorted()).toEqual([...new Set(codes)].toSorted());
  });
});

describe('docs/dialects.md', () => {
  const page = readText('docs/dialects.md');
  const carriers: Readonly<Record<Carrier, true>> = { sign: true, checkbox: true, trailing: true, strike: true, cell: true, section: true };
  const examples = (title: string): readonly string[] =>
    fencedBlocks(page.split(/^### /m).find((part) => part.startsWith(`${title}\n`)) ?? '', 'markdown');

  test.each(DIALECTS.flatMap(({ ids }) => ids))('shows a list in which the dialect %s is found', async (id) => {
    const [example = ''] = examples(id);
    const { entries, problems } = await parsePapers(example);
    expect(entries.length).toBeGreaterThan(0);
    expect(entries.filter(({ dialect }) => dialect !== id)).toEqual([]);
    expect(problems).toEqual([]);
  });

  test.each(Object.keys(carriers))('shows a list in which the carrier %s says a status', async (carrier) => {
    const [example = ''] = examples(carrier);
    const { entries } = await parsePapers(example);
    expect(entries.filter((entry) => entry.carrier === carrier)).not.toEqual([]);
    expect(entries.filter(({ paper }) => paper.status === 'unmarked')).toEqual([]);
  });
});

test('docs/architecture.md quotes the grammar that the scanner is tested with', () => {
  const comment = /```\n([\s\S]*?) \* ```/.exec(readText('test/helpers/markdown-grammar.ts'))?.[1] ?? '';
  const grammar = comment.replace(/^ \* ?/gm, '');
  expect(grammar).toContain('document   =');
  expect(readText('docs/architecture.md')).toContain(grammar);
});

describe.each(DOCUMENTS)('%s', (name) => {
  const text = readText(name);

  test('mentions only files that exist', () => {
    const mentioned = [...text.matchAll(/`((?:src|test|docs|fixtures|bin|\.ci)\/[\w./-]*)`/g)].map(([, file]) => file ?? '');
    expect(mentioned.filter((file) => !existsSync(path.join(ROOT, file)))).toEqual([]);
  });

  test('has links that lead somewhere', () => {
    const prose = text.replace(/``[^\n]*?``|`[^`\n]*`/g, '');
    const links = [...prose.matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]+))?\)/g)].map(([, file = '', anchor]) => ({ file, anchor }));
    for (const { file, anchor } of links) {
      const target = file === '' ? name : path.join(path.dirname(name), file);
      expect(existsSync(path.join(ROOT, target)), target).toBe(true);
      if (anchor !== undefined) expect(anchorsOf(readText(target)), `${target}#${anchor}`).toContain(anchor);
    }
  });
});

function readText(name: string): string {
  return readFileSync(path.join(ROOT, name), 'utf8');
}

function sourceTexts(): string[] {
  return readdirSync(path.join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readText(path.join('src', name)));
}

/** What stands under the heading with this title, up to the next of its depth or of those of commands within a group. */
function sectionOf(text: string, title: string): string {
  return text.split(/^#{2,3} /m).find((section) => section.startsWith(`${title}\n`)) ?? '';
}

/** The options in the first column of the section's tables, as commander writes their flags. */
function optionsIn(section: string): string[] {
  return [...section.matchAll(/^\| `(-[^`]+)` \|/gm)].map(([, flags]) => flags ?? '').toSorted();
}

function optionsOf(command: Command): string[] {
  return command.options.map(({ flags }) => flags).toSorted();
}

/** The anchors that GitHub gives to a document's headings. */
function anchorsOf(text: string): string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  );
}
