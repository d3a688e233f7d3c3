import { signal } from '@preact/signals';
import type { CsvChoice } from '../../../core/data/csv-dataset.ts';
import type { Dataset } from '../../../core/data/dataset.ts';
import type { ScaleName } from '../../../core/data/scale-inputs.ts';
import type { FileContents } from '../../../core/protocol/desktop-calls.ts';
import { suitedSettings } from '../../../core/training/suited-settings.ts';
import { errorText } from '../../error-text.ts';
import { readFiles as readDropped } from '../../host/browser.ts';
import type { Lab } from '../../store/lab.ts';
import { type OpenCsv, readFiles } from './read-files.ts';

/** IDX files have no ending of their own, so the host shows all. */
const anyEnding: readonly string[] = [];

/** Lets the user choose files and opens them. */
export const openChosen = (lab: Lab): Promise<void> => open(lab, () => lab.host.openFiles(anyEnding));

/** Opens a file that is at hand. */
export const openAtHand = (lab: Lab, file: FileContents): Promise<void> => open(lab, async () => [file]);

/** Opens what the system hands to the lab, whenever it does. */
export const openHanded = (lab: Lab): void => lab.host.receiveFiles((files) => void open(lab, files));

/** Opens files that were dropped on the window. */
export const openDropped = (lab: Lab, files: readonly File[]): Promise<void> => open(lab, () => readDropped(files));

/** Milliseconds of reading that pass without a word. */
const patience = 300;

/** The first of the files that are being read, once that takes long enough to say so. */
export const slowFile = signal<string | undefined>(undefined);

/** The CSV file whose preview is on screen. */
export const csvInPreview = signal<OpenCsv | undefined>(undefined);

/** Whatever goes wrong on the way is told in one sentence; the run on screen stays. */
async function open(lab: Lab, files: () => Promise<readonly FileContents[]>): Promise<void> {
  try {
    const opened = await files();
    if (opened.length === 0) return;
    lab.problem.value = undefined;
    const timer = setTimeout(() => {
      slowFile.value = opened[0]!.name;
    }, patience);
    const read = await readFiles(opened, lab.given.value).finally(() => {
      clearTimeout(timer);
      slowFile.value = undefined;
    });
    switch (read.kind) {
      case 'dataset':
        return startOn(lab, read.dataset);
      case 'run':
        return lab.openRun(read.run);
      case 'weights':
        return lab.takeWeights(read.weights, read.name);
      case 'csv':
        closePreview();
        csvInPreview.value = read.csv;
        return;
      default:
        read satisfies never;
    }
  } catch (thrown) {
    lab.problem.value = errorText(thrown);
  }
}

/** Starts a run on the CSV file in the preview. Rejects with a sentence when the file does not fit the choice. */
export async function usePreview(lab: Lab, choice: CsvChoice, scale: ScaleName | undefined): Promise<void> {
  const dataset = await csvInPreview.value?.dataset(choice);
  if (!dataset) return;
  closePreview();
  startOn(lab, dataset, scale);
}

export function closePreview(): void {
  csvInPreview.value?.close();
  csvInPreview.value = undefined;
}

function startOn(lab: Lab, dataset: Dataset, scale?: ScaleName): void {
  const data = { kind: 'given', name: dataset.name, ...(scale ? { scale } : {}) } as const;
  lab.configure({ ...suitedSettings(dataset), data }, dataset);
}
