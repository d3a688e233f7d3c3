import { spawnSync } from 'node:child_process';

/** A Python that has a package, or the reason for skipping what needs one. */
interface Python {
  readonly here: boolean;
  /** Why a test is skipped, for its name; empty when it is not. */
  readonly note: string;
  /** Runs a program, or lines after `-c`, with arguments. */
  run(args: readonly string[]): { code: number | null; out: string; err: string };
}

const places = [process.env['PYTHON'] ?? 'python3', 'python3', '/usr/bin/python3'];

/** The first Python of this machine that can import a package: the one that PYTHON names, on the path, or of the system. */
export function pythonWith(name: 'numpy' | 'torch'): Python {
  const found = places.find((place) => spawnSync(place, ['-c', `import ${name}`]).status === 0);
  return {
    here: found !== undefined,
    note: found === undefined ? ` (skipped: python3 with ${name} is not there)` : '',
    run(args) {
      const { status, stdout, stderr } = spawnSync(found ?? 'python3', [...args], { encoding: 'utf8' });
      return { code: status, out: stdout ?? '', err: stderr ?? '' };
    },
  };
}
