import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Importing electron in Node starts a download: every test gets the strict stand-in instead. */
const electron = fileURLToPath(new URL('test/support/electron.ts', import.meta.url));

/** Tests of the desktop border: the stand-in for Electron is, as Electron itself, one a process. */
const desktop = ['test/main/index.test.ts', 'test/main/security-checklist.test.ts', 'test/support/electron.test.ts'];

/** Threads are wanted before a process has an engine. */
const threads = ['test/core/engine/{threads,lost-thread}.test.ts'];

const project = (name: string, include: readonly string[], more: object) => ({
  resolve: { alias: { electron } },
  test: { name, include: [...include], testTimeout: 30_000, ...more },
});

export default defineConfig({
  test: {
    // Files run side by side, each worker takes one after another: modules are read and the browser is started once a worker.
    maxWorkers: 2,
    projects: [
      project('unit', ['test/**/*.test.{ts,tsx}'], {
        exclude: ['test/e2e/**', 'test/bench/peers/**', 'test/readers/**', 'node_modules/**', ...desktop, ...threads],
        isolate: false,
      }),
      project('desktop', desktop, {}),
      project('threads', threads, {}),
      project('e2e', ['test/e2e/**/*.test.ts'], {
        globalSetup: ['test/e2e/setup.ts'],
        isolate: false,
        // A browser on a busy machine may miss a moment once.
        retry: process.env['CI'] ? 1 : 0,
        testTimeout: 60_000,
        hookTimeout: 60_000,
      }),
    ],
  },
});
