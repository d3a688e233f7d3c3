/**
 * Makes the installers for this platform into release/. Arguments go to electron-builder.
 *
 *   npm run dist [-- --dir]
 */
import { join } from 'node:path';
import { run } from './child.mjs';
import { findElectron, runtimeFolder } from './electron-runtime.mjs';
import { buildStaleOrExit, projectRoot } from './targets.mjs';

const { platform, arch, env } = process;
const runtime = await findElectron({ root: projectRoot, env, platform, arch, fetch: true });
if ('reason' in runtime) {
  console.error(`${runtime.reason}: installers carry the Electron runtime, so none can be made here.`);
  console.error('Name its program in ELECTRON_EXEC_PATH, or its zip in PERCEPTRON_LAB_ELECTRON_ZIP.');
  process.exit(1);
}

await buildStaleOrExit(['desktop', 'cli']);
const { code } = await run(
  process.execPath,
  [
    join(projectRoot, 'node_modules/electron-builder/cli.js'),
    '--publish',
    'never',
    '--config',
    'electron-builder.yml',
    `--config.electronDist=${runtimeFolder(runtime.path, platform)}`,
    ...process.argv.slice(2),
  ],
  { cwd: projectRoot, stdio: 'inherit' },
);
if (code !== 0) console.error(`electron-builder ended with code ${code}: what it says above is missing or wrong.`);
process.exitCode = code;
