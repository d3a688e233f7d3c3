import { spawnSync } from 'node:child_process';

/** Runs lines of Python that have NumPy as `np`, or a program with arguments. */
export function runPython(args: readonly string[]): { code: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync('python3', [...args], { encoding: 'utf8' });
  return { code: status, out: stdout ?? '', err: stderr ?? '' };
}

export const numpyIsHere = runPython(['-c', 'import numpy']).code === 0;

/** Why a test is skipped, for its name. */
export const numpyNote = numpyIsHere ? '' : ' (skipped: python3 with numpy is not there)';
