import { spawn } from 'node:child_process';

/** @typedef {{ platform: NodeJS.Platform, env: NodeJS.ProcessEnv }} Machine */

/**
 * Whether a window can appear on this machine.
 * @param {Machine} machine
 */
export function hasDisplay({ platform, env }) {
  return platform === 'darwin' || platform === 'win32' || Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY']);
}

/**
 * The command that opens an address in the person's browser.
 * @param {NodeJS.Platform} platform
 * @param {string} url
 * @returns {readonly [command: string, args: readonly string[]]}
 */
export function openCommand(platform, url) {
  if (platform === 'darwin') return ['open', [url]];
  if (platform === 'win32') return ['cmd', ['/c', 'start', '', url]];
  return ['xdg-open', [url]];
}

/**
 * Opens an address in the person's browser where there is one; where not, the printed address has to do.
 * @param {string} url
 * @param {Machine} machine
 */
export function openInBrowser(url, machine) {
  if (!hasDisplay(machine)) return;
  const [command, args] = openCommand(machine.platform, url);
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  child.once('error', () => undefined);
  child.unref();
}
