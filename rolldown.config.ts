import type { Plugin, RolldownOptions } from 'rolldown';

/**
 * commander loads `node:child_process` at once but needs it only for subcommands that are programs of their own;
 * loading it costs a bare start a tenth. The bundle loads it when it is first asked for.
 */
const lazyChildProcess: Plugin = {
  name: 'lazy-child-process',
  transform: {
    filter: { id: /commander\/lib\/command\.js$/ },
    handler: (code) => {
      const eager = "const childProcess = require('node:child_process');";
      if (!code.includes(eager)) throw new Error('commander loads node:child_process in another way: mend rolldown.config.ts');
      return code.replace(eager, "const childProcess = { spawn: (...all) => require('node:child_process').spawn(...all) };");
    },
  },
};

/** The command line as CommonJS: a core chunk with what every command needs, and chunks that are loaded when used. */
const options: RolldownOptions = {
  input: { main: 'src/cli/main.ts' },
  platform: 'node',
  // Shared code then goes into the core chunk instead of into files of its own.
  preserveEntrySignatures: 'allow-extension',
  plugins: [lazyChildProcess],
  output: {
    dir: 'dist/cli',
    format: 'cjs',
    entryFileNames: '[name].cjs',
    chunkFileNames: 'chunks/[name]-[hash].cjs',
    exports: 'named',
    minify: true,
  },
};

export default options;
