import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Importing electron in Node starts a download: every test gets the strict stand-in instead. */
const electron = fileURLToPath(new URL('test/support/electron.ts', import.meta.url));

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias: { electron } },
        test: {
          name: 'unit',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/e2e/**', 'test/bench/peers/**', 'node_modules/**'],
          testTimeout: 30_000,
        },
      },
      {
        resolve: { alias: { electron } },
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: ['test/e2e/setup.ts'],
          fileParallelism: false,
          // A browser on a busy machine may miss a moment; a test that fails every time still fails.
          retry: 2,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
