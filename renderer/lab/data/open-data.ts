import { signal } from '@preact/signals';
import { describeError, LabError } from '../../../core/lab-error.ts';
import { limits } from '../../../core/limits.ts';
import type { Settings } from '../../../core/training/settings.ts';
import { readFiles } from '../../host/browser.ts';
import type { OpenedFile } from '../../host/host.ts';
import type { Lab } from '../../store/lab.ts';
import { readDataset } from './read-files.ts';

/** IDX files have no ending of their own, so the host shows all. */
const anyEnding: readonly string[] = [];

/** The network of the book's chapter 4 for pictures of digits. */
const settingsForPictures = {
  hidden: [{ units: 50, activation: 'sigmoid' }],
  loss: 'cross-entropy',
  batch: 100,
  learningRate: 0.1,
  initialisation: 0.01,
} as const satisfies Partial<Settings>;

/** Lets the user choose files and starts a run on them. */
export const openChosen = (lab: Lab): Promise<void> => open(lab, () => lab.host.openFiles(anyEnding));

/** Starts a run on files that were dropped on the window. */
export const openDropped = (lab: Lab, files: readonly File[]): Promise<void> =>
  open(lab, () => {
    const bytes = files.reduce((sum, file) => sum + file.size, 0);
    if (bytes > limits.fileBytes) {
      throw new LabError('limit', `${bytes} bytes were dropped: at most ${limits.fileBytes} are allowed`);
    }
    return readFiles(files);
  });

/** Milliseconds of reading that pass without a word. */
const patience = 300;

/** The first of the files that are being read, once that takes long enough to say so. */
export const slowFile = signal<string | undefined>(undefined);

/** Whatever goes wrong on the way is told in one sentence; the run on screen stays. */
async function open(lab: Lab, files: () => Promise<readonly OpenedFile[]>): Promise<void> {
  try {
    const opened = await files();
    if (opened.length === 0) return;
    lab.problem.value = undefined;
    const timer = setTimeout(() => {
      slowFile.value = opened[0]!.name;
    }, patience);
    const dataset = await readDataset(opened).finally(() => {
      clearTimeout(timer);
      slowFile.value = undefined;
    });
    lab.configure({ ...settingsForPictures, data: { kind: 'given', name: dataset.name } }, dataset);
  } catch (thrown) {
    lab.problem.value = describeError(thrown).message;
  }
}
