import { fileURLToPath } from 'node:url';
import preact from '@preact/preset-vite';

/** The interface's folder: the root of every edition's page. */
export const rendererRoot = fileURLToPath(new URL('../renderer', import.meta.url));

/**
 * What the three builds of the interface (desktop, served, single file) have in common.
 * @param {string} outDir
 * @returns {import('vite').UserConfig}
 */
export function rendererConfig(outDir) {
  return {
    root: rendererRoot,
    base: './',
    plugins: [preact()],
    worker: { format: 'es' },
    build: {
      outDir,
      emptyOutDir: true,
      minify: true,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      // A page from a disk is read at once: pieces would gain nothing.
      chunkSizeWarningLimit: 2000,
      rolldownOptions: { checks: { pluginTimings: false } },
    },
  };
}
