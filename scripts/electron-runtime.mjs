import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { run } from './child.mjs';

/**
 * Where to look, and on what machine.
 * @typedef {object} Search
 * @property {string} root the project's folder
 * @property {NodeJS.ProcessEnv} env
 * @property {NodeJS.Platform} platform
 * @property {string} arch
 * @property {boolean} fetch whether the runtime may be fetched when it is not there
 * @property {number} [limit] milliseconds for fetching it
 */

/** @typedef {{ path: string } | { reason: string }} Runtime the program, or one sentence that says why there is none */

const fetchLimit = 20_000;
const downloads = 'https://github.com/electron/electron/releases/download/';

/**
 * The Electron runtime: the program named by ELECTRON_EXEC_PATH; else the one unpacked in node_modules, if it has the
 * version of the package; else unpacked from the zip named by PERCEPTRON_LAB_ELECTRON_ZIP; else fetched.
 * @param {Search} search
 * @returns {Promise<Runtime>}
 */
export async function findElectron(search) {
  const { root, env, platform } = search;
  const named = env['ELECTRON_EXEC_PATH'];
  if (named) return existsSync(named) ? { path: named } : { reason: `ELECTRON_EXEC_PATH names no file: ${named}` };

  const home = join(root, 'node_modules/electron');
  if (!existsSync(join(home, 'package.json'))) return { reason: 'The electron package is not installed' };
  const path = unpackedIn(home, platform);
  if (path !== undefined) return { path };

  const zip = env['PERCEPTRON_LAB_ELECTRON_ZIP'];
  if (zip) return installFrom(zip, home, search);
  if (!search.fetch) return { reason: 'There is no Electron runtime here' };
  return install(home, search);
}

/**
 * @param {string} home the electron package
 * @param {NodeJS.Platform} platform
 */
function unpackedIn(home, platform) {
  const path = join(home, 'dist', programOf(platform));
  const stamp = join(home, 'dist/version');
  if (!existsSync(path) || !existsSync(stamp)) return undefined;
  return readFileSync(stamp, 'utf8').trim().replace(/^v/, '') === versionOf(home) ? path : undefined;
}

/** @param {NodeJS.Platform} platform */
function programOf(platform) {
  if (platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return platform === 'win32' ? 'electron.exe' : 'electron';
}

/**
 * The folder that holds all of a runtime, as electron-builder wants it.
 * @param {string} path the program
 * @param {NodeJS.Platform} platform
 */
export function runtimeFolder(path, platform) {
  return platform === 'darwin' ? join(path, '../../../..') : dirname(path);
}

/** @param {string} home @returns {string} */
function versionOf(home) {
  return JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')).version;
}

/**
 * Unpacks a zip that a person has brought. Electron's own installer does it: it takes the zip for one it has fetched
 * before. A zip whose SHA-256 is not the published one is refused.
 * @param {string} zip
 * @param {string} home
 * @param {Search} search
 * @returns {Promise<Runtime>}
 */
async function installFrom(zip, home, search) {
  if (!existsSync(zip)) return { reason: `PERCEPTRON_LAB_ELECTRON_ZIP names no file: ${zip}` };
  const version = versionOf(home);
  const name = `electron-v${version}-${search.platform}-${search.arch}.zip`;
  const published = JSON.parse(readFileSync(join(home, 'checksums.json'), 'utf8'))[name];
  if ((await sha256(zip)) !== published) return { reason: `The zip is not ${name} as published: ${zip}` };

  const cache = await mkdtemp(join(tmpdir(), 'perceptron-lab-'));
  try {
    const folder = join(cache, createHash('sha256').update(`${downloads}v${version}`).digest('hex'));
    await mkdir(folder);
    await copyFile(zip, join(folder, name));
    const env = { ...search.env, electron_config_cache: cache, npm_config_electron_mirror: downloads };
    return await install(home, { ...search, env });
  } finally {
    await rm(cache, { recursive: true, force: true });
  }
}

/** @param {string} path */
async function sha256(path) {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

/**
 * Lets the electron package fetch its runtime, and leaves nothing behind when it does not come in time.
 * @param {string} home
 * @param {Search} search
 * @returns {Promise<Runtime>}
 */
async function install(home, { env, platform, arch, limit = fetchLimit }) {
  const scratch = await mkdtemp(join(tmpdir(), 'perceptron-lab-'));
  try {
    const { code, expired, output } = await run(process.execPath, [join(home, 'install.js')], {
      env: {
        ...env,
        ELECTRON_INSTALL_PLATFORM: platform,
        ELECTRON_INSTALL_ARCH: arch,
        TMPDIR: scratch,
        TEMP: scratch,
        TMP: scratch,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
      limit,
    });
    if (expired) {
      return { reason: `Electron did not arrive within ${limit / 1000} s ("npx install-electron" takes its time)` };
    }
    const path = unpackedIn(home, platform);
    if (path !== undefined) return { path };
    return { reason: `Electron could not be fetched (${firstLine(output) || `code ${code}`})` };
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/**
 * The first line of what a program wrote, without the name of the error's class.
 * @param {string} text
 */
function firstLine(text) {
  return text
    .trim()
    .replace(/^\w*Error: /, '')
    .replace(/\n.*/s, '');
}
