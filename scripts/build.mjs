/**
 * Builds the lab into out/: everything, or the targets named (cli, browser, single, desktop).
 *
 *   npm run build
 *   node scripts/build.mjs [--quiet] [TARGET …]
 */
import { rename, rm, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build as buildDesktop } from 'electron-vite';
import { build } from 'vite';
import { bundleForNode } from './node-bundle.mjs';
import { outFolder, outputsOf, projectRoot, targetNames } from './targets.mjs';

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
  browser: () => buildPages('browser'),
  single: async () => {
    await buildPages('single');
    await rename(join(outFolder, 'single/index.html'), join(outFolder, 'perceptron-lab.html'));
    await rm(join(outFolder, 'single'), { recursive: true });
  },
  desktop: () => buildDesktop({ root: projectRoot, logLevel }),
};

const unknown = positionals.filter((name) => !Object.hasOwn(builders, name));
if (unknown.length > 0) {
  console.error(`unknown target: ${unknown.join(', ')} (${targetNames.join(', ')} are known)`);
  process.exit(2);
}

const chosen = positionals.length === 0 ? targetNames : /** @type {Target[]} */ (positionals);
for (const name of chosen) {
  const start = new Date();
  try {
    await builders[name]();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
  // A source saved while the build ran must count as newer than the build.
  for (const path of outputsOf(name)) await utimes(path, start, start);
}

/** @param {'browser' | 'single'} mode */
async function buildPages(mode) {
  await build({ configFile: join(projectRoot, 'vite.browser.config.ts'), mode, logLevel });
}
