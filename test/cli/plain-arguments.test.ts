import type { Command } from 'commander';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPlainArguments } from '../../src/cli/plain-arguments.ts';
import { createProgram } from '../../src/cli/program.ts';
import { GLOBAL_OPTIONS, type CommandDeclaration } from '../../src/commands/declaration.ts';
import { UserError } from '../../src/commands/user-error.ts';
import { loadEveryCommand, namedCommands } from '../helpers/every-command.ts';
import { createTestContext, createTestFolder } from '../helpers/test-context.ts';

const RUNS = Number(process.env['PAPERS_FUZZ_RUNS'] ?? 300);

const DECLARATION: CommandDeclaration = {
  description: '',
  operands: [
    { name: '<one>', description: '' },
    { name: '[more...]', description: '' },
  ],
  options: [
    { name: 'note', short: 'n', value: 'text', description: '' },
    { name: 'dry-run', description: '' },
    { name: 'lang', value: 'language', description: '', choices: ['en', 'zh'] },
    { name: 'json', description: '', conflicts: ['raw'] },
    { name: 'raw', description: '' },
    { name: 'limit', value: 'n', description: '', parse: Number },
  ],
  examples: '',
  run: () => Promise.resolve(),
};

interface Arguments {
  readonly operands: readonly string[];
  readonly options: Readonly<Record<string, unknown>>;
}

describe('a plain command line', () => {
  test.each<[string, Arguments]>([
    ['a', { operands: ['a'], options: {} }],
    ['a b - c', { operands: ['a', 'b', '-', 'c'], options: {} }],
    ['a --dry-run', { operands: ['a'], options: { dryRun: true } }],
    ['--note x a', { operands: ['a'], options: { note: 'x' } }],
    ['-n x a -n -', { operands: ['a'], options: { note: '-' } }],
    ['a --lang zh --limit 3', { operands: ['a'], options: { lang: 'zh', limit: 3 } }],
  ])('%s is read', (line, expected) => expect(readPlainArguments(line.split(' '), DECLARATION)).toEqual(expected));

  test.each([
    ['', 'lacks an operand'],
    ['a --frob', 'has an unknown option'],
    ['a --note', 'lacks a value'],
    ['a --note --dry-run', 'has an option where a value should be'],
    ['a --note=x', 'joins option and value'],
    ['a -nx', 'joins letter and value'],
    ['a --lang fr', 'has a value that is no choice'],
    ['a --json --raw', 'has options that conflict'],
    ['a --help', 'asks for help'],
    ['a -- b', 'ends its options'],
  ])('“%s” is left to commander: it %s', (line) =>
    expect(readPlainArguments(line.split(' ').filter(Boolean), DECLARATION)).toBeUndefined(),
  );
});

const everyCommand = await loadEveryCommand();

describe('what is read plainly, commander reads alike', () => {
  test.each(everyCommand)('$name', async ({ name, declaration }) => {
    const options = [...declaration.options, ...GLOBAL_OPTIONS];
    const words = [
      'a',
      '-',
      'list',
      '3',
      'read',
      'x y',
      '',
      ...options.flatMap(({ name: long, short, choices }) => [
        `--${long}`,
        ...(short === undefined ? [] : [`-${short}`]),
        ...(choices ?? []),
      ]),
    ];
    let read = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...words), { maxLength: 6 }), async (argv) => {
        const plain = readOrRefuse(argv, { ...declaration, options });
        if (plain === undefined) return;
        read += 1;
        expect(await readByCommander([...name.split(' '), ...argv])).toEqual(plain);
      }),
      { numRuns: RUNS },
    );
    expect(read).toBeGreaterThan(0);
  });
});

/** A value that its option refuses is refused whoever reads it. */
function readOrRefuse(...given: Parameters<typeof readPlainArguments>): Arguments | undefined {
  try {
    return readPlainArguments(...given);
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

async function readByCommander(argv: readonly string[]): Promise<Arguments> {
  const folder = createTestFolder();
  const program = await createProgram(argv, createTestContext({ folder }).context);
  folder.remove();
  let seen: Arguments | undefined;
  for (const [, command] of namedCommands(program)) command.action(() => void (seen = argumentsOf(command)));
  await program.parseAsync(argv, { from: 'user' });
  if (seen === undefined) throw new Error('no command ran');
  return seen;
}

function argumentsOf(command: Command): Arguments {
  return { operands: command.args, options: command.optsWithGlobals() };
}
