import { spawnSync } from 'node:child_process';
import path from 'node:path';

const RUNS = Number(process.env['PAPERS_BENCH_RUNS'] ?? 15);
const MEMORY_RUNS = 3;
const REPORT_MEMORY = path.join(import.meta.dirname, 'report-memory.cjs');

// Certificates of the machine's own are read at every start of Node, which would dwarf what is measured.
const environment = { ...process.env, NODE_EXTRA_CA_CERTS: undefined, NODE_OPTIONS: undefined, PAPERS_FILE: undefined };

/**
 * `args` are Node's; `runs` is how often to run it, where a run takes long.
 * @typedef {{ readonly name: string, readonly args: readonly string[], readonly runs?: number }} Command
 * @typedef {{ readonly time: number, readonly memory: number }} Figures medians: seconds of CPU time of the whole process; bytes it had at most
 */

/**
 * Runs each command in turn, over and over, so that a machine that changes its pace does so for all; the first round is not counted.
 * @param {readonly Command[]} commands
 * @returns {Figures[]}
 */
export function measure(commands) {
  const times = commands.map(() => /** @type {number[]} */ ([]));
  for (let round = 0; round <= RUNS; round += 1) {
    commands.forEach(({ args, runs }, index) => {
      if (round > (runs ?? RUNS) || (round === 0 && runs === 1)) return;
      const time = cpuTimeOf(args);
      if (round > 0) times[index]?.push(time);
    });
  }
  return commands.map(({ args, runs }, index) => {
    const memory = Array.from({ length: Math.min(MEMORY_RUNS, runs ?? RUNS) }, () => peakMemoryOf(args));
    return { time: median(times[index] ?? []), memory: median(memory) };
  });
}

/**
 * Bash counts what the system says of the process once it has ended, its start and its end included.
 * @param {readonly string[]} args
 */
function cpuTimeOf(args) {
  const script = 'TIMEFORMAT="%3U %3S"; exec 3>&2 2>/dev/null; { time "$@" >/dev/null 2>&1 </dev/null; } 2>&3';
  const { stderr } = spawnSync('bash', ['-c', script, 'bash', process.execPath, ...args], { env: environment, encoding: 'utf8' });
  const [user, system] = stderr.trim().split(/\s+/).map(Number);
  return (user ?? NaN) + (system ?? NaN);
}

/**
 * What the process itself finds when it ends, in bytes.
 * @param {readonly string[]} args
 */
function peakMemoryOf(args) {
  const { output } = spawnSync(process.execPath, ['-r', REPORT_MEMORY, ...args], {
    env: environment,
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  return Number(output[3]) * 1024;
}

/** @param {readonly number[]} values */
function median(values) {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;
}
