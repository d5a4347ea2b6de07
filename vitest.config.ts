import { defineConfig, type ViteUserConfig } from 'vitest/config';

/** Threads start faster than processes; a test that needs a process of its own starts it itself. */
const config: ViteUserConfig = defineConfig({ test: { include: ['test/**/*.test.ts'], pool: 'threads' } });

export default config;
