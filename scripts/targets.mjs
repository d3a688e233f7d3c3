import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './child.mjs';
import { isStale } from './stale.mjs';

/** The project's folder. */
export const projectRoot = fileURLToPath(new URL('..', import.meta.url));

/** The folder of all that is built. */
export const outFolder = join(projectRoot, 'out');

const shared = ['core', 'resources', 'package.json'];
const page = [...shared, 'renderer', 'scripts/renderer-config.mjs'];
const browserPage = [...page, 'vite.browser.config.ts', 'scripts/browser-edition.mjs', 'scripts/csp.mjs'];

/** The one self-contained file. The other editions carry it too: a run is handed on inside it. */
const singleName = 'perceptron-lab.html';

/** What can be built: from which sources, into which files. The order is the order of building. */
const targets = {
  cli: { sources: [...shared, 'main', 'scripts/node-bundle.mjs'], outputs: ['cli/cli.js'] },
  single: { sources: browserPage, outputs: [singleName] },
  browser: { sources: browserPage, outputs: ['browser/index.html', `browser/${singleName}`] },
  desktop: {
    sources: [...browserPage, 'main', 'preload', 'electron.vite.config.ts'],
    outputs: ['main/index.js', 'preload/index.cjs', 'renderer/index.html', `renderer/${singleName}`],
  },
};

/** @typedef {keyof typeof targets} Target */

export const targetNames = /** @type {Target[]} */ (Object.keys(targets));

/** @param {Target} name */
export function outputsOf(name) {
  return targets[name].outputs.map((path) => join(outFolder, path));
}

/** @param {Target} name */
export function isTargetStale(name) {
  const sources = targets[name].sources.map((path) => join(projectRoot, path));
  return isStale(sources, outputsOf(name));
}

/**
 * Builds those of the targets whose sources have changed. Writes to stderr alone.
 * @param {readonly Target[]} names
 * @returns {Promise<void>} rejects when a build fails; it has then told why
 */
export async function buildStale(names) {
  const stale = names.filter(isTargetStale);
  if (stale.length === 0) return;
  const script = fileURLToPath(new URL('build.mjs', import.meta.url));
  const { code } = await run(process.execPath, [script, '--quiet', ...stale], { stdio: ['ignore', 2, 2] });
  if (code !== 0) throw new Error(`the build of ${stale.join(', ')} failed`);
}

/**
 * The same for a script that cannot go on without them: ends it with code 1 when a build fails.
 * @param {readonly Target[]} names
 */
export async function buildStaleOrExit(names) {
  try {
    await buildStale(names);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}

/**
 * @param {Target} name
 * @returns {boolean} whether all of its files are there, new or old
 */
export function isBuilt(name) {
  return outputsOf(name).every((path) => existsSync(path));
}
