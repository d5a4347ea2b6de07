import { defineConfig } from 'vitest/config';

/** Threads start faster than processes; a test that needs a process of its own starts it itself. */
export default defineConfig({ test: { include: ['test/**/*.test.ts'], pool: 'threads' } });
