import { spawn } from 'node:child_process';

/**
 * Runs a program to its end.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions & { limit?: number }} [options] limit in milliseconds, then it is ended
 * @returns {Promise<{ code: number, expired: boolean, output: string }>} code 127 when the program cannot be started;
 *   output is what it wrote to a pipe
 */
export function run(command, args, { limit, ...options } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, options);
    let output = '';
    let expired = false;
    /** @type {NodeJS.Timeout[]} */
    const timers = [];
    if (limit !== undefined) {
      timers.push(setTimeout(() => (expired = child.kill()), limit));
      timers.push(setTimeout(() => child.kill('SIGKILL'), limit + 1000));
    }
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk) => {
        output += chunk;
      });
    }
    const end = (/** @type {number} */ code) => {
      for (const timer of timers) clearTimeout(timer);
      resolve({ code, expired, output });
    };
    child.once('error', (error) => {
      output += error.message;
      end(127);
    });
    child.once('close', (code) => end(code ?? 1));
  });
}
