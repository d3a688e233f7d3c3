import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** @typedef {{ platform: NodeJS.Platform, env: NodeJS.ProcessEnv, exists?: (path: string) => boolean }} Machine */

/** chromium-browser comes last: on Ubuntu it may be a stub that only tells how to install one. */
const programs = [
  'chromium',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
  'chromium-browser',
];

const macApplications = ['Google Chrome', 'Chromium', 'Microsoft Edge'];

const windowsPrograms = [
  'Google/Chrome/Application/chrome.exe',
  'Chromium/Application/chrome.exe',
  'Microsoft/Edge/Application/msedge.exe',
];

/**
 * A Chromium, Chrome or Edge: the one PERCEPTRON_LAB_BROWSER names, or the first in the usual places.
 * @param {Machine} machine
 * @returns {string | undefined} its program. Throws when PERCEPTRON_LAB_BROWSER names no file.
 */
export function findBrowser({ platform, env, exists = existsSync }) {
  const named = env['PERCEPTRON_LAB_BROWSER'];
  if (named && !exists(named)) throw new Error(`PERCEPTRON_LAB_BROWSER names no file: ${named}`);
  return named || usualPlaces(platform, env).find(exists);
}

/**
 * @param {NodeJS.Platform} platform
 * @param {NodeJS.ProcessEnv} env
 * @returns {readonly string[]}
 */
function usualPlaces(platform, env) {
  if (platform === 'darwin') {
    return ['/Applications', join(env['HOME'] ?? '', 'Applications')].flatMap((folder) =>
      macApplications.map((name) => join(folder, `${name}.app/Contents/MacOS/${name}`)),
    );
  }
  if (platform === 'win32') {
    return ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA']
      .flatMap((name) => env[name] ?? [])
      .flatMap((folder) => windowsPrograms.map((program) => join(folder, program)));
  }
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return programs.flatMap((program) => folders.map((folder) => join(folder, program)));
}
