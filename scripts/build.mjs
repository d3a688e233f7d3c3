/**
 * Builds the lab into out/: everything, or the targets named (cli, browser, single, desktop).
 *
 *   npm run build
 *   node scripts/build.mjs [--quiet] [TARGET …]
 */
import { copyFile, rename, rm, utimes } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { build as buildDesktop } from 'electron-vite';
import { build } from 'vite';
import { bundleForNode } from './node-bundle.mjs';
import { isTargetStale, outFolder, outputsOf, projectRoot, targetNames } from './targets.mjs';

/** @typedef {import('./targets.mjs').Target} Target */

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { quiet: { type: 'boolean', default: false } },
});
const logLevel = values.quiet ? 'warn' : 'info';

/** @type {Record<Target, () => Promise<void>>} */
const builders = {
  cli: async () => {
    await bundleForNode(join(projectRoot, 'main/cli.ts'), join(outFolder, 'cli'));
  },
  single: async () => {
    await buildPages('single');
    const [file = ''] = outputsOf('single');
    await rename(join(outFolder, 'single/index.html'), file);
    await rm(join(outFolder, 'single'), { recursive: true });
  },
  browser: async () => {
    await buildPages('browser');
    await carrySingle('browser');
  },
  desktop: async () => {
    await buildDesktop({ root: projectRoot, logLevel });
    await carrySingle('renderer');
  },
};

const unknown = positionals.filter((name) => !Object.hasOwn(builders, name));
if (unknown.length > 0) {
  console.error(`unknown target: ${unknown.join(', ')} (${targetNames.join(', ')} are known)`);
  process.exit(2);
}

const chosen = positionals.length === 0 ? targetNames : /** @type {Target[]} */ (positionals);
try {
  for (const name of chosen) await make(name);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

/** @param {Target} name */
async function make(name) {
  const start = new Date();
  await builders[name]();
  // A source saved while the build ran must count as newer than the build.
  for (const path of outputsOf(name)) await utimes(path, start, start);
}

/**
 * Puts the one file beside the pages of another edition.
 * @param {string} folder in out/
 */
async function carrySingle(folder) {
  if (isTargetStale('single')) await make('single');
  const [single = ''] = outputsOf('single');
  await copyFile(single, join(outFolder, folder, basename(single)));
}

/** @param {'browser' | 'single'} mode */
async function buildPages(mode) {
  await build({ configFile: join(projectRoot, 'vite.browser.config.ts'), mode, logLevel });
}
