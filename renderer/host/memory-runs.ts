import { LabError } from '../../core/lab-error.ts';
import type { RunStore } from './host.ts';

/** Runs that are kept for as long as the page is there. */
export function memoryRuns(now: () => number): RunStore {
  const runs = new Map<string, { readonly bytes: Uint8Array; readonly time: number }>();
  const known = (name: string) => {
    const run = runs.get(name);
    if (!run) throw new LabError('file', `there is no run ${name} any more`);
    return run;
  };
  return {
    lasting: false,
    list: async () => [...runs].map(([name, { bytes, time }]) => ({ name, bytes: bytes.length, time })),
    read: async (name, most) => known(name).bytes.slice(0, most),
    async write(name, bytes) {
      runs.set(name, { bytes: bytes.slice(), time: now() });
    },
    async rename(name, to) {
      const run = known(name);
      if (runs.has(to)) throw new LabError('file', `there is a run ${to} already`);
      runs.delete(name);
      runs.set(to, run);
    },
    async remove(name) {
      known(name);
      runs.delete(name);
    },
  };
}
