import type { Dataset } from '../../../core/data/dataset.ts';
import { LabError } from '../../../core/lab-error.ts';
import type { OpenedFile } from '../../host/host.ts';
import type { ReaderReply } from '../../reader.worker.ts';
import ReaderWorker from '../../reader.worker.ts?worker';
import { t } from '../../text.ts';

/**
 * The data set in some files, read by a worker of its own that ends with the reply. Rejects with a `LabError` that says
 * what is wrong with the files, also when the worker fails.
 */
export function readDataset(files: readonly OpenedFile[]): Promise<Dataset> {
  const worker = new ReaderWorker();
  const reply = new Promise<Dataset>((resolve, reject) => {
    worker.addEventListener('message', ({ data }: MessageEvent<ReaderReply>) => {
      if ('dataset' in data) resolve(data.dataset);
      else reject(new LabError(data.error.code, data.error.message));
    });
    const fail = () => reject(new LabError('internal', t().readerGone));
    worker.addEventListener('error', fail);
    worker.addEventListener('messageerror', fail);
  });
  worker.postMessage(files);
  return reply.finally(() => worker.terminate());
}
