import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const SRC = path.join(import.meta.dirname, '../src');

/** A layer imports itself and those before it, never one after it. */
const LAYERS = ['text', 'model', 'markdown', 'dialects', 'parse', 'edits', 'commands', 'cli'];

/** Packages that only these folders import. `commander` besides for its types, which cost nothing. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  unified: ['markdown'],
  'remark-parse': ['markdown'],
  'remark-gfm': ['markdown'],
  'remark-math': ['markdown'],
  'gray-matter': ['markdown'],
  mdast: ['markdown', 'cli'],
  diff: ['commands'],
  yaml: ['markdown', 'commands'],
  commander: ['commands', 'cli'],
  chalk: ['cli'],
  'string-argv': ['cli'],
  'string-width': ['cli'],
};

interface SourceFile {
  readonly name: string;
  readonly layer: string;
  readonly text: string;
  readonly imports: readonly string[];
}

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name): SourceFile => {
    const text = readFileSync(path.join(SRC, name), 'utf8');
    const imports = [...text.matchAll(/(?:from|import\()\s*'([^']+)'/g)].map(([, specifier]) => specifier ?? '');
    return { name, layer: name.includes('/') ? (name.split('/')[0] ?? '') : '', text, imports };
  });

describe('the layers', () => {
  test('are the folders of src', () => {
    expect([...new Set(files.map(({ layer }) => layer))].toSorted()).toEqual(['', ...LAYERS].toSorted());
    expect(files.filter(({ layer }) => layer === '').map(({ name }) => name)).toEqual(['index.ts']);
  });

  test('import themselves and those above them', () => {
    const wrong = files.flatMap(({ name, layer, imports }) =>
      layer === ''
        ? []
        : imports
            .filter((specifier) => specifier.startsWith('.'))
            .map((specifier) => path.normalize(path.join(path.dirname(name), specifier)))
            .filter((target) => !isAllowed(layer, target.split('/')[0] ?? ''))
            .map((target) => `${name} imports ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  test('leave packages and the system to those meant for them', () => {
    const wrong = files.flatMap(({ name, layer, imports }) =>
      imports
        .filter((specifier) => !specifier.startsWith('.') && specifier !== 'node:buffer')
        .filter((specifier) => !(specifier.startsWith('node:') ? ['cli'] : (PACKAGES[specifier] ?? [])).includes(layer))
        .map((specifier) => `${name} imports ${specifier}`),
    );
    expect(wrong).toEqual([]);
  });

  test('take commander in commands for its types alone', () => {
    const values = files.filter(({ layer, text }) => layer === 'commands' && /^import (?!type\b).*'commander'/m.test(text));
    expect(values.map(({ name }) => name)).toEqual([]);
  });
});

test('nothing prints Markdown from a tree', () => {
  expect(
    files.filter(({ text }) => /remark-stringify|mdast-util-to-markdown|matter\.stringify/.test(text)).map(({ name }) => name),
  ).toEqual([]);
});

function isAllowed(from: string, to: string): boolean {
  return LAYERS.includes(to) && LAYERS.indexOf(to) <= LAYERS.indexOf(from);
}
