import { existsSync, readFileSync } from 'node:fs';
import { run } from './child.mjs';

/** Whether apt can install a browser: on Debian and its children, as root. */
export function canInstallBrowser() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/etc/os-release')) return false;
  return isDebian(readFileSync('/etc/os-release', 'utf8'));
}

/**
 * @param {string} osRelease the text of /etc/os-release
 */
export function isDebian(osRelease) {
  return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(osRelease);
}

/**
 * Installs Chromium with apt, quietly unless it fails.
 * @returns {Promise<boolean>} whether it is there
 */
export async function installBrowser() {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [
    ['update', '-q'],
    ['install', '-q', '-y', '--no-install-recommends', 'chromium', 'fonts-liberation'],
  ]) {
    const { code, output } = await run('apt-get', args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    if (code !== 0) {
      console.error(output.trim());
      console.error(`apt-get ${args[0]} ended with code ${code}`);
      return false;
    }
  }
  return true;
}
