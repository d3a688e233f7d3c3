import { LabError } from '../../core/lab-error.ts';
import { readRemovedName, removedName } from '../../core/removed-name.ts';
import type { RunStore } from './host.ts';

interface HeldRun {
  readonly bytes: Uint8Array;
  readonly time: number;
}

/** Runs that are kept for as long as the page is there, those that were deleted too. */
export function memoryRuns(now: () => number): RunStore {
  const runs = new Map<string, HeldRun>();
  const removed = new Map<string, HeldRun>();

  function known(name: string, among = runs): HeldRun {
    const run = among.get(name);
    if (!run) throw new LabError('file', `there is no run ${name} any more`);
    return run;
  }

  function put(name: string, run: HeldRun): void {
    if (runs.has(name)) throw new LabError('file', `there is a run ${name} already`);
    runs.set(name, run);
  }

  return {
    lasting: false,
    list: async () => [...runs].map(([name, { bytes, time }]) => ({ name, bytes: bytes.length, time })),
    read: async (name, most) => known(name).bytes.slice(0, most),
    async write(name, bytes) {
      runs.set(name, { bytes: bytes.slice(), time: now() });
    },
    async rename(name, to) {
      put(to, known(name));
      runs.delete(name);
    },
    async remove(name) {
      const id = removedName(name, now());
      removed.set(id, known(name));
      runs.delete(name);
      return id;
    },
    removed: async () => [...removed].map(([id, { bytes }]) => ({ id, bytes: bytes.length, ...readRemovedName(id)! })),
    async bringBack(id, to) {
      put(to, known(id, removed));
      removed.delete(id);
    },
    async erase(id) {
      removed.delete(id);
    },
  };
}
