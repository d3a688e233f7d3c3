import { fileURLToPath } from 'node:url';
import { LabError } from '../../core/lab-error.ts';
import { limits } from '../../core/limits.ts';
import { readRegularFile } from '../read-file.ts';

/** The single-file edition, which is built beside the folder of the command line. */
const path = fileURLToPath(new URL('../perceptron-lab.html', import.meta.url));

/** The page that carries a run. Rejects with a `file` error where it is not built. */
export async function readSinglePage(): Promise<string> {
  const bytes = await readRegularFile(path, limits.fileBytes).catch(() => {
    throw new LabError('file', `${path} is missing: npm run build:browser makes it`);
  });
  return new TextDecoder().decode(bytes);
}
