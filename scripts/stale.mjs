import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Whether an output is missing or older than a source. Folders count too: their time changes when a file goes away.
 * @param {readonly string[]} sources files and folders; those that do not exist are passed over
 * @param {readonly string[]} outputs files
 */
export function isStale(sources, outputs) {
  const oldest = Math.min(...outputs.map((path) => timeOf(path) ?? Number.NEGATIVE_INFINITY));
  return sources.some((path) => isNewer(path, oldest));
}

/**
 * @param {string} path
 * @param {number} time
 * @returns {boolean}
 */
function isNewer(path, time) {
  const own = timeOf(path);
  if (own === undefined) return false;
  if (own > time) return true;
  return statSync(path).isDirectory() && readdirSync(path).some((name) => isNewer(join(path, name), time));
}

/** @param {string} path */
function timeOf(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs;
}
