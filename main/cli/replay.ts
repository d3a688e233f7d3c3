import { fileURLToPath } from 'node:url';
import { LabError } from '../../core/lab-error.ts';
import { limits } from '../../core/limits.ts';
import { replayPage } from '../../core/run-file/export/replay.ts';
import type { RunFile } from '../../core/run-file/read-run.ts';
import { dataFor } from '../../core/run-file/reopen.ts';
import { readRegularFile } from '../read-file.ts';

/** The single-file edition, which is built beside the folder of the command line. */
const page = fileURLToPath(new URL('../perceptron-lab.html', import.meta.url));

/**
 * A page that replays a run. Throws a `file` error where the single-file edition is not built, and what `dataFor` throws for
 * a run whose data do not travel with it.
 */
export async function replayOf(run: RunFile, bytes: Uint8Array): Promise<Uint8Array> {
  dataFor(run);
  const text = await readRegularFile(page, limits.fileBytes).catch(() => {
    throw new LabError('file', `${page} is missing: npm run build:browser makes it`);
  });
  return new TextEncoder().encode(replayPage(new TextDecoder().decode(text), bytes));
}
