import { spawnSync } from 'node:child_process';
import { openSync } from 'node:fs';
import path from 'node:path';

const RUNS = Number(process.env['PAPERS_BENCH_RUNS'] ?? 15);
const MEMORY_RUNS = 3;
const REPORT_MEMORY = path.join(import.meta.dirname, 'report-memory.cjs');

// Certificates of the machine's own are read at every start of Node, which would dwarf what is measured.
const environment = { ...process.env, NODE_EXTRA_CA_CERTS: undefined, NODE_OPTIONS: undefined, PAPERS_FILE: undefined };

/**
 * `args` are Node's, or give them by the number of the round; `input` is a file to read as standard input; `runs` is how often to run it, where a run
 * takes long.
 * @typedef {readonly string[]} Args
 * @typedef {{ readonly name: string, readonly args: Args | ((round: number) => Args), readonly input?: string, readonly runs?: number }} Command
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
    commands.forEach(({ args, input, runs }, index) => {
      if (round > (runs ?? RUNS) || (round === 0 && runs === 1)) return;
      const time = cpuTimeOf(argsOf(args, round), input);
      if (round > 0) times[index]?.push(time);
    });
  }
  return commands.map(({ args, input, runs }, index) => {
    const rounds = Array.from({ length: Math.min(MEMORY_RUNS, runs ?? RUNS) }, (_, round) => RUNS + 1 + round);
    const memory = rounds.map((round) => peakMemoryOf(argsOf(args, round), input));
    return { time: median(times[index] ?? []), memory: median(memory) };
  });
}

/**
 * @param {Command['args']} args
 * @param {number} round
 */
function argsOf(args, round) {
  return typeof args === 'function' ? args(round) : args;
}

/**
 * Bash counts what the system says of the process once it has ended, its start and its end included.
 * @param {Args} args
 */
function cpuTimeOf(args, input = '/dev/null') {
  const script = 'TIMEFORMAT="%3U %3S"; exec 3>&2 2>/dev/null; { time "$@" >/dev/null 2>&1 <"$INPUT"; } 2>&3';
  const env = { ...environment, INPUT: input };
  const { stderr } = spawnSync('bash', ['-c', script, 'bash', process.execPath, ...args], { env, encoding: 'utf8' });
  const [user, system] = stderr.trim().split(/\s+/).map(Number);
  return (user ?? NaN) + (system ?? NaN);
}

/**
 * What the process itself finds when it ends, in bytes.
 * @param {Args} args
 * @param {string} [input]
 */
function peakMemoryOf(args, input) {
  const stdin = input === undefined ? 'ignore' : openSync(input, 'r');
  const { output } = spawnSync(process.execPath, ['-r', REPORT_MEMORY, ...args], {
    env: environment,
    encoding: 'utf8',
    stdio: [stdin, 'ignore', 'ignore', 'pipe'],
  });
  return Number(output[3]) * 1024;
}

/** @param {readonly number[]} values */
function median(values) {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;
}
