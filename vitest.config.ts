import { defineConfig, type ViteUserConfig } from 'vitest/config';

/** Tests that load what they test for themselves, since they clear up when their file ends, or start processes. */
const APART = [
  'test/cli/disk/**/*.test.ts',
  'test/cli/program.test.ts',
  'test/cli/start-up.test.ts',
  'test/cli/*-terminal.test.ts',
  'test/library.test.ts',
  'test/readme.test.ts',
];

/** Most files take less time than loading what they test: they share it. */
const config: ViteUserConfig = defineConfig({
  test: {
    pool: 'threads',
    // Vitest leaves one core idle, which is half of a small machine.
    maxWorkers: '100%',
    // A test that takes long is no failure: the machine may be busy.
    testTimeout: 60_000,
    projects: [
      { extends: true, test: { name: 'core', include: ['test/**/*.test.ts'], exclude: APART, isolate: false } },
      { extends: true, test: { name: 'apart', include: APART } },
    ],
  },
});

export default config;
