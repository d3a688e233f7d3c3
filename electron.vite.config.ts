import { fileURLToPath } from 'node:url';
import { defineConfig } from 'electron-vite';
import { rendererConfig, rendererRoot } from './scripts/renderer-config.mjs';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The desktop edition. Everything is bundled: the installed application carries no node_modules. */
export default defineConfig({
  main: {
    build: {
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: here('main/index.ts'), trainer: here('main/trainer.ts'), surface: here('main/surface.ts') },
      },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: here('preload/index.ts') },
        // A sandboxed preload is one CommonJS file: it cannot load modules of its own.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    ...rendererConfig(here('out/renderer')),
    build: {
      ...rendererConfig(here('out/renderer')).build,
      rolldownOptions: { input: `${rendererRoot}/index.html` },
    },
  },
});
