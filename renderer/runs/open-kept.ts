import { describeError } from '../../core/lab-error.ts';
import { limits } from '../../core/limits.ts';
import { readFiles } from '../lab/data/read-files.ts';
import type { Lab } from '../store/lab.ts';
import type { Runs } from './runs.ts';

/** Takes up a kept run, which goes on under its name. False, and the problem told, when it cannot be. */
export async function openKept(lab: Lab, { store, keeper }: Runs, name: string): Promise<boolean> {
  try {
    const bytes = await store.read(name, limits.fileBytes);
    const read = await readFiles([{ name: `${name}.plab`, bytes }], lab.given.value);
    if (read.kind !== 'run') return false;
    lab.openRun(read.run);
    keeper.adopt(name);
    return true;
  } catch (thrown) {
    lab.problem.value = describeError(thrown).message;
    return false;
  }
}
