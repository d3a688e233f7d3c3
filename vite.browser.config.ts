import { fileURLToPath } from 'node:url';
import { defineConfig, mergeConfig } from 'vite';
import { viteSingleFile } from 'vite-plugin-singlefile';
import { carriedWorkers, servedPage, singlePage } from './scripts/browser-edition.mjs';
import { rendererConfig } from './scripts/renderer-config.mjs';

const out = (folder: string) => fileURLToPath(new URL(`out/${folder}`, import.meta.url));

/** Browsers of 2024 and later: all of them know what the sources use, so nothing is rewritten for older ones. */
const target = ['chrome120', 'firefox121', 'safari17.2'];

/** The browser edition: `--mode single` makes the one self-contained file, any other mode the pages to be served. */
export default defineConfig(({ mode }) =>
  mode === 'single'
    ? mergeConfig(rendererConfig(out('single')), {
        plugins: [carriedWorkers(), viteSingleFile(), singlePage()],
        worker: { format: 'iife' },
        build: { target },
      })
    : mergeConfig(rendererConfig(out('browser')), { plugins: [servedPage()], build: { target } }),
);
