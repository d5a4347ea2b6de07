import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const ROOT = path.join(import.meta.dirname, '..', '..');
const BIN = path.join(ROOT, 'bin', 'papers.js');
const DIST = path.join(ROOT, 'dist', 'cli');
const SEED = path.join(ROOT, '..', 'shared', 'seed', 'README.md');
const FIXTURE = path.join(ROOT, 'fixtures', 'details', 'reading-list.md');

/** Written in the manner of the list that papers was conceived for: what it needs no list like it may lack. */
const LIKE_THE_SEED = `:white_check_mark: 已阅读

:x: 未阅读

# 论文列表

## 模型安全（Model Safety）

- 数据投毒：在数据收集阶段

<details>
<summary> :white_check_mark: <a href="https://arxiv.org/abs/2302.04237" target="_blank">Adversarial Prompting
for Black Box Foundation Models</a> </summary>
<br>
<blockquote>

**EMNLP 2023**

- 一
  - $a<b$

</blockquote>
</details>

##

🟧 Digital twin（VAE设计）
`;

/** Most bytes of JavaScript that `papers list` may load: at each start they are all read and parsed. */
const MOST_BYTES = 80_000;
/** As many for `papers mark`, which writes, locks and journals. */
const MOST_BYTES_TO_WRITE = 112_000;

const folder = mkdtempSync(path.join(tmpdir(), 'papers-start-'));
const likeTheSeed = path.join(folder, 'list.md');
const report = path.join(folder, 'report.cjs');

beforeAll(() => {
  if (!existsSync(path.join(DIST, 'main.cjs'))) throw new Error('there is no dist: npm run build makes it');
  writeFileSync(likeTheSeed, LIKE_THE_SEED);
  writeFileSync(
    report,
    "process.on('exit', () => require('node:fs').writeSync(3, JSON.stringify({ files: Object.keys(require.cache), builtin: process.moduleLoadList })));",
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Loaded {
  /** Files of ours, by name without the hash. */
  readonly chunks: readonly string[];
  readonly bytes: number;
  /** What of Node.js is loaded that a bare process has not. */
  readonly builtin: readonly string[];
}

/** What a real process of the built program loads. */
function loadedBy(...argv: readonly string[]): Loaded {
  const bare = run(['-e', '0']);
  const { files, builtin } = run([BIN, ...argv]);
  const ours = files.filter((file) => file.startsWith(ROOT));
  return {
    chunks: ours.map((file) => path.basename(file).replace(/(?:-[\w-]{8})?\.c?js$/, '')),
    bytes: ours.reduce((sum, file) => sum + statSync(file).size, 0),
    builtin: builtin.filter((name) => !bare.builtin.includes(name)),
  };
}

/** Files that `require` loaded, and modules of Node.js. */
interface Run {
  readonly files: readonly string[];
  readonly builtin: readonly string[];
}

function run(args: readonly string[]): Run {
  const env = { ...process.env, PAPERS_FILE: undefined, XDG_STATE_HOME: path.join(folder, 'state') };
  const { output, stderr } = spawnSync(process.execPath, ['-r', report, ...args], {
    cwd: folder,
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  if (!output[3]) throw new Error(stderr);
  const loaded: Run = JSON.parse(output[3]);
  return loaded;
}

const LISTS: readonly (readonly [name: string, file: string])[] = [
  ['a list in the manner of the seed', likeTheSeed],
  ['the seed', SEED],
];

describe.each(LISTS.filter(([, file]) => file !== SEED || existsSync(SEED)))('papers list on %s', (_, file) => {
  test.each([[[]], [['--json']], [['--ids']]])('with %j loads the core and nothing else', (options) => {
    const { chunks, bytes, builtin } = loadedBy('list', '-f', file, ...options);
    expect(chunks.toSorted()).toEqual(['main', 'papers']);
    expect(bytes).toBeLessThanOrEqual(MOST_BYTES);
    expect(builtin.filter((name) => /child_process|stream|tty|net|crypto|worker|vm\b|v8/.test(name))).toEqual([]);
  });
});

describe.each(LISTS.filter(([, file]) => file !== SEED || existsSync(SEED)))('papers mark on %s', (_, file) => {
  test('loads the core, what finds papers by name, what writes, and nothing else', () => {
    const copy = path.join(folder, 'copy.md');
    copyFileSync(file, copy);
    const { chunks, bytes, builtin } = loadedBy('mark', '2302.04237', 'unread', '-f', copy);
    expect(readFileSync(copy, 'utf8')).not.toBe(readFileSync(file, 'utf8'));
    expect(chunks.toSorted()).toEqual(['main', 'names', 'papers', 'rolldown-runtime', 'writing']);
    expect(bytes).toBeLessThanOrEqual(MOST_BYTES_TO_WRITE);
    expect(builtin.filter((name) => /child_process|tty|net|worker|vm\b|v8/.test(name))).toEqual([]);
  });
});

test('a list with tables or lists loads the scanner, too, and no library', () => {
  const { chunks } = loadedBy('list', '-f', FIXTURE);
  expect(chunks.filter((name) => /markdown-tree|front-matter-data|inline-tree|registry/.test(name))).toEqual([]);
});

test('front matter loads a library where it holds settings alone', () => {
  const file = path.join(folder, 'front-matter.md');
  const entries = '- [LoRA](https://arxiv.org/abs/2106.09685)\n';
  writeFileSync(file, `---\ntitle: Papers\n---\n\n${entries}`);
  expect(loadedBy('list', '-f', file).chunks.filter((name) => /settings|front-matter/.test(name))).toEqual([]);
  writeFileSync(file, `---\npapers:\n  default: unread\n---\n\n${entries}`);
  expect(loadedBy('list', '-f', file).chunks).toContain('front-matter-data');
});

test('a thousand titles that are plain, one link, or in one wrapper load no library', () => {
  const titles = [
    (number: number) => `- [ ] Learning to rank, part ${number}`,
    (number: number) => `- [x] [Learning to rank ${number}](https://arxiv.org/abs/2301.${String(number).padStart(5, '0')})`,
    (number: number) => `- [ ] **Learning to rank ${number}**`,
    (number: number) => `- [ ] *Learning to rank ${number}*`,
  ];
  const list = path.join(folder, 'thousand.md');
  writeFileSync(list, Array.from({ length: 1000 }, (_, number) => `${titles[number % titles.length]?.(number) ?? ''}\n`).join(''));
  const { chunks } = loadedBy('list', '-f', list);
  expect(chunks).toContain('reading');
  expect(chunks.filter((name) => /markdown-tree|inline-tree|front-matter/.test(name))).toEqual([]);
});

test('no library is part of the core', () => {
  expect(readFileSync(path.join(DIST, 'main.cjs'), 'utf8')).not.toMatch(/commander|micromark|unified|gray-matter|js-yaml|child_process/);
});

test.each([[['--help']], [['--version']], [['list', '--frob']], [['frob']]])('%j reads no list', (argv) => {
  const { chunks } = loadedBy(...argv);
  expect(chunks.filter((name) => /outline|tree|data|terminal|writing/.test(name))).toEqual([]);
});
