// Whole processes, as ratios to a bare `node -e 0`, with the budget beside each. A shared or busy machine moves them: nothing fails here.
// PAPERS_BENCH_RUNS sets how often each is run (15 unless set); `npm run bench -- lists`, `writes`, `kinds` or `units` measures a part.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bundleRemark } from './bundle-remark.mjs';
import { readCorpus, readSeed, renderBullets, repeatUnique, repeatUnit, UNITS } from './inputs.mjs';
import { measure } from './measure.mjs';

const BIN = path.join(import.meta.dirname, '..', '..', 'bin', 'papers.js');
const UNIT_BYTES = 262_144;

const folder = mkdtempSync(path.join(tmpdir(), 'papers-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true }));

/** @typedef {import('./measure.mjs').Command} Command */
/** @typedef {Command & { readonly time?: number, readonly memory?: number }} Row */

/** @type {Row} */
const BARE = { name: 'node -e 0', args: ['-e', '0'] };

// What is written is journalled, and not among the user's own.
process.env['XDG_STATE_HOME'] = path.join(folder, 'state');

const PARTS = { lists: benchLists, writes: benchWrites, kinds: benchKinds, units: benchUnits };
const [chosen] = process.argv.slice(2);
for (const [part, bench] of Object.entries(PARTS)) if (chosen === undefined || chosen === part) await bench();

async function benchLists() {
  const remark = await bundleRemark(folder);
  const seed = readSeed();
  const list = write('list.md', seed);
  printTable('the list as it is', [
    BARE,
    { name: 'papers list', args: [BIN, 'list', '-f', list], time: 1.5, memory: 1.2 },
    { name: 'papers list --json', args: [BIN, 'list', '--json', '-f', list], time: 1.5, memory: 1.2 },
    { name: 'papers --help', args: [BIN, '--help'], time: 1.6 },
    { name: 'papers --version', args: [BIN, '--version'], time: 1.6 },
    { name: 'papers list --frob', args: [BIN, 'list', '--frob'], time: 1.6 },
    { name: 'remark-parse alone', args: [remark, list] },
  ]);
  const x20 = write('x20.md', repeatUnique(seed, 20));
  const [short = 1] = printTable('20 times over', [
    BARE,
    { name: 'papers list', args: [BIN, 'list', '-f', x20], time: 2.6 },
    { name: 'remark-parse alone', args: [remark, x20], runs: 3 },
  ]);
  const x100 = write('x100.md', repeatUnique(seed, 100));
  const [long = 1] = printTable('100 times over', [
    BARE,
    { name: 'papers list', args: [BIN, 'list', '-f', x100], time: 5, memory: 2 },
    { name: 'remark-parse alone', args: [remark, x100], runs: 1 },
  ]);
  console.log(`\n(t100 − t0) / (t20 − t0) ${against((long - 1) / (short - 1), 5.5)}`);
}

function benchWrites() {
  const seed = readSeed();
  const list = write('list.md', seed);
  printTable('writing, against papers list', [
    { name: 'papers list', args: [BIN, 'list', '-f', list] },
    { name: 'papers mark', args: (round) => [BIN, 'mark', `:${firstEntryLine(seed)}`, statusOf(round), '-f', list], time: 1.3 },
  ]);
  const x20 = repeatUnique(seed, 20);
  const long = write('x20.md', x20);
  const lines = spawnSync(process.execPath, [BIN, 'list', '-f', long, '--fields', 'line', '--limit', '1000'], { encoding: 'utf8' }).stdout;
  const selectors = write('selectors.txt', lines.trim().split('\n').map((line) => `:${line}\n`).join('')); // prettier-ignore
  printTable('1,000 papers marked at once in a list 20 times as long, against one', [
    { name: 'papers mark :LINE', args: (round) => [BIN, 'mark', `:${firstEntryLine(x20)}`, statusOf(round), '-f', long] },
    { name: 'papers mark -', args: (round) => [BIN, 'mark', '-', statusOf(round), '-f', long], input: selectors, time: 1.5 },
  ]);
}

/** Each round marks what the round before marked otherwise. */
function statusOf(/** @type {number} */ round) {
  return round % 2 === 0 ? 'read' : 'unread';
}

/** The 1-based line of the first entry that is a `<details>` element. */
function firstEntryLine(/** @type {string} */ list) {
  return list.slice(0, list.indexOf('<details')).split('\n').length;
}

function benchKinds() {
  const kinds = [
    { name: '266 KB of bullets', text: readCorpus('zhulf0804__3D-PointCloud__README.md'), time: 3 },
    { name: '1 MB of bullets', text: renderBullets(1_000_000), time: 4 },
    { name: '974 KB of tables', text: readCorpus('dair-ai__ML-Papers-of-the-Week__README.md'), time: 3 },
  ];
  const rows = kinds.flatMap(({ name, text, time }, index) =>
    text === undefined ? [] : [{ name, args: [BIN, 'list', '-f', write(`kind-${index}.md`, text)], time }],
  );
  printTable('papers list of other kinds of lists', [BARE, ...rows]);
}

function benchUnits() {
  console.log(`\n${UNIT_BYTES / 1024} KiB of a unit, and twice as much\n  time ÷ bare        twice ÷ once`);
  for (const [index, unit] of UNITS.entries()) {
    const once = write(`unit-${index}.md`, repeatUnit(unit, UNIT_BYTES));
    const twice = write(`unit-${index}-twice.md`, repeatUnit(unit, 2 * UNIT_BYTES));
    const [bare, first, second] = measure([BARE, listCommand(once), listCommand(twice)]);
    if (!bare || !first || !second) continue;
    console.log(
      `  ${against(first.time / bare.time, 10).padEnd(18)} ${against(second.time / first.time, 2.3).padEnd(18)} ${JSON.stringify(unit)}`,
    );
  }
}

/** @param {string} file @returns {Command} */
function listCommand(file) {
  return { name: 'papers list', args: [BIN, 'list', '-f', file] };
}

/**
 * Runs the rows, the first of which the others are compared with, and gives the others' ratios of time.
 * @param {string} title
 * @param {readonly Row[]} rows
 * @returns {number[]}
 */
function printTable(title, rows) {
  const figures = measure(rows);
  const [base] = figures;
  console.log(`\n${title}\n  ${'time'.padEnd(18)} memory`);
  return rows.flatMap((row, index) => {
    const figure = figures[index];
    if (base === undefined || figure === undefined) return [];
    const time = figure.time / base.time;
    console.log(`  ${against(time, row.time).padEnd(18)} ${against(figure.memory / base.memory, row.memory).padEnd(18)} ${row.name}`);
    return index === 0 ? [] : [time];
  });
}

/**
 * `1.42 × (≤ 1.5)`, with a mark where the budget is exceeded.
 * @param {number} ratio
 * @param {number} [budget]
 */
function against(ratio, budget) {
  const shown = `${ratio.toFixed(2)} ×`;
  if (budget === undefined) return shown;
  return `${shown} (≤ ${budget})${ratio > budget ? ' !' : ''}`;
}

/**
 * @param {string} name
 * @param {string} text
 */
function write(name, text) {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
}
