import { chmod } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { build } from 'vite';

/**
 * Bundles an entry into one executable module for Node 20: `cli.ts` becomes `cli.js` in the folder.
 * @param {string} entry
 * @param {string} folder
 * @param {readonly (string | RegExp)[]} [left] modules to leave where they are, because they look around from there
 * @returns {Promise<string>} the bundle's path
 */
export async function bundleForNode(entry, folder, left = []) {
  const name = basename(entry).replace(/\.ts$/, '.js');
  await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: entry,
      outDir: folder,
      emptyOutDir: true,
      target: 'node20',
      rolldownOptions: {
        external: [...left],
        output: { entryFileNames: name, banner: '#!/usr/bin/env node', codeSplitting: false },
      },
    },
  });
  const path = join(folder, name);
  await chmod(path, 0o755);
  return path;
}
