import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findElectron, runtimeFolder } from '../../scripts/electron-runtime.mjs';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'runtime-'));
  write('node_modules/electron/package.json', '{ "version": "45.4.1" }');
});

afterEach(() => rmSync(root, { recursive: true }));

function write(path: string, text: string): string {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

function unpack(version: string): string {
  write('node_modules/electron/dist/version', version);
  return write('node_modules/electron/dist/electron', '');
}

/** An installer that does what the text says; it runs in the folder of the electron package. */
function installer(text: string): void {
  write('node_modules/electron/install.js', `process.chdir(__dirname); const fs = require('fs'); ${text}`);
}

function find(env: NodeJS.ProcessEnv = {}, options: { fetch?: boolean; limit?: number } = {}) {
  return findElectron({ root, env, platform: 'linux', arch: 'x64', fetch: false, ...options });
}

test('a program named by ELECTRON_EXEC_PATH comes before the unpacked one', async () => {
  unpack('45.4.1');
  const path = write('own/electron', '');
  expect(await find({ ELECTRON_EXEC_PATH: path })).toEqual({ path });
});

test('a name without a file is a reason, not a search', async () => {
  unpack('45.4.1');
  expect(await find({ ELECTRON_EXEC_PATH: '/nowhere' })).toEqual({
    reason: 'ELECTRON_EXEC_PATH names no file: /nowhere',
  });
});

test.each(['45.4.1', 'v45.4.1\n'])('an unpacked runtime of the version %j is taken', async (version) => {
  const path = unpack(version);
  expect(await find()).toEqual({ path });
});

test('an unpacked runtime of another version is not', async () => {
  unpack('44.0.0');
  expect(await find()).toEqual({ reason: 'There is no Electron runtime here' });
});

test('a zip that is not the published one is refused', async () => {
  write('node_modules/electron/checksums.json', '{ "electron-v45.4.1-linux-x64.zip": "0" }');
  const zip = write('some.zip', 'not it');
  expect(await find({ PERCEPTRON_LAB_ELECTRON_ZIP: zip })).toEqual({
    reason: `The zip is not electron-v45.4.1-linux-x64.zip as published: ${zip}`,
  });
});

test("the published zip lies in the installer's cache, under the name it looks for", async () => {
  const sum = createHash('sha256').update('zip').digest('hex');
  write('node_modules/electron/checksums.json', JSON.stringify({ 'electron-v45.4.1-linux-x64.zip': sum }));
  const address = 'https://github.com/electron/electron/releases/download/v45.4.1';
  const folder = createHash('sha256').update(address).digest('hex');
  installer(`
    fs.mkdirSync('dist');
    fs.copyFileSync(process.env.electron_config_cache + '/${folder}/electron-v45.4.1-linux-x64.zip', 'dist/electron');
    fs.writeFileSync('dist/version', '45.4.1');`);
  expect(await find({ PERCEPTRON_LAB_ELECTRON_ZIP: write('some.zip', 'zip') })).toEqual({
    path: join(root, 'node_modules/electron/dist/electron'),
  });
});

test('the runtime is fetched when that is allowed', async () => {
  installer(`fs.mkdirSync('dist'); fs.writeFileSync('dist/electron', ''); fs.writeFileSync('dist/version', '45.4.1');`);
  expect(await find({}, { fetch: true })).toEqual({ path: join(root, 'node_modules/electron/dist/electron') });
});

test('an installer that fails says why in its first line', async () => {
  installer(`console.error(new TypeError('fetch failed').stack); process.exit(1);`);
  expect(await find({}, { fetch: true })).toEqual({ reason: 'Electron could not be fetched (fetch failed)' });
});

test('an installer that does not come to an end is ended, and what it began to fetch is removed', async () => {
  installer(`
    fs.writeFileSync(require('os').tmpdir() + '/half.zip', 'half');
    fs.writeFileSync('scratch', require('os').tmpdir());
    setInterval(() => {}, 1000);`);
  expect(await find({}, { fetch: true, limit: 500 })).toEqual({
    reason: 'Electron did not arrive within 0.5 s ("npx install-electron" takes its time)',
  });
  const scratch = readFileSync(join(root, 'node_modules/electron/scratch'), 'utf8');
  expect(scratch).toMatch(/perceptron-lab-/);
  expect(existsSync(scratch)).toBe(false);
});

test('the folder of a runtime holds the program, on macOS the application', () => {
  expect(runtimeFolder('/dist/electron', 'linux')).toBe('/dist');
  expect(runtimeFolder('/dist/Electron.app/Contents/MacOS/Electron', 'darwin')).toBe('/dist');
});
