import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin, RolldownOptions } from 'rolldown';

const COMMANDER: string = join(dirname(createRequire(import.meta.url).resolve('commander')), 'lib');
const HELP_CHUNK = './commander-help.cjs';

/**
 * What commander loads at once and a command line like this one rarely or never needs: the renderer of `--help` becomes a chunk of
 * its own, and subcommands that are programs of their own, with `node:child_process`, are left out. Together they would cost a bare
 * start an eighth.
 */
const trimCommander: Plugin = {
  name: 'trim-commander',
  transform: {
    filter: { id: /commander\/lib\/command\.js$/ },
    handler: (code) =>
      COMMANDER_CHANGES.reduce((changed, [from, to]) => {
        const [before, after, ...more] = changed.split(from);
        if (before === undefined || after === undefined || more.length > 0)
          throw new Error(`commander has changed, mend rolldown.config.ts: ${from}`);
        return before + to + after;
      }, code),
  },
};

const COMMANDER_CHANGES: readonly (readonly [from: string | RegExp, to: string])[] = [
  ["const { Help, stripColor } = require('./help.js');", `const help = () => require('${HELP_CHUNK}');`],
  ['Object.assign(new Help(), ', 'Object.assign(new (help().Help)(), '],
  ['stripColor: (str) => stripColor(str),', 'stripColor: (str) => help().stripColor(str),'],
  ["const childProcess = require('node:child_process');\n", ''],
  [/ {2}_checkForMissingExecutable\(executableFile, executableDir, subcommandName\) \{\n[\s\S]*?\n {2}\}\n/, ''],
  [
    / {2}_executeSubCommand\(subcommand, args\) \{\n[\s\S]*?\n {2}\}\n/,
    "  _executeSubCommand() { throw new Error('no subcommand is a program of its own'); }\n",
  ],
];

/** What we import of commander, without the rest of its face, which makes a program of its own when loaded. */
const commanderFace: Plugin = {
  name: 'commander-face',
  resolveId: { filter: { id: /^commander$/ }, handler: () => '\0commander' },
  load: {
    filter: { id: /^\0commander$/ },
    handler: () => `export { Command } from '${COMMANDER}/command.js'; export { CommanderError } from '${COMMANDER}/error.js';`,
  },
};

/** What another build makes is left for the core to require, from beside it. */
const helpChunk: Plugin = {
  name: 'help-chunk',
  resolveId: { filter: { id: /commander-help\.cjs$/ }, handler: (id) => ({ id, external: true }) },
};

/** The command line as CommonJS: a core chunk with what every command needs, and chunks that are loaded when used. */
const commandLine: RolldownOptions = {
  input: { main: 'src/cli/main.ts' },
  platform: 'node',
  plugins: [commanderFace, trimCommander, helpChunk],
  output: {
    dir: 'dist/cli',
    format: 'cjs',
    entryFileNames: '[name].cjs',
    chunkFileNames: 'chunks/[name]-[hash].cjs',
    // What the core imports stays in one chunk, whoever else imports it.
    codeSplitting: { groups: [{ name: 'core', tags: ['$initial'] }] },
    exports: 'named',
    minify: true,
  },
};

/** What the core requires to show help. */
const commanderHelp: RolldownOptions = {
  input: `${COMMANDER}/help.js`,
  platform: 'node',
  output: { file: `dist/cli/chunks/${HELP_CHUNK}`, format: 'cjs', minify: true },
};

const options: RolldownOptions[] = [commandLine, commanderHelp];

export default options;
