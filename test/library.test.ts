import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fencedBlocks } from './helpers/console-blocks.ts';

const ROOT = path.join(import.meta.dirname, '..');
const README = readFileSync(path.join(ROOT, 'README.md'), 'utf8');
const [USAGE = ''] = fencedBlocks(README, 'js');
const [PRINTED = ''] = fencedBlocks(README, 'text');

const project = mkdtempSync(path.join(tmpdir(), 'papers-library-'));
const tarball = path.join(project, `papers-cli-${manifest().version}.tgz`);
const installed = path.join(project, 'node_modules', 'papers-cli');
afterAll(() => rmSync(project, { recursive: true }));

/** The package as a user has it: what `npm pack` packs, with the dependencies it names and no other. */
beforeAll(() => {
  if (!existsSync(path.join(ROOT, 'dist/lib/index.js'))) throw new Error('there is no dist: npm run build makes it');
  const pack = ['pack', '--ignore-scripts', '--pack-destination', project];
  execFileSync('npm', pack, { cwd: ROOT, stdio: ['ignore', 'ignore', 'ignore'] });
  mkdirSync(installed, { recursive: true });
  execFileSync('tar', ['-xzf', tarball, '-C', installed, '--strip-components=1']);
  for (const name of Object.keys(manifest().dependencies)) {
    symlinkSync(path.join(ROOT, 'node_modules', name), path.join(project, 'node_modules', name));
  }
});

describe('the package', () => {
  test('works as a library the way README.md shows', () => {
    writeFileSync(path.join(project, 'usage.mjs'), USAGE);
    expect(runNode(['usage.mjs'])).toBe(PRINTED);
  });

  test('has types that hold for it', () => {
    writeFileSync(path.join(project, 'usage.mts'), `declare const console: { log(value: unknown): void };\n${USAGE}`);
    const check = ['--noEmit', '--strict', '--module', 'nodenext', '--lib', 'es2023', '--types', '', 'usage.mts'];
    expect(runNode([path.join(ROOT, 'node_modules/typescript/bin/tsc'), ...check])).toBe('');
  });

  test('reads what takes remark-parse and gray-matter, too', () => {
    const text = '---\\npapers:\\n  legend: { read: R, unread: "✅" }\\n---\\n\\n✅ [**A** *b*](https://arxiv.org/abs/2106.09685) c\\n';
    const script = `import { parsePapers } from 'papers-cli';
      const { entries } = await parsePapers('${text}');
      console.log(entries.map(({ paper }) => paper.status + ' ' + paper.title).join());`;
    expect(runNode(['--input-type=module', '--eval', script])).toBe('unread A b c\n');
  });

  test('gives each operation as edits that can be joined and taken back', () => {
    const script = `import * as papers from 'papers-cli';
      const text = '✅ read\\n❌ unread\\n\\n## A\\n\\n❌ one\\n\\n❌ two\\n\\n## B\\n';
      const move = { destination: { kind: 'category', path: ['B'], at: 'end' }, as: undefined };
      const steps = [
        (list) => papers.markChange(list, [list.entries[0]], 'read'),
        (list) => papers.moveChange(list, [list.entries[0]], move),
        (list) => papers.titleChange(list, list.entries[0], 'second'),
        (list) => papers.addChange(list, { title: 'three', url: undefined, note: '' }, { ...move, status: 'unread' }),
        (list) => papers.removeChange(list, [list.entries[0]]),
      ];
      let list = await papers.parsePapers(text);
      let edits = [];
      for (const step of steps) {
        const change = step(list);
        const next = papers.applyEdits(list.source.text, change.edits);
        const after = await papers.parsePapers(next);
        const flaw = papers.findFlaw(list, after, change);
        if (flaw !== undefined) throw new Error(flaw);
        edits = papers.composeEdits(text, edits, change.edits);
        list = after;
      }
      const now = papers.applyEdits(text, edits);
      const back = papers.applyEdits(now, papers.invertEdits(text, edits));
      console.log(JSON.stringify([now === list.source.text, back === text, list.entries.map(({ paper }) => paper.category + ': ' + paper.title)]));`;
    expect(JSON.parse(runNode(['--input-type=module', '--eval', script]))).toEqual([true, true, ['B: one', 'B: three']]);
  });

  test('starts as a command', () => {
    const version = runNode([path.join(installed, 'bin/papers.js'), '--version']);
    expect(version.trim()).toBe(manifest().version);
  });

  test('holds what it needs and nothing else', () => {
    const tops = execFileSync('tar', ['-tzf', tarball], { encoding: 'utf8' })
      .split('\n')
      .filter((name) => name !== '')
      .map((name) => name.split('/')[1] ?? '');
    expect([...new Set(tops)].toSorted()).toEqual(['LICENSE', 'README.md', 'bin', 'dist', 'package.json']);
  });
});

interface Manifest {
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
}

function manifest(): Manifest {
  // package.json is ours, and the checks on the package read the same fields.
  return JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as Manifest;
}

function runNode(args: readonly string[]): string {
  return execFileSync(process.execPath, args, { cwd: project, encoding: 'utf8' });
}
