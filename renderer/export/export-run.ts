import { networkFor } from '../../core/training/settings.ts';
import { askReader } from '../ask-reader.ts';
import LabWorker from '../lab.worker.ts?worker';
import type { ReaderRequest } from '../reader.ts';
import { runName } from '../runs/run-name.ts';
import { singlePage } from '../single-page.ts';
import type { Lab } from '../store/lab.ts';
import { t } from '../text.ts';
import { exportName, type WayOut } from './ways-out.ts';

/**
 * Lets the user keep the run on screen as a file of some kind; false when they leave it. What cannot be taken elsewhere rejects
 * with one sentence.
 */
export async function exportRun(lab: Lab, way: WayOut): Promise<boolean> {
  const [dataset, step] = [lab.dataset.value!, lab.frame.value!.step];
  const { data } = lab.settings.value;
  const { sizes } = networkFor(lab.settings.value, dataset);
  const name = runName(data.kind === 'built-in' ? t()[`data.${data.name}`] : data.name, sizes);
  const { bytes } = await lab.save();
  const file = { name: `${name}.plab`, bytes };
  return lab.host.saveFile(exportName(name, way, step), await written());

  async function written(): Promise<Uint8Array> {
    if (way === 'plab') return bytes;
    if (way === 'html') return ask({ type: 'replay', file, page: await singlePage() });
    return ask({ type: 'export', file, dataset, to: way, step });
  }
}

async function ask(request: ReaderRequest): Promise<Uint8Array> {
  const worker = new LabWorker({ name: 'reader' });
  try {
    const answer = await askReader(worker, request);
    if (answer.type === 'exported') return answer.bytes;
    throw new TypeError(`a file is expected, not ${answer.type}`);
  } finally {
    worker.terminate();
  }
}
