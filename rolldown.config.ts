import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin, RolldownOptions } from 'rolldown';

const COMMANDER: string = join(dirname(createRequire(import.meta.url).resolve('commander')), 'lib');
const HELP_CHUNK = './commander-help.cjs';

/**
 * What commander loads at once and a command line like this one rarely or never needs: help and suggestions become a chunk of their
 * own; `node:child_process` with subcommands that are programs of their own, and other methods that are never called, are left out.
 * Together they would cost a bare start an eighth.
 */
const trimCommander: Plugin = {
  name: 'trim-commander',
  transform: {
    filter: { id: /commander\/lib\/command\.js$/ },
    handler: (code) => UNUSED_METHODS.reduce(replaceMethod, LAZY_PARTS.reduce(replaceOnce, code)),
  },
};

/** commander's files as ES modules, which need no function around each: V8 reads what stands in such a function twice. */
const unwrapCommander: Plugin = {
  name: 'unwrap-commander',
  transform: {
    filter: { id: /commander\/lib\/\w+\.js$/ },
    handler: (code) =>
      code
        .replaceAll(/^const (\{[^}]*\}) = require\(('[^']*')\);$/gm, 'import $1 from $2;')
        .replaceAll(/^exports\.(\w+) = \1;.*$/gm, 'export { $1 };'),
  },
};

/**
 * The functions of the core, which nearly every command calls, as V8 compiles them when it first reads them: as expressions in
 * parentheses. It would otherwise read each twice, once to find its end and once to compile it. As they did, they stand before all else.
 */
const eagerCore: Plugin = {
  name: 'eager-core',
  renderChunk(code, chunk) {
    if (!chunk.isEntry) return null;
    let functions = '';
    let rest = '';
    let end = 0;
    for (const node of this.parse(code).body) {
      if (node.type !== 'FunctionDeclaration' || node.id === null) continue;
      functions += `const ${node.id.name} = (${code.slice(node.start, node.end)});\n`;
      rest += code.slice(end, node.start);
      end = node.end;
    }
    return functions + rest + code.slice(end);
  },
};

type Replacement = readonly [from: string | RegExp, to: string];

const LAZY_PARTS: readonly Replacement[] = [
  ["const { Help, stripColor } = require('./help.js');", `const help = () => require('${HELP_CHUNK}');`],
  ["const { suggestSimilar } = require('./suggestSimilar');", 'const suggestSimilar = (...all) => help().suggestSimilar(...all);'],
  ['Object.assign(new Help(), ', 'Object.assign(new (help().Help)(), '],
  ['stripColor: (str) => stripColor(str),', 'stripColor: (str) => help().stripColor(str),'],
  ["const EventEmitter = require('node:events').EventEmitter;", "import { EventEmitter } from 'node:events';"],
  ["const childProcess = require('node:child_process');\n", ''],
  ["const path = require('node:path');\n", ''],
  ["const fs = require('node:fs');\n", ''],
  ["const process = require('node:process');\n", ''],
];

/** Methods that are not called, or do nothing for a program that is parsed once, from a list of words, without hooks; with all they do here. */
const UNUSED_METHODS: readonly Replacement[] = [
  ['_executeSubCommand(subcommand, args)', "throw new Error('no subcommand is a program of its own');"],
  ['_checkForMissingExecutable(executableFile, executableDir, subcommandName)', ''],
  ['_prepareUserArgs(argv, parseOptions)', 'return [...argv];'],
  ['_prepareForParse()', ''],
  ['saveStateBeforeParse()', ''],
  ['restoreStateBeforeParse()', ''],
  ['_chainOrCallHooks(promise, event)', 'return promise;'],
  ['_chainOrCallSubCommandHook(promise, subCommand, event)', 'return promise;'],
  ['hook(event, listener)', ''],
  ['nameFromFilename(filename)', ''],
  ['_parseOptionsEnv()', ''],
  ['_parseOptionsImplied()', ''],
  ['storeOptionsAsProperties(storeAsProperties = true)', ''],
  ['_checkForBrokenPassThrough()', ''],
];

function replaceMethod(code: string, [head, body]: Replacement): string {
  const start = `\n  ${String(head)} {\n`;
  const end = '\n  }\n';
  const at = code.indexOf(start);
  return replaceOnce(code, [code.slice(at, code.indexOf(end, at) + end.length), at === -1 ? '' : `\n  ${String(head)} { ${body} }\n`]);
}

function replaceOnce(code: string, [from, to]: Replacement): string {
  const [before, after, ...more] = code.split(from);
  if (from === '' || before === undefined || after === undefined || more.length > 0)
    throw new Error(`commander has changed, mend rolldown.config.ts: ${String(from)}`);
  return before + to + after;
}

/** What we import of commander, without the rest of its face, which makes a program of its own when loaded; and what it requires lazily. */
const COMMANDER_FACES: Readonly<Record<string, string>> = {
  commander: `export { Command } from '${COMMANDER}/command.js'; export { CommanderError } from '${COMMANDER}/error.js';`,
  'commander-help': `export { Help, stripColor } from '${COMMANDER}/help.js'; export { suggestSimilar } from '${COMMANDER}/suggestSimilar.js';`,
};

const commanderFaces: Plugin = {
  name: 'commander-faces',
  resolveId: { filter: { id: /^commander(?:-help)?$/ }, handler: (id) => `\0${id}` },
  load: { filter: { id: /^\0commander(?:-help)?$/ }, handler: (id) => COMMANDER_FACES[id.slice(1)] ?? null },
};

/** What another build makes is left for the core to require, from beside it. */
const helpChunk: Plugin = {
  name: 'help-chunk',
  resolveId: { filter: { id: /commander-help\.cjs$/ }, handler: (id) => ({ id, external: true }) },
};

/** Tells source files by their paths below src, without the ending; `*` is any name. */
function files(...paths: readonly string[]): RegExp {
  return new RegExp(String.raw`/src/(?:${paths.join('|').replaceAll('*', String.raw`[\w-]+`)})\.ts$`);
}

/** What finds papers, statuses and categories by their names, and small files of use to many: one file to find and read instead of ten. */
const NAMES: RegExp = files(
  'commands/(?:requests|selector-input)',
  'dialects/table-cells',
  'edits/signs',
  'markdown/html-tags',
  'model/(?:identifier|paper|paper-list|selector|settings|status-count|status-name|status-section|table-row)',
  'text/(?:cell-width|indent|lines)',
);

/** What `mark` needs to write. */
const WRITING: RegExp = files(
  'cli/disk/*',
  'commands/(?:edit-list|mark|run-mark|write-options)',
  'dialects/(?:*-marks|marks|item-lead|heading-lead|table-edits|table-layout)',
  'edits/(?:blank-lines|change|mark|proof|torn-entries)',
  'text/(?:edit-rebase|text-edit)',
);

/** What reads a list that is not read quickly, but for what is built on libraries or writes: one file, since each takes its time to open. */
const READING: RegExp = files(
  'parse/(?!settings)*',
  'model/(?:link-role|left-out|section-status|setting-signs)',
  'markdown/(?!inline-tree|markdown-tree|note-tree|front-matter-|yaml-|inline-escape|html-escape)*',
  'dialects/(?!.{0,40}(?:writer|manner|shape|reread|item-note|note-place|note-flaw|entry-writer|table-layout|table-edits|table-index|table-move|table-revision))*',
);

/** The command line as CommonJS: a core chunk with what every command needs, and chunks that are loaded when used. */
const commandLine: RolldownOptions = {
  input: { main: 'src/cli/main.ts' },
  platform: 'node',
  // gray-matter's engine of JavaScript, which evaluates code, is replaced by one that refuses: see src/markdown/front-matter-data.ts.
  checks: { eval: false },
  // What other chunks need of the core is exported by it, instead of becoming files of its own.
  preserveEntrySignatures: 'allow-extension',
  plugins: [commanderFaces, trimCommander, unwrapCommander, helpChunk, eagerCore],
  output: {
    dir: 'dist/cli',
    format: 'cjs',
    entryFileNames: '[name].cjs',
    chunkFileNames: 'chunks/[name]-[hash].cjs',
    // What the core imports stays in one chunk, whoever else imports it.
    codeSplitting: {
      includeDependenciesRecursively: false,
      groups: [
        { name: 'main', tags: ['$initial'], priority: 2 },
        { name: 'names', test: NAMES, priority: 1 },
        { name: 'writing', test: WRITING, priority: 1 },
        { name: 'reading', test: READING, priority: 0 },
      ],
    },
    exports: 'named',
    minify: true,
  },
};

/** What commander requires to show help, from beside it. */
const commanderHelp: RolldownOptions = {
  input: 'commander-help',
  platform: 'node',
  plugins: [commanderFaces, unwrapCommander],
  output: { file: join('dist/cli/chunks', HELP_CHUNK), format: 'cjs', minify: true },
};

const options: RolldownOptions[] = [commandLine, commanderHelp];

export default options;
