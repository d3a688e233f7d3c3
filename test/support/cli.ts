import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { expect } from 'vitest';

const root = join(import.meta.dirname, '../..');

/** The command line as it is built. */
export const program = join(root, 'out/cli/cli.js');

export function cli(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [program, ...args], { cwd: root }, (error, out, err) => {
      resolve({ code: error ? Number(error.code) : 0, out, err });
    });
  });
}

/** The JSON that a command ends with, after nothing but progress on stderr and nothing else on stdout. */
export async function cliJson(...args: string[]) {
  const { code, out, err } = await cli(...args, '--json');
  expect(err === '' || /step/.test(err), err).toBe(true);
  expect(code).toBe(0);
  expect(out.trim().split('\n')).toHaveLength(1);
  return JSON.parse(out);
}
